import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

/** The sentences of this room. */
export const say = makeWords(english)
