import { makeTelling, unchecked } from '../../kernel/languages/telling.ts'
import { makeWords } from '../../kernel/words.ts'
import ar from './languages/words.ar.json'
import cy from './languages/words.cy.json'
import es from './languages/words.es.json'
import fr from './languages/words.fr.json'
import pl from './languages/words.pl.json'
import ur from './languages/words.ur.json'
import english from './words.en.json'

export const say = makeWords(english)

/** What a plan says of needs and of a break, in other languages; nobody whose first language one of them is has read it yet. */
export const written = unchecked({ cy, fr, es, pl, ur, ar })

/** What a plan says of needs and of a break, as a language tells it. */
export const tell = makeTelling(english, written)
