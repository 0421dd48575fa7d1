import * as v from 'valibot'
import { choice, day, honestAnswers, id, limits, needed, open, optional, optionalChoice, personal, special, thirdParty, version } from '../../kernel/schema.ts'

export type { Honest } from '../../kernel/schema.ts'

/** Hours of caring in a week, in the bands of the Scottish Carers Census (question 14), with the honest answer at the end. */
export const hoursBands = ['0-4', '5-19', '20-34', '35-49', '50+', 'not-known'] as const
export type HoursBand = (typeof hoursBands)[number]

/** What a carer says about caring: what it is, what she is able and willing to do, and where it stops. */
export const statementKinds = ['nature', 'able', 'willing', 'limit'] as const
export type StatementKind = (typeof statementKinds)[number]

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
}

export const CaringForm = v.object({ id: id(), personId: id(), ...person, ...facts })
export const FactsForm = v.object({ version: version(), ...facts })
export const PersonForm = v.object({ version: version(), ...person })

/** A dated statement. A newer one replaces it and needs no reason. */
export const StatementForm = v.object({ id: id(), kind: choice(statementKinds, open), words: needed(limits.words, special), saidOn: day(open) })
export const EndingForm = v.object({ id: id(), how: choice(endings, special), on: day(personal), words: optional(limits.words, special) })

/** Somebody else around the carer, and what flows each way. */
const around = {
  name: needed(limits.name, thirdParty),
  who: needed(limits.line, thirdParty),
  gives: optional(limits.line, personal),
  gets: optional(limits.line, personal),
  contact: optional(limits.line, thirdParty),
}
export const CirclePersonForm = v.object({ id: id(), ...around })
export const CirclePersonChangeForm = v.object({ version: version(), ...around })
export const LeavingForm = v.object({ on: day(personal) })
