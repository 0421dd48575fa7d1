import { english } from '../reading/english.ts'
import type { Reading } from '../reading/statement.ts'
import { cannotSay, falls, type Judgement, meets } from './judgement.ts'
import { isAnEngagement, serviceAsked } from './service.ts'
import { anybody, conditional, ordinaryPlaces, ordinaryPursuits, personalSigns } from './signs.ts'

/**
 * Could it be pasted into anybody's plan? A detail of this life (whom, where, what they love, why) says no; a number or a day
 * alone does not. (The second of the five criteria: Miller & Barrie 2015.)
 */
export function judgePersonalised(reading: Reading): Judgement {
  const { core, act, opening, words } = reading
  if (words === 0) return cannotSay()
  if (opening === 'doing' && isAnEngagement(reading)) return cannotSay()
  const signs = personalSigns(reading)
  // Something fitted, fewer rows, a thing done without saying by whom: theirs, perhaps; it does not say.
  if (/^an? [a-z' -]+ (?:is|are) (?:put in|fitted|installed|delivered)\b|^[a-z' -]+ are (?:fitted|installed|delivered)\b/.test(core)) return cannotSay(signs.words)
  const offered = serviceAsked(reading)
  if (offered.length > 0 && !reading.first) {
    const strong = [...english.people.find(core), ...english.places.find(core).filter((one) => !ordinaryPlaces.test(one)), ...english.pursuits.find(core).filter((one) => !ordinaryPursuits.test(one))]
      .filter((one) => !offered.some((service) => service.includes(one)) && !anybody.test(one))
    return strong.length > 0 && opening !== 'service' && !reading.reported ? meets(strong) : falls(offered)
  }
  if (opening === 'slogan' && signs.points < 4 && /\bso that\b/.test(core)) return cannotSay(signs.words)
  if (opening === 'changed' && /^(?:fewer|less|more|no more) [a-z]+(?:s|ing)\b/.test(core) && signs.points < 4 && !english.professional.has(core)) return cannotSay(signs.words)
  if (opening === 'doing' && words <= 6 && signs.points < 3 && signs.words.length < 2 && english.professional.find(core).length === 0) return signs.points > 0 ? cannotSay(signs.words) : falls()
  // One thing alone, in few words, may be anybody's: that is not said either way.
  if (signs.points >= 3 || signs.points === 2 && words >= 9) return meets(signs.words)
  if (signs.points === 2) return cannotSay(signs.words)
  if (conditional.test(core) || /^it(?:'s| is)\b/.test(core)) return cannotSay(signs.words)
  if (signs.points === 1) return opening === 'bare' || opening === 'changed' && words < 4 || opening === 'slogan' && !/\bso that\b/.test(core) ? falls(signs.words) : cannotSay(signs.words)
  const generic = english.genericNouns.find(core)
  // A plain thing somebody does, told with some detail that no list knows: that cannot be said.
  const told = (opening === 'third' || opening === 'label') && words >= 6 && english.still.at(act) === null || opening === 'first' && words >= 9
  // Neither a detail nor the words of plans and feelings: it does not say.
  const bare = (opening === 'first' || opening === 'to' || opening === 'changed') && english.feelings.find(core).length === 0 && offered.length === 0
  return (told || bare) && generic.length === 0 && english.professional.find(core).length === 0 ? cannotSay() : falls(generic)
}
