import { english } from '../reading/english.ts'
import { deedOf } from '../reading/deed.ts'
import type { Reading } from '../reading/statement.ts'
import { cannotSay, falls, type Judgement, meets } from './judgement.ts'
import { isEmpty } from './outcome-not-output.ts'
import { personalSigns } from './signs.ts'
import { serviceAsked } from './service.ts'

const dated = /\b(?:within|by the|by \w+day|by christmas|in \d+|over the next|(?:two|three|six|twelve|\d+) (?:days|weeks|months))\b/
/** To be somewhere, or somebody among others, is a thing to reach; to be some way is a state. */
const beingThere = /^(?:be|being|is|are) (?:back|home for|there|the one|the (?:\w+ ){0,2}(?:who|that)|part of|out|up|round|in the (?!house|know)|on the|at (?:the|my|his|her|our|their) (?!home)|at \w+(?:'s)? (?:match|wedding|game|show|play|birthday|concert|graduation))\b/
/** "Have my pals round", "have a proper blether": something that is done. */
const havingOver = /^(?:have|has|having) (?:.{2,40}? (?:round|over|to stay|for tea|for dinner|for lunch|out of|in my hands)\b|(?:an? |our |my |her |his )?(?:\w+ )?(?:chat|blether|natter|coffee|cuppa|cup of|bath|shower|drink|pint|meal|dance|swim|walk|lie in|long lie|game|go on|barbecue|party|picnic|sing|kickabout)\b)/

/** Said as a hope or a plan: "I want", "we'll", "I'm going to"; not "I'm fine with", "my boy". */
const wanted = /^(?:i|we)(?:'ll|'d)? |^(?:i|we)'\S+(?: \S+)? (?:like|love|hoping|going|able|keen)\b/
/** What others are to do, or how things are to go: nothing this person or family would do. */
const others = /^(?:things|everything|life|it|this|that|them|they|people|folk|everybody|everyone|someone|somebody|staff|the (?:ward|council|school|hospital|surgery|doctors?|nurses?|carers|services?|same)) /
/**
 * Does it point to something to do or to reach? A feeling or a state that is simply true points to nothing and need not: the
 * criterion says "usually". (The fifth of the five criteria: Miller & Barrie 2015.)
 */
export function judgeAction(reading: Reading): Judgement {
  const { core, act, opening, words } = reading
  if (words === 0 || opening === 'service' || opening === 'thing') return cannotSay()
  const first = act.split(' ')[0]!
  if (serviceAsked(reading).length > 0) return /^(?:go|goes|going|join)$/.test(first) || /^(?:i|we)(?:'ll| will) /.test(core) ? meets([first]) : cannotSay()
  if (opening === 'slogan') return english.systemAims.has(core) || dated.test(core) || personalSigns(reading).points >= 2 ? cannotSay() : falls([core.split(' ').slice(0, 2).join(' ')])
  if (opening === 'changed') return isEmpty(reading) && english.feelings.find(core).length === 0 ? falls([core.split(' ')[0]!]) : cannotSay()
  if (opening === 'label' && isEmpty(reading)) return dated.test(core) || /^(?:demonstrate|show|know|comply|engage|verbalise|increase|continue|able)\b/.test(act) || !/^(?:have |be |achieve |maintain |remain |gain |build |improved|increased|reduced|better)/.test(act) ? cannotSay() : falls(english.genericNouns.find(act))
  if (isEmpty(reading)) return cannotSay()
  if (others.test(act) || /^being [a-z]+(?:ed|en|t)\b/.test(core)) return cannotSay()
  const deed = deedOf(act)
  const done = beingThere.exec(deed)?.[0] ?? havingOver.exec(deed)?.[0]
  if (done) return meets([done])
  if (english.still.at(deed) !== null || /^(?:not|no|never) /.test(act)) return cannotSay()
  if (opening === 'bare' && /^[a-z]+s /.test(core) && personalSigns(reading).points === 0) return cannotSay()
  if (/^(?:work|working|try) (?:on|to|towards)/.test(act)) return cannotSay()
  return english.doing.at(deed) !== null || opening === 'first' && wanted.test(core) || opening === 'to' || opening === 'doing' || opening === 'third' || opening === 'label' && !english.professional.has(deed) ? meets([deed.split(' ')[0]!]) : cannotSay()
}
