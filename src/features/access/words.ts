import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

export const say = makeWords(english)

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** "Jo Reid and Sam Ure". */
export function sayNames(names: readonly string[]): string {
  return list.format(names)
}
