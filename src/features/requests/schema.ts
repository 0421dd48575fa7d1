import * as v from 'valibot'
import { contact, hers, hersSpecial, notGiven, numbering, ofCarer, ofRow, others, state, type Tables, workers } from '../../kernel/personal-data.ts'
import { choice, day, id, limits, needed, open, optional, personal, several, special, thirdParty } from '../../kernel/schema.ts'

/** What a carer may ask of what is kept about her (UK GDPR art. 15 to 18). */
export const requestKinds = ['copy', 'forget', 'hold-still', 'put-right'] as const
export type RequestKind = (typeof requestKinds)[number]

/** How it came. `own-page` is written by the page itself. */
export const requestHows = ['letter', 'mail', 'told', 'phone', 'other'] as const
export type RequestHow = (typeof requestHows)[number] | 'own-page'

/** What happens to a request. The last four end it. */
export const stepKinds = ['identity-asked', 'identity-shown', 'more-asked', 'more-told', 'longer', 'given', 'done', 'refused', 'taken-back'] as const
export type StepKind = (typeof stepKinds)[number]
export const endings: readonly StepKind[] = ['given', 'done', 'refused', 'taken-back']
/** Steps that say nothing without words: why it takes longer, why not. */
export const wordsNeeded: readonly StepKind[] = ['longer', 'refused', 'more-asked']

/** How a copy is handed over. */
export const givingHows = ['own-page', 'paper', 'stick', 'mail', 'other'] as const
export type GivingHow = (typeof givingHows)[number]

/** What becomes of words that are not hers: in, in with some words covered, or not in. */
export const decisions = ['include', 'cover', 'leave-out'] as const
export type Decision = (typeof decisions)[number]

/** Who asked is empty for the carer herself; somebody who asks for her shows that they may. */
export const RequestForm = v.pipe(
  v.object({ id: id(), kind: choice(requestKinds, personal), receivedOn: day(personal), how: choice(requestHows, personal), askedBy: optional(limits.name, thirdParty), authority: optional(limits.line, thirdParty), words: optional(limits.words, special) }),
  v.forward(v.check((form) => form.askedBy === null || form.authority !== null, 'needed'), ['authority']),
)
export type RequestAsked = v.InferOutput<typeof RequestForm>

/** The carer, on her own page. */
export const OwnRequestForm = v.object({ id: id(), kind: choice(requestKinds, personal), words: optional(limits.words, special) })

export const StepForm = v.pipe(
  v.object({ id: id(), kind: choice(stepKinds.filter((kind) => kind !== 'given'), personal), onDay: day(personal), words: optional(limits.words, personal) }),
  v.forward(v.check((form) => form.words !== null || !wordsNeeded.includes(form.kind), 'needed'), ['words']),
)
export type StepAsked = v.InferOutput<typeof StepForm>

/** Pieces to cover: one a line, word for word. */
const pieces = v.pipe(v.optional(v.string(), ''), v.check((text) => [...text].length <= limits.passage, `tooLong:${limits.passage}`), v.transform((text) => [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))]), v.metadata({ ...thirdParty }))

const part = v.pipe(v.string('choose'), v.regex(/^[a-z_]{1,60}\.[0-9a-f-]{36}$/, 'choose'))
export const DecisionForm = v.pipe(
  v.object({ id: id(), part: v.pipe(part, v.metadata({ ...open })), decision: choice(decisions, open), why: optional(limits.line, thirdParty), pieces }),
  v.forward(v.check((form) => form.decision === 'include' || form.why !== null, 'needed'), ['why']),
  v.forward(v.check((form) => form.decision !== 'cover' || form.pieces.length > 0, 'needed'), ['pieces']),
)
export type DecisionAsked = v.InferOutput<typeof DecisionForm>
/** Several decisions at once: of each `part`, what belongs to a DecisionForm is read as `<field>-<part>`; `why` is for each that has none of its own. */
export const DecisionsForm = v.object({ part: v.pipe(several(part), v.minLength(1, 'choose'), v.maxLength(100, 'choose'), v.metadata({ ...open })), of: optional(60, open), page: optional(6, open), why: optional(limits.line, thirdParty) })

export const GivingForm = v.object({ id: id(), givenOn: day(personal), how: choice(givingHows, open), words: optional(limits.line, personal), looked: needed(10, open) })

/** Which things are to be forgotten: `<table>.<row>`, or `<table>.<row>.<column>` of a row that stays. */
const picks = v.pipe(several(v.pipe(v.string(), v.regex(/^[a-z_]{1,60}\.[0-9a-f-]{36}(\.[a-z_]{1,60})?$/, 'choose'))), v.minLength(1, 'pick'), v.metadata({ ...open }))
export const ErasureForm = v.object({ id: id(), picks, why: needed(limits.line, personal), seen: needed(10, open) })
export type ErasureAsked = v.InferOutput<typeof ErasureForm>

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  subject_requests: ofCarer({ kind: state, received_on: contact(hers), how: state, asked_by: hers, authority: hers, words: hersSpecial }),
  request_steps: ofRow('request_id', 'subject_requests', { carer_id: numbering, kind: state, on_day: hers, words: workers, how: state, file_hash: numbering }),
  erasures: ofRow('request_id', 'subject_requests', { carer_id: numbering, why: hers }),
  // Which thing was erased, never what it said.
  erasure_items: ofRow('erasure_id', 'erasures', { carer_id: numbering, table_name: notGiven(state, 'numbering'), row_id: numbering, column_name: notGiven(state, 'numbering') }),
  // Why something was left out tells of the others whose words it was.
  request_decisions: ofRow('request_id', 'subject_requests', {
    carer_id: numbering, table_name: numbering, row_id: numbering, decision: notGiven(state, 'elsewhere'), why: notGiven(others, 'elsewhere'), pieces: notGiven(others, 'elsewhere'),
  }),
}
