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

/** The fixed words of a plan in other languages; nobody whose first language one of them is has read it yet. */
export const written = unchecked({ cy, fr, es, pl, ur, ar })

/** The fixed words of a plan, as a language tells them. */
export const tell = makeTelling(english, written)

/** "a, b and c". */
export function sayList(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(items)
}
