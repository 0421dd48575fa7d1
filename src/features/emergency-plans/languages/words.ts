import { makeTelling, unchecked } from '../../../kernel/languages/telling.ts'
import english from '../words.en.json'
import ar from './words.ar.json'
import cy from './words.cy.json'
import es from './words.es.json'
import fr from './words.fr.json'
import pl from './words.pl.json'
import ur from './words.ur.json'

/** The fixed words of an emergency plan, a future plan and the card in other languages; nobody whose first language one of them is has read it yet. */
export const written = unchecked({ cy, fr, es, pl, ur, ar })

/** The same, as a language tells them. */
export const tell = makeTelling(english, written)
