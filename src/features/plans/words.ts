import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

export const say = makeWords(english)

/** "a, b and c". */
export function sayList(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(items)
}
