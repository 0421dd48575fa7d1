import { makeWords } from '../../kernel/words.ts'
import english from './words.en.json'

export const say = makeWords(english)
