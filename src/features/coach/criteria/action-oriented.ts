import { english } from '../reading/english.ts'
import type { Reading } from '../reading/statement.ts'
import { cannotSay, falls, type Judgement, meets } from './judgement.ts'
import { isEmpty } from './outcome-not-output.ts'
import { personalSigns } from './signs.ts'
import { serviceAsked } from './service.ts'

const dated = /\b(?:within|by the|by \w+day|by christmas|in \d+|over the next|(?:two|three|six|twelve|\d+) (?:days|weeks|months))\b/
const feelingOrStaying = /^(?:not )?(?:feel|feels|feeling|felt|be (?!back|the one|there for|part of|out )|being (?!back)|stay|stays|staying|live|lives|living|go on living|carry on (?:living|caring)|keep going|keep on going|remain|remains|know|knows|have|has|having|like|love|lie|lying|die|wake|worry|cope|sleep|sleeps|look after|reach (?:his|her|their|the)|stop (?:lying|worrying|feeling|being|waking)|give up|lose touch)\b/
const later = /\b(?:energy|strength|time|headspace|confidence|chance|courage|space)\b.*? to (.+)$/

/**
 * Does it point to something to do or to reach? A feeling or a state that is simply true points to nothing and need not: the
 * criterion says "usually". (The fifth of the five criteria: Miller & Barrie 2015.)
 */
export function judgeAction(reading: Reading): Judgement {
  const { core, act, opening, words } = reading
  if (words === 0) return cannotSay()
  const goesSomewhere = english.doing.at(act)
  if (opening === 'service' || opening === 'thing') return cannotSay()
  if (serviceAsked(reading).length > 0) return goesSomewhere !== null && /^(?:go|goes|going|attend|join)/.test(act) && reading.opening !== 'slogan' ? meets([goesSomewhere]) : cannotSay()
  if (opening === 'slogan') return english.systemAims.has(core) || dated.test(core) || personalSigns(reading).points >= 2 ? cannotSay() : falls([core.split(' ').slice(0, 2).join(' ')])
  if (opening === 'changed') return isEmpty(reading) && english.feelings.find(core).length === 0 ? falls([core.split(' ')[0]!]) : cannotSay()
  if (opening === 'label' && isEmpty(reading)) return dated.test(core) || /^(?:demonstrate|show|know|comply|engage|verbalise|increase|continue|able)\b/.test(act) || !/^(?:have |be |improved|increased|reduced|better)/.test(act) ? cannotSay() : falls(english.genericNouns.find(act))
  if (feelingOrStaying.test(act)) {
    const then = later.exec(act)?.[1]
    const done = then ? english.doing.at(then) : null
    return done ? meets([done]) : cannotSay()
  }
  if (opening === 'bare' && /^[a-z]+s /.test(core) && personalSigns(reading).points === 0) return cannotSay()
  if (opening === 'third' && isEmpty(reading)) return cannotSay()
  if (/^(?:work|working|try) (?:on|to|towards)/.test(act)) return cannotSay()
  return goesSomewhere ? meets([goesSomewhere]) : cannotSay()
}
