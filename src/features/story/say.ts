import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

/** The sentences of the carer's page. */
export const say = makeWords(english)
