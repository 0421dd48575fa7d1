import type { Mark } from '../queries.ts'
import { answersInWords, capital, peopleInWords } from '../words.ts'
import type { SupportAnswer } from './queries.ts'

/**
 * What was said of one outcome in one look back: the source of an answer. `words`: "Closer, as hoped. Meera helped a lot.", without the story,
 * which is hers.
 */
export interface Told { review: string; onDay: string; story: string | null; words: string }

/** One outcome with what was told of it, a first draft made of that, and what has been put into words. */
export interface Helped { outcome: string; statement: string; told: readonly Told[]; draft: string; answers: readonly SupportAnswer[] }

/**
 * What the support did for an outcome, gathered from what was said (Carers (Scotland) Act 2016 s.9(2)): who and what helped, as they
 * were named, and the last answers. Nothing is weighed and nothing added up; the draft is there to be put otherwise.
 */
export function gatherHelped(outcome: { id: string; statement: string }, marks: readonly Mark[], answers: readonly SupportAnswer[]): Helped {
  const own = marks.filter((mark) => mark.outcome === outcome.id && mark.voice === 'carer' && !mark.replaced)
  const told = own.map((mark): Told => ({ review: mark.review, onDay: mark.onDay, story: mark.story, words: inWords(answersInWords(mark), mark.contributors) }))
  const named = new Map(own.flatMap((mark) => mark.contributors.map((one) => [`${one.way} ${one.kind} ${one.name}`, one] as const)))
  const last = own.map(answersInWords).findLast((said) => said !== '')
  return { outcome: outcome.id, statement: outcome.statement, told, draft: inWords(last ?? '', [...named.values()]), answers: answers.filter((one) => one.outcome === outcome.id) }
}

function inWords(answers: string, contributors: Mark['contributors']): string {
  const { helped, inTheWay } = peopleInWords(contributors)
  return [answers && `${capital(answers)}.`, helped, inTheWay].filter(Boolean).join(' ')
}
