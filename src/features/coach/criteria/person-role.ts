import { english } from '../reading/english.ts'
import type { Reading } from '../reading/statement.ts'
import { cannotSay, falls, type Judgement, meets } from './judgement.ts'
import { isEmpty } from './outcome-not-output.ts'
import { serviceAsked } from './service.ts'

const feelingFirst = /^(?:feel|feels|feeling|be|being|have|having) (?:more|less|better|happier|calmer|safe|safer|supported|confident|listened|respected|valued|treated|in control|at ease|included|understood|heard|calm|happy|well|a sense|peace|isolated|lonely|rested)\b/
const onlyHas = /^(?:have|has|having|show|shows|reach|reaches|achieve|achieves|experience|experiences|know|knows|receive|receives|be aware) /

/**
 * Has the person, or the family, a part in it: do they do, decide, keep or say something, or is it done to and for them?
 * (The third of the five criteria: Miller & Barrie 2015.)
 */
export function judgeRole(reading: Reading): Judgement {
  const { core, act, opening, first, words, reported } = reading
  if (words === 0) return cannotSay()
  const offered = serviceAsked(reading)
  switch (opening) {
    case 'service': return falls(offered)
    case 'first': return offered.length > 0 && /^(?:i|we) (?:need|want|would like|'d like) /.test(core) && !english.doing.at(act) ? falls(offered) : meets([core.split(' ')[0]!])
    case 'thing':
    case 'changed': {
      if (offered.length > 0) return falls(offered)
      return first ? meets() : cannotSay()
    }
    case 'slogan': {
      if (english.systemAims.has(core)) return falls(english.systemAims.find(core))
      return /^(?:to )?(?:support|encourage|enable|facilitate|provide|ensure|empower|help)\b/.test(core) ? falls([core.split(' ')[0]!]) : cannotSay()
    }
    case 'bare': {
      if (offered.length > 0) return falls(offered)
      return /^[a-z]+s /.test(core) ? meets([core.split(' ')[0]!]) : cannotSay()
    }
    case 'doing': {
      if (/^(?:feeling|being (?:happy|calm|safe|supported|less|more))/.test(core)) return first ? meets() : cannotSay()
      return /^(?:going|doing|attending) \S+(?: \S+){0,5}$/.test(core) && !english.people.has(core) && !english.becauses.has(core) && !/^going (?:back|to (?:the )?(?:park|beach|church|pub))/.test(core) ? cannotSay() : meets([act.split(' ')[0]!])
    }
    case 'to': {
      if (offered.length > 0 && !first) return falls(offered)
      return feelingFirst.test(act) && !first && !english.doing.has(act.replace(feelingFirst, '')) ? cannotSay() : isEmpty(reading) ? cannotSay() : meets([act.split(' ')[0]!])
    }
    default: {
      if (offered.length > 0) return reported ? cannotSay() : falls(offered)
      if (opening === 'label' && !english.doing.at(act) && /^(?:have|has|had|show|shows|be|is|are|being|feel|feels|remain|remains|maintain|maintains|achieve|achieves|reach|reaches|receive|receives|gain|gains|improve|improves|experience|experiences|continue|continues|improved|increased|reduced|better|able|more|less|in|no|not|live|lives|stay|stays)\b/.test(act)) return cannotSay()
      if (onlyHas.test(`${act} `) && isEmpty(reading)) return cannotSay()
      return onlyHas.test(`${act} `) && /milestones|skills|progress|level|potential/.test(act) ? cannotSay() : meets([act.split(' ')[0]!])
    }
  }
}
