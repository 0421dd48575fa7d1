import * as v from 'valibot'
import { happeningKinds, triggerKinds } from '../../frameworks/triggers.ts'
import { choice, day, id, limits, needed, open, optional, optionalChoice, optionalDay, optionalId, personal, several, special, thirdParty, version } from '../../kernel/schema.ts'
import { actionOwners } from '../actions/schema.ts'
import { contact, hers, hersSpecial, numbering, ofCarer, ofRow, state, type Tables, tie, workers } from '../../kernel/personal-data.ts'

/** In which form a copy was given. */
export const issueForms = ['page', 'print', 'pdf', 'large-print', 'read-aloud'] as const
export type IssueForm = (typeof issueForms)[number]

/** Whether all of a plan was agreed, or some of it. */
export const extents = ['all', 'some'] as const
export type Extent = (typeof extents)[number]

/** The words that stand in the plan itself; what comes from the record is chosen beside them. */
const words = {
  madeOn: day(open),
  caringNow: optional(limits.words, special),
  keepsDoing: optional(limits.words, special),
  ifIllTomorrow: optional(limits.words, thirdParty),
  review: optionalDay(open),
  reviewSooner: optional(limits.line, special),
  triggers: several(v.picklist(triggerKinds, 'choose')),
  outcomes: several(id()),
  resting: several(id()),
  actions: several(id()),
  go: v.pipe(v.optional(v.string(), ''), v.metadata({ ...open })),
}

/** A new draft: the words, and what each outcome of this carer asks besides. */
export function newPlanForm(outcomes: readonly string[]) {
  return v.object({ id: id(), ...words, ...perOutcome(outcomes) })
}

/** The same for a draft that is there already, as it was when the form was opened. */
export function planForm(outcomes: readonly string[]) {
  return v.object({ version: version(), ...words, ...perOutcome(outcomes) })
}

/** Beside each outcome: its place, other words for the copy, what is in the way, and a promise that may be added there. */
function perOutcome(outcomes: readonly string[]): v.ObjectEntries {
  const own = outcomes.flatMap((outcome) => [
    [`position.${outcome}`, position],
    [`copy.${outcome}`, optional(limits.line, special)],
    [`way.${outcome}`, optional(limits.line, special)],
  ])
  const promises = [...outcomes, nothingInParticular].flatMap((key) => [
    [`action.${key}`, v.pipe(v.optional(v.union([v.literal(''), id()]), ''), v.metadata({ ...open }))],
    [`what.${key}`, optional(limits.line, special)],
    [`owner.${key}`, optionalChoice(actionOwners, open)],
    [`person.${key}`, optionalId(open)],
    [`who.${key}`, optional(limits.name, personal)],
    [`worker.${key}`, v.pipe(v.optional(v.string(), ''), v.metadata({ ...open }))],
    [`by.${key}`, optionalDay(open)],
  ])
  return Object.fromEntries([...own, ...promises])
}

const position = v.pipe(v.optional(v.string(), ''), v.trim(), v.regex(/^\d{0,3}$/, 'notANumber'), v.transform((text) => text === '' ? null : Number(text)), v.metadata({ ...open }))

/** Promises that are for no outcome in particular hang on this key. */
export const nothingInParticular = 'none'

export const AgreementForm = v.object({
  id: id(), agreedBy: needed(limits.name, personal), how: needed(limits.line, personal), extent: choice(extents, open),
  comment: optional(limits.words, special), on: day(open),
  /** The hash of what stood on the page, so that nobody agrees to words they have not read. */
  seen: v.pipe(v.string('notAnId'), v.regex(/^[0-9a-f]{64}$/, 'notAnId'), v.metadata({ ...open })),
})
export const IssueForm = v.object({
  id: id(), to: needed(limits.name, personal), form: choice(issueForms, open), how: optional(limits.line, personal), issued: day(open),
  what: optional(limits.line, special), why: optional(limits.line, special), withheld: optional(limits.line, special), withheldWhy: optional(limits.line, special),
})
/** Another authority has approved it, where the law asks for that before it is given. */
export const ApprovalForm = v.object({ id: id(), authority: needed(limits.name, open), approvedBy: needed(limits.name, personal), approved: day(open), approvalWords: optional(limits.words, special) })
/** Something that brings the look back forward is said to have happened. */
export const HappeningForm = v.object({ id: id(), whatHappened: choice(happeningKinds, open), happened: needed(limits.line, special), happenedOn: day(open) })
export const RemarkForm = v.object({ id: id(), words: needed(limits.words, special) })
export const RemarkAnswerForm = v.object({ id: id(), words: needed(limits.words, special) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  plans: ofCarer({
    sequence: numbering, supersedes_id: tie('plans'), caring_now: hersSpecial, keeps_doing: hersSpecial, if_ill_tomorrow: hersSpecial, review_on: hers, review_sooner: hersSpecial, made_on: contact(hers),
  }),
  plan_outcomes: ofRow('plan_id', 'plans', { carer_id: numbering, outcome_id: tie('outcomes'), on_this_copy: hersSpecial, in_the_way: hersSpecial }),
  plan_actions: ofRow('plan_id', 'plans', { carer_id: numbering, action_id: tie('actions') }),
  plan_agreements: ofRow('plan_id', 'plans', { carer_id: numbering, agreed_by: hers, how: hers, extent: state, comment: hersSpecial, on_day: contact(hers), content: hersSpecial, content_hash: numbering }),
  plan_issues: ofRow('plan_id', 'plans', { carer_id: numbering, issued_to: hers, form: state, how: hers, on_day: hers, what: hersSpecial, why: hersSpecial, withheld: hersSpecial, withheld_why: hersSpecial }),
  plan_approvals: ofRow('plan_id', 'plans', { carer_id: numbering, authority: state, approved_by: workers, words: hersSpecial, on_day: state }),
  plan_remarks: ofRow('plan_id', 'plans', { carer_id: numbering, words: hersSpecial, said_on: contact(hers) }),
  plan_remark_answers: ofRow('remark_id', 'plan_remarks', { carer_id: numbering, words: workers }),
  plan_answers: ofRow('plan_id', 'plans', { carer_id: numbering, clause: state, kind: state, words: hersSpecial }),
  plan_triggers: ofRow('plan_id', 'plans', { carer_id: numbering, kind: hers }),
  plan_happenings: ofRow('plan_id', 'plans', { carer_id: numbering, kind: hers, words: hersSpecial, on_day: hers }),
  plan_packs: ofRow('plan_id', 'plans', { carer_id: numbering, pack: state, as_on: state }),
}
