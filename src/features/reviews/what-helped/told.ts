import type { Mark } from '../queries.ts'
import { answersInWords, capital, peopleInWords } from '../words.ts'
import type { SupportAnswer } from './queries.ts'

/** What was said of one outcome in one look back: the source of an answer. */
export interface Told { review: string; onDay: string; story: string | null; answers: string; helped: string; inTheWay: string }

/** One outcome with what was told of it, a first draft made of that, and what has been put into words. */
export interface Helped { outcome: string; statement: string; told: readonly Told[]; draft: string; answers: readonly SupportAnswer[] }

/**
 * What the support did for an outcome, gathered from what was said (Carers (Scotland) Act 2016 s.9(2)): who and what helped, as they
 * were named, and the last answers. Nothing is weighed and nothing added up; the draft is there to be put otherwise.
 */
export function gatherHelped(outcome: { id: string; statement: string }, marks: readonly Mark[], answers: readonly SupportAnswer[]): Helped {
  const own = marks.filter((mark) => mark.outcome === outcome.id && mark.voice === 'carer' && !mark.replaced)
  const told = own.map((mark) => ({ review: mark.review, onDay: mark.onDay, story: mark.story, answers: answersInWords(mark), ...peopleInWords(mark.contributors) }))
  const named = new Map(own.flatMap((mark) => mark.contributors.map((one) => [`${one.way} ${one.kind} ${one.name}`, one] as const)))
  const { helped, inTheWay } = peopleInWords([...named.values()])
  const last = told.findLast((one) => one.answers !== '')
  return { outcome: outcome.id, statement: outcome.statement, told, draft: [last && `${capital(last.answers)}.`, helped, inTheWay].filter(Boolean).join(' '), answers: answers.filter((one) => one.outcome === outcome.id) }
}
