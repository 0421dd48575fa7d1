import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

/** Every sentence of this room. */
export const say = makeWords(english)
