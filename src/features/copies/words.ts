import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

/** The sentences of this room. Other languages come in beside the English file; where one lacks a sentence, English stands in. */
export const say = makeWords(english)
