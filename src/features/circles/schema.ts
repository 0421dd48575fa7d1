import * as v from 'valibot'
import { kinshipCodes } from '../../frameworks/kinship.ts'
import { choice, day, honestAnswers, id, limits, needed, open, optional, optionalChoice, personal, special, thirdParty, version } from '../../kernel/schema.ts'
import { hers, hersSpecial, mayForget, numbering, ofCarer, ofRow, others, persons, shared, state, type Tables, tie, workers } from '../../kernel/personal-data.ts'

export type { Honest } from '../../kernel/schema.ts'

/** Hours of caring in a week, in the bands of the Scottish Carers Census (question 14), with the honest answer at the end. */
export const hoursBands = ['0-4', '5-19', '20-34', '35-49', '50+', 'not-known'] as const
export type HoursBand = (typeof hoursBands)[number]

/** What a carer says about caring: what it is, what she is able and willing to do, where it stops, and what the person cared for gives her. */
export const statementKinds = ['nature', 'able', 'willing', 'limit', 'given'] as const
export type StatementKind = (typeof statementKinds)[number]

/** To each of them she says something, or that she would rather not. */
export const statementAnswers = ['words', 'prefers-not'] as const
export type StatementAnswer = (typeof statementAnswers)[number]

/** What stands around a carer. In a picture each has a shape of its own. */
export const circleKinds = ['person', 'animal', 'group', 'place', 'service'] as const
export type CircleKind = (typeof circleKinds)[number]

/** How it is between the carer and somebody, as she sees it: words, never a number or a colour. Nothing chosen is: not talked about. */
export const circleLines = ['strong', 'ordinary', 'thin', 'strained', 'broken-off'] as const
export type CircleLine = (typeof circleLines)[number]

export const endings = ['died', 'recovered', 'care-home', 'moved-on', 'other'] as const
export type EndingKind = (typeof endings)[number]

const livesWith = v.pipe(v.optional(v.picklist(honestAnswers, 'choose'), 'not-asked'), v.metadata({ ...thirdParty }))
const birthYear = v.pipe(
  optional(20, thirdParty), v.check((text) => text === null || /^(18[5-9]\d|19\d\d|20\d\d)$/.test(text), 'notAYear'), v.transform((text) => text === null ? null : Number(text)),
)

/** The person cared for: as little as will do. A name may be an alias. */
const person = { personName: needed(limits.name, thirdParty), birthYear }
/** What stands between the two of them, on the carer's side. */
const facts = {
  relation: needed(limits.name, personal),
  since: optional(limits.line, personal),
  hoursBand: optionalChoice(hoursBands, personal),
  livesWith,
  line: optionalChoice(circleLines, special),
}

export const CaringForm = v.object({ id: id(), personId: id(), ...person, ...facts })
export const FactsForm = v.object({ version: version(), ...facts })
export const PersonForm = v.object({ version: version(), ...person })

/** A dated statement. A newer one replaces it and needs no reason. */
export const StatementForm = v.object({
  id: id(), kind: choice(statementKinds, open), answer: v.pipe(v.optional(v.picklist(statementAnswers, 'choose'), 'words'), v.metadata({ ...open })),
  words: optional(limits.words, special), saidOn: day(open),
})
export const EndingForm = v.object({ id: id(), how: choice(endings, special), on: day(personal), words: optional(limits.words, special) })

/** Somebody else around the carer, and what flows each way. */
const around = {
  name: needed(limits.name, thirdParty),
  who: needed(limits.line, thirdParty),
  kind: v.pipe(v.optional(v.picklist(circleKinds, 'choose'), 'person'), v.metadata({ ...open })),
  line: optionalChoice(circleLines, special),
  gives: optional(limits.line, personal),
  gets: optional(limits.line, personal),
  contact: optional(limits.line, thirdParty),
}
export const CirclePersonForm = v.object({ id: id(), ...around })
export const CirclePersonChangeForm = v.object({ version: version(), ...around })
/** Somebody at school whom a young carer has named; nobody when it is left empty. */
export const NamedAdultForm = v.object({ id: id(), adult: optional(limits.name, thirdParty), knows: optional(limits.line, personal), saidOn: day(open) })
/** How a child comes to live with the carer, in law. */
export const KinshipForm = v.object({ id: id(), standing: choice(kinshipCodes, special), words: optional(limits.line, special), saidOn: day(personal) })
export const LeavingForm = v.object({ on: day(personal) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  cared_for_people: shared('caring_relationships', 'cared_for_person_id', { name: persons, birth_year: persons }),
  caring_relationships: ofCarer({ cared_for_person_id: tie('cared_for_people'), relation: hers, since: hers, hours_band: hers, lives_with: hers, line: hers }),
  caring_endings: ofRow('relationship_id', 'caring_relationships', { carer_id: numbering, on_day: hers, how: hersSpecial, words: hersSpecial, withdrawn_by: workers, withdrawn_at: state }),
  caring_statements: ofRow('relationship_id', 'caring_relationships', { carer_id: numbering, kind: state, words: hersSpecial, said_on: hers, answer: state }),
  kinship_standings: ofRow('relationship_id', 'caring_relationships', { carer_id: numbering, in_law: hersSpecial, words: hersSpecial, said_on: hers }),
  named_adults: ofCarer({ name: others, knows: hers, said_on: hers }),
  circle_people: ofCarer({ name: mayForget(others), who: mayForget(others), gives: mayForget(others), gets: mayForget(others), contact: mayForget(others), left_on: others, kind: state, line: others }, { forgettable: true }),
}
