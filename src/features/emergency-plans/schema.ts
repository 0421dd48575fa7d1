import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, optionalChoice, optionalDay, optionalId, personal, special, thirdParty, ticked } from '../../kernel/schema.ts'
import { contact, hers, hersSpecial, numbering, ofCarer, ofRow, state, type Tables, tie, workers } from '../../kernel/personal-data.ts'

/** What happens if the carer cannot care tomorrow; and what she wants for later. */
export const planKinds = ['emergency', 'future'] as const
export type PlanKind = (typeof planKinds)[number]

/** Whether there is a plan. Every one of them is an answer; what does not apply needs a reason. */
export const standings = ['there-is', 'being-made', 'none', 'rather-not', 'not-applicable'] as const
export type Standing = (typeof standings)[number]

/** What each kind of plan can tell, in the order in which it is read. */
export const partsOf = {
  emergency: ['firstHour', 'firstDays', 'outOfHours', 'toKnow', 'medicines', 'keys', 'children', 'pets'],
  future: ['matters', 'wishes', 'ask', 'papers'],
} as const
export const partNames = [...partsOf.emergency, ...partsOf.future] as const
export type PartName = (typeof partNames)[number]

/** In place of words, or beside them. */
export const honest = ['none-yet', 'rather-not', 'not-applicable'] as const
export type PartAnswer = (typeof honest)[number] | 'words'

/** Whether somebody who is to step in has said that they will. */
export const agreedAnswers = ['yes', 'asked', 'not-asked'] as const
export const keyAnswers = ['yes', 'no'] as const
export const copyForms = ['print', 'card', 'pdf', 'large-print', 'page', 'read-aloud'] as const
export type CopyForm = (typeof copyForms)[number]
export const withdrawalReasons = ['wrong-person', 'mistake'] as const

/** How many stand in the form; short enough for one page. */
export const mostPeople = 6
export const mostDecisions = 5
/** One page holds so much in each part, and one side of a card so much in a line. */
export const partLimit = 800
export const cardLimit = 90

export const rows = (most: number) => Array.from({ length: most }, (_, index) => index)

/** In which fields of a row somebody, or something to be decided, has been begun. */
export const personKeys = ['circle', 'name', 'who', 'phone', 'agreed', 'can', 'cannot', 'key', 'on'] as const
export const decisionKeys = ['what', 'by', 'asked'] as const

const partFields = Object.fromEntries(partNames.flatMap((part): [string, v.GenericSchema][] => [
  [`part.${part}`, optional(partLimit, thirdParty)], [`answer.${part}`, optionalChoice(honest, special)], [`card.${part}`, optional(cardLimit, thirdParty)],
]))
const peopleFields = Object.fromEntries(rows(mostPeople).flatMap((row): [string, v.GenericSchema][] => [
  [`circle.${row}`, optionalId(personal)], [`name.${row}`, optional(limits.name, thirdParty)], [`who.${row}`, optional(limits.name, thirdParty)], [`phone.${row}`, optional(60, thirdParty)],
  [`agreed.${row}`, optionalChoice(agreedAnswers, thirdParty)], [`can.${row}`, optional(limits.line, thirdParty)], [`cannot.${row}`, optional(limits.line, thirdParty)],
  [`key.${row}`, optionalChoice(keyAnswers, thirdParty)], [`on.${row}`, ticked(personal)],
]))
const decisionFields = Object.fromEntries(rows(mostDecisions).flatMap((row): [string, v.GenericSchema][] => [
  [`what.${row}`, optional(limits.line, special)], [`by.${row}`, optionalDay(special)], [`asked.${row}`, optional(limits.name, thirdParty)],
]))

/** A version as it is written: nothing must be filled in but which plan it is. `supersedes` is what stood there when the form was opened. */
export const EmergencyPlanForm = v.object({
  id: id(), kind: choice(planKinds, open), supersedes: optionalId(open), standing: choice(standings, special), why: optional(limits.line, special),
  writtenOn: day(open), lookOn: optionalDay(open), cardName: optional(60, personal), cardLine: optional(cardLimit, special), cardWhere: optional(cardLimit, personal),
  ...partFields, ...peopleFields, ...decisionFields,
})

/** The carer agreed to it, or looked at it together with her worker and it is still right. */
export const AgreementForm = v.object({ id: id(), agreedBy: needed(limits.name, personal), how: needed(limits.line, personal), agreedOn: day(open) })
/** Where a copy is. */
export const CopyForm = v.object({ id: id(), holder: needed(limits.name, thirdParty), form: choice(copyForms, open), how: optional(limits.line, personal), copiedOn: day(open) })
/** A copy is not there any more. */
export const CopyEndForm = v.object({ goneOn: day(open) })
/** Somebody may see it, and how the carer said so. */
export const ReaderForm = v.object({ id: id(), reader: needed(limits.name, thirdParty), howTold: needed(limits.line, personal), from: day(open), until: optionalDay(open) })
export const RemarkForm = v.object({ id: id(), words: needed(limits.words, special) })
export const RemarkAnswerForm = v.object({ id: id(), words: needed(limits.words, special) })
/** It was written by mistake, or about somebody else: then its words may go to the right record. */
export const WithdrawalForm = v.object({ id: id(), reason: choice(withdrawalReasons, open), newPlan: id(), to: optionalId(personal) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  emergency_plans: ofCarer({
    kind: state, standing: state, why: hersSpecial, written_on: contact(hers), look_on: hers, card_name: hers, card_line: hers, card_where: hers, supersedes_id: tie('emergency_plans'),
  }),
  emergency_plan_parts: ofRow('plan_id', 'emergency_plans', { carer_id: numbering, part: state, answer: state, words: hersSpecial, card: hersSpecial }),
  emergency_plan_people: ofRow('plan_id', 'emergency_plans', {
    carer_id: numbering, circle_person_id: tie('circle_people'), name: hers, who: hers, phone: hers, agreed: state, can_do: hers, cannot_do: hers, has_key: state, card: state,
  }),
  emergency_plan_decisions: ofRow('plan_id', 'emergency_plans', { carer_id: numbering, what: hersSpecial, by_day: hers, who: hers }),
  emergency_plan_agreements: ofRow('plan_id', 'emergency_plans', { carer_id: numbering, agreed_by: hers, how: hers, on_day: contact(hers) }),
  emergency_plan_copies: ofRow('plan_id', 'emergency_plans', { carer_id: numbering, holder: hers, form: state, how: hers, on_day: hers, gone_on: hers, gone_by: workers, gone_at: state }),
  emergency_plan_readers: ofRow('permission_id', 'permissions', { carer_id: numbering, kind: state }),
  emergency_plan_remarks: ofRow('plan_id', 'emergency_plans', { carer_id: numbering, words: hersSpecial, said_on: contact(hers) }),
  emergency_plan_remark_answers: ofRow('remark_id', 'emergency_plan_remarks', { carer_id: numbering, words: workers }),
  emergency_plan_withdrawals: ofRow('plan_id', 'emergency_plans', { carer_id: numbering, why: state }),
}
