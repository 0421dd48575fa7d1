import { english } from '../reading/english.ts'
import { isGeneric, type Reading } from '../reading/statement.ts'
import { cannotSay, falls, type Judgement, meets } from './judgement.ts'
import { isAnEngagement, serviceAsked } from './service.ts'
import { conditional, personalSigns } from './signs.ts'

const tried = /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten)(?: times)? out of (?:\d+|two|three|four|five|six|ten)\b|\d+ ?%|per ?cent|\d+\/\d+/
const testing = /^(?:name|names|identify|identifies|match|matches|label|labels|point|points|recall|repeat|sort|recognise|imitate|sequence|sound out|score)\b/
const trying = /^(?:work|working|try|trying|aim|think|look) (?:on|to|towards|at|into)\b/

/**
 * Is it a difference in a life, changed or kept, and not a service, an item, a step of the staff or an aim of the system?
 * (The first of the five criteria for recording outcomes: Miller & Barrie 2015.)
 */
export function judgeOutcome(reading: Reading): Judgement {
  const { core, act, opening, words } = reading
  if (words === 0) return cannotSay()
  const service = serviceAsked(reading)
  if (service.length > 0) return falls(service)
  if ((opening === 'doing' || opening === 'first') && isAnEngagement(reading)) return falls([core])
  if (tried.test(core) && testing.test(act)) return falls([tried.exec(core)![0]])
  const feeling = english.feelings.find(core)
  const signs = personalSigns(reading)
  if (trying.test(act) && signs.points < 2) return cannotSay()
  if (conditional.test(core)) return cannotSay()
  if (isEmpty(reading) && signs.points < 2) return opening === 'changed' && feeling.length > 0 ? meets(feeling) : cannotSay(english.genericNouns.find(core))
  if (opening === 'thing' && feeling.length === 0 && signs.points === 0) return /^(?:a |an |the |some )?(?:good|proper|decent|night's|time|space|room|freedom|something)\b/.test(core) ? meets([core]) : cannotSay()
  if (words < 2) return cannotSay()
  return meets([...feeling, ...signs.words, ...english.doing.find(act).slice(0, 2)].slice(0, 4))
}

/** A slogan: it names what it would change in words that stand in anybody's plan. */
export function isEmpty({ core, act, opening }: Reading): boolean {
  if (opening === 'slogan') return true
  if (opening === 'changed') return isGeneric(core)
  if (opening === 'bare' || opening === 'thing') return isGeneric(core) && english.changeVerbs.has(core)
  if (opening === 'label' && english.stockPhrases.has(core.replace(/\b(?:remains|remaining)\b/, 'remain'))) return true
  if (opening === 'label' || opening === 'third' || opening === 'to') {
    const said = act.replace(/^(?:be |have |has |show |demonstrate |achieve |reach |continue |continue in |live |develop |engage in |make |make progress in )+/, '')
    return isGeneric(act) && (english.changeVerbs.has(act) || /^(?:more |better |increased |improved |good |his |her |their |a |an |full|independent|able to continue|in )/.test(said) || said !== act || opening === 'label')
      || opening === 'label' && english.professional.has(core) && english.feelings.find(act).length === 0
  }
  return false
}
