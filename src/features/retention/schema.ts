import * as v from 'valibot'
import { recordKinds, triggers } from '../../frameworks/retention.ts'
import { hers, hersSpecial, notGiven, numbering, ofCarer, ofNobody, state, type Tables, traces, workers } from '../../kernel/personal-data.ts'
import { choice, day, id, limits, needed, open, optional, optionalDay, personal } from '../../kernel/schema.ts'

/** Why a record is held. */
export const holdReasons = ['inquiry', 'legal', 'complaint', 'safety', 'other'] as const
export type HoldReason = (typeof holdReasons)[number]

const years = v.pipe(v.string('needed'), v.trim(), v.regex(/^\d{1,3}$/, 'years'), v.transform(Number), v.maxValue(150, 'years'), v.metadata({ ...open }))
export const RuleForm = v.object({ id: id(), kind: choice(recordKinds, open), trigger: choice(triggers, open), years, inUse: choice(['yes', 'no'], open), why: optional(limits.line, open), effectiveOn: day(open) })
export type RuleAsked = v.InferOutput<typeof RuleForm>
export const HoldForm = v.object({ id: id(), reason: choice(holdReasons, personal), words: needed(limits.words, personal), lookOn: optionalDay(open) })
export type HoldAsked = v.InferOutput<typeof HoldForm>
export const LiftForm = v.object({ liftedWhy: needed(limits.line, personal) })
export const DelayForm = v.object({ id: id(), untilDay: day(open), why: needed(limits.line, personal) })
export type DelayAsked = v.InferOutput<typeof DelayForm>
/** The first of the two: the record was looked at. */
export const ProposalForm = v.object({ id: id(), looked: needed(10, open) })
/** The second. */
export const SignatureForm = v.object({ id: id(), answer: choice(['yes', 'no'], open) })

const proof = 'proof that it was done: stays, and names nobody'
const stays = { ...notGiven(state, 'numbering'), end: 'audit' as const }

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  retention_rules: ofNobody('how long records are kept: kept as its history', { kind: numbering, trigger: numbering, years: numbering, in_use: numbering, why: numbering, effective_on: numbering }),
  // One without a carer holds all records, and stays.
  retention_holds: ofCarer({ reason: state, words: hersSpecial, look_on: state, lifted_by: workers, lifted_at: state, lifted_why: hers }),
  retention_delays: ofCarer({ until_day: state, why: hers }),
  disposals: traces(proof, { carer_id: stays, kind: stays, due_on: stays, rules: stays, restricted: stays }),
  disposal_signatures: traces(proof, { disposal_id: { ...stays, tie: 'disposals' }, answer: stays }),
  disposal_certificates: traces(proof, { disposal_id: { ...stays, tie: 'disposals' }, counts: stays }),
}
