import * as v from 'valibot'
import { type Honest, honestAnswers, id, limits, needed, open, optional, optionalChoice, optionalDay, personal, special, version } from '../../kernel/schema.ts'

export { type Honest, honestAnswers } from '../../kernel/schema.ts'
import { hers, hersSpecial, mayForget, notGiven, numbering, ofCarer, state, type Tables, traces, workers } from '../../kernel/personal-data.ts'

/** Adult or young is worked out from the date of birth; this says otherwise where the carer wants it otherwise. */
export const kinds = ['adult', 'young'] as const
export type Kind = (typeof kinds)[number]

const honest = v.pipe(v.optional(v.picklist(honestAnswers, 'choose'), 'not-asked'), v.metadata({ ...personal }))
const email = v.pipe(optional(254, personal), v.check((text) => text === null || /^\S+@\S+\.\S+$/.test(text), 'notAnAddress'))
const postcode = v.pipe(optional(12, personal), v.transform((text) => text?.toUpperCase() ?? null))

/** Only a name to call her by is needed; the rest may come any time. */
export const RegisterForm = v.object({
  id: id(),
  callName: needed(limits.name, personal),
  fullName: optional(limits.name, personal),
  dateOfBirth: optionalDay(personal),
  postcode,
  phone: optional(40, personal),
  contactPreference: optional(limits.line, personal),
})

/** Everything of the carer's own facts, as the form asks for it. Keys are the columns' names in our words. */
export const DetailsForm = v.object({
  version: version(),
  callName: needed(limits.name, personal),
  fullName: optional(limits.name, personal),
  pronouns: optional(40, personal),
  inOneLine: optional(limits.line, personal),
  takeCare: optional(limits.line, personal),
  contactPreference: optional(limits.line, personal),
  communicationNeeds: optional(limits.words, special),
  language: optional(limits.name, personal),
  interpreter: honest,
  phone: optional(40, personal),
  email,
  address: optional(limits.line, personal),
  postcode,
  dateOfBirth: optionalDay(personal),
  stillAtSchool: honest,
  kindOverride: optionalChoice(kinds, personal),
  gender: optional(limits.name, special),
  diedOn: optionalDay(special),
})
export type Details = Omit<v.InferOutput<typeof DetailsForm>, 'version'>
export type DetailsField = keyof Details

/** The equality questions, each with an honest answer. */
export const questions = ['ethnicity', 'disability', 'religion', 'sexual-orientation', 'trans', 'gaelic'] as const
export type Question = (typeof questions)[number]

/** One question's part of the form: `<question>`, `<question>-words`, and the row it was opened at, `<question>-was`. */
export const EqualityForm = v.object({
  ...forEach('', v.pipe(v.optional(v.picklist(honestAnswers, 'choose'), 'not-asked'), v.metadata({ ...special }))),
  ...forEach('-words', optional(limits.line, special)),
  ...forEach('-was', v.pipe(v.optional(v.string(), ''), v.metadata({ ...open }))),
})

function forEach<Ending extends string, S>(ending: Ending, one: S): Record<`${Question}${Ending}`, S> {
  return Object.fromEntries(questions.map((question) => [question + ending, one])) as Record<`${Question}${Ending}`, S>
}

/** What is known of somebody who may be on the books already: as much of it as has been typed so far, right or wrong. */
export const LikenessForm = v.object({ callName: typed(), fullName: typed(), postcode: typed(), phone: typed(), dateOfBirth: typed() })
export type Facts = v.InferOutput<typeof LikenessForm>

function typed() {
  return v.pipe(v.optional(v.union([v.string(), v.null()]), ''), v.transform((text) => (text ?? '').trim().slice(0, limits.name)), v.metadata({ ...personal }))
}

/** Adult or young: under 18, or 18 and still at school. Somebody at school of unknown age is young. Saying otherwise counts more. */
export function kindOf(facts: { dateOfBirth: string | null; stillAtSchool: Honest; kindOverride: Kind | null }, today: string): Kind {
  if (facts.kindOverride) return facts.kindOverride
  const age = facts.dateOfBirth === null ? null : ageOn(today, facts.dateOfBirth)
  if (age === null) return facts.stillAtSchool === 'yes' ? 'young' : 'adult'
  return age < 18 || (age === 18 && facts.stillAtSchool === 'yes') ? 'young' : 'adult'
}

/** Whole years from one day to another. */
export function ageOn(today: string, born: string): number {
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
}

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  carers: {
    belongs: { by: 'record' },
    columns: {
      organisation_id: numbering, id: numbering, version: numbering, call_name: hers, full_name: mayForget(hers), pronouns: mayForget(hers), date_of_birth: mayForget(hers), kind_override: state, still_at_school: hers,
      gender: mayForget(hersSpecial), postcode: mayForget(hers), address: mayForget(hers), phone: mayForget(hers), email: mayForget(hers), language: mayForget(hers), interpreter: hers, contact_preference: mayForget(hers),
      communication_needs: mayForget(hersSpecial), in_one_line: mayForget(hers), take_care: mayForget(hers), died_on: hersSpecial, recorded_by: workers, recorded_at: state,
    },
  },
  carer_search: traces('her names and numbers, to be found by: gone with the record', { carer_id: numbering, words: notGiven(hers, 'elsewhere') }),
  equality_answers: ofCarer({ question: state, answer: mayForget(hersSpecial), words: mayForget(hersSpecial) }, { forgettable: true, together: 'question' }),
  searches: traces('what somebody looked for: emptied where it found her', { account_id: notGiven(workers, 'elsewhere'), words: notGiven(hers, 'elsewhere'), found: numbering, at: numbering }),
}
