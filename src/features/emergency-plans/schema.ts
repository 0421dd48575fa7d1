import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, optionalChoice, optionalDay, optionalId, personal, special, thirdParty, ticked } from '../../kernel/schema.ts'

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
