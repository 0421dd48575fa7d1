import type { Judgements } from '../criteria/judge.ts'
import type { Language } from '../reading/language.ts'
import type { Reading } from '../reading/statement.ts'

/** What is known about an outcome besides its words. Whatever is not known is left out, and the rules that need it stay silent. */
export interface Facts {
  /** Who has a part in it, of each action: the carer, the family, a worker... An empty list: nothing is planned for it. */
  actions?: readonly { owner: string }[]
  /** Which way it is hoped to go. */
  direction?: 'get-better' | 'keep' | 'slow-the-change' | 'safe-ending' | 'be-treated'
  /** The statement is somebody's exact words: nothing in it is corrected. */
  exact?: boolean
  /** In how many other records that this person may read the same words stand. */
  elsewhere?: number
  /** It is about the cared-for person, and nothing they said or showed is written down. */
  personUnheard?: boolean
  /** Reviews since it was worded, in which it stayed as it is. */
  unchangedReviews?: number
  /** Somebody has said, and it is written down, that they are willing. */
  willingnessSaid?: boolean
}

/** A statement with everything a rule may look at. */
export interface Statement {
  original: string
  text: string
  lang: Language | null
  /** English only. */
  reading: Reading | null
  judged: Judgements
  facts: Facts
  /** The words inside quotation marks: somebody's own. */
  quoted: readonly string[]
}

/** One rule: the words that caused it, or nothing. */
export interface Rule { id: string; find: (statement: Statement) => string[] | null }

/** Some words, or nothing where there are none. */
export function some(words: readonly string[]): string[] | null {
  return words.length > 0 ? [...words] : null
}

/** Words that nobody said between quotation marks. */
export function notQuoted({ quoted, facts }: Statement, words: readonly string[]): string[] {
  return facts.exact ? [] : words.filter((word) => !quoted.some((own) => own.includes(word)))
}
