import { english } from '../reading/english.ts'
import type { Reading } from '../reading/statement.ts'

/** Somebody paid is asked to do, send or mend something. */
const theyTo = /^(?:them|they|the (?:council|school|hospital|surgery|gp|service|services|carers centre|agency|housing|social work)|social work|social services|someone|somebody|people|staff) to (?:send|provide|give|sort|sort out|fix|mend|pay|fit|put in|get|do|arrange|organise|find|help|order|fund|take over|come|visit)\b/
const purpose = /\b(?:so that|so (?:i|we|he|she|they|dad|mum)\b|because|without|while|which|who|,|\. |but)/
const getting = /^(?:not )?(?:be able to )?(?:have|has|having|(?:get|gets|getting|got)(?! (?:out|up|to|back|on|off|into|down|about|around|round|there|over|through|along|home|dressed|washed|married|better)\b)|need|needs|want|wants|use|uses|go to|goes to|go for|attend|attends|attending|see|receive|receives|receiving|access|accesses|accessing|join|start|continue with|try|be seen by|be offered|be referred to|be given|be provided with|require|requires) /
const somebodyTo = /^(?:some(?:one|body)|an? (?:person|worker|volunteer|befriender|buddy|driver|sitter|helper|companion|carer|nurse|cleaner|gardener)|people|staff)(?: else)? (?:to|who (?:can|will|could)) /
const passive = /\b(?:to be |be |will be |is |are |being )?(?:referred|provided|offered|fitted|installed|put in|supplied|funded|paid for|arranged|allocated|commissioned|reviewed|assessed|signposted|turned|monitored|administered|delivered|prescribed|awarded|completed|carried out|undertaken|sourced|submitted|commenced|updated|put in place)\b/

/** What a life is made of, and what may be a need or a hope: not a thing to be had. */
const ofALife = /\b(?:time|space|peace|freedom|energy|money|rest|room|night's|night|company|chance|someone|somebody|friends?|family|my|our|me|us|we|i|without|not|no|again|fewer|less|more|break|breaks|hour|holiday|sleep|life|home|job|pain|everything|nothing|something|things?|it|it's)\b/
const often = /\b(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|once|twice|times|every|weekly|daily|monthly|each)\b/

/** The words by which a service, and not a life, is what is hoped for; none when it is not so. */
export function serviceAsked({ core, act, opening, first }: Reading): string[] {
  if (opening === 'service') return [core.split(' ').slice(0, 4).join(' ')]
  if (/^access to\b/.test(core)) return english.services.find(core)
  if (opening === 'changed' || opening === 'doing' && !english.receiving.at(act)) return []
  if (opening === 'thing') return ofThing(core)
  const handed = passive.exec(act)
  if (handed && !first) return [handed[0]]
  if (opening === 'slogan') return [...english.systemAims.find(core), ...(/^(?:to )?(?:provide|offer|arrange|support|access)\b/.test(core) ? english.services.find(core).slice(1) : [])]
  if (/^(?:attend|attends|attending) /.test(act)) return isOfALife(act) && first ? [] : [act.split(' ').slice(0, 4).join(' ')]
  if (theyTo.test(act)) return [theyTo.exec(act)![0]]
  // "I want a stairlift": nothing is done, something is had.
  const had = opening === 'first' && /^(?:i|we)\S*(?: \w+)? (?:want|need|like|love)/.test(core) && /^(?:an?|the|some|more|my|new|to have|to get)?\b/.test(act) && !english.doing.at(act) && !english.states.at(act) ? '' : null
  const receiving = english.receiving.at(act) ?? getting.exec(act)?.[0]?.trim() ?? had
  if (receiving === null) return []
  const given = act.slice(receiving.length).split(purpose)[0]!.split(' ').slice(0, 9).join(' ')
  if (somebodyTo.test(`${given.trim()} `)) return /\b(?:talk|listen|laugh|chat|understand|believe|speak to|love|know|care about)\b/.test(given) ? [] : [given.trim()]
  const found = english.services.find(given)
  if (found.length === 0) return []
  const strong = found.filter((one) => !english.mildServices.has(one))
  return strong.length === 0 && isOfALife(act.slice(receiving.length)) ? [] : keepsALife(act) ? [] : found
}

function ofThing(core: string): string[] {
  if (somebodyTo.test(core)) return [core.split(' ')[0]!]
  const head = core.split(purpose)[0]!.split(' ').slice(0, 10).join(' ')
  const handed = passive.exec(head)
  if (handed) return [handed[0]]
  const found = english.services.find(head)
  if (found.length > 0) return found
  // "A riser recliner chair", "two hours of ironing": a thing, and nothing a life is made of; "the energy to paint" is no thing.
  return ofALife.test(core) || english.feelings.has(core) || english.genericNouns.has(core) || english.changeVerbs.has(core) || core.split(' ').length > 7 ? [] : [head]
}

/** What is asked for goes on to say what of somebody's life it is for: "support to have my husband stay at home with me". */
function keepsALife(act: string): boolean {
  const after = /\b(?:support|help|someone|somebody|time)\b.*?\b(?:to|so that|so) (.*)$/.exec(act)?.[1] ?? /\bso (?:that )?(?:i|we) (.*)$/.exec(act)?.[1]
  return after !== undefined && !/^(?:the carer|carer) /.test(after) && (english.people.has(after) || english.places.has(after) || english.pursuits.has(after)) && !english.services.has(after)
}

function isOfALife(words: string): boolean {
  return english.people.has(words) || english.pursuits.has(words) || english.becauses.has(words)
}

/** Somewhere to go at a set time, and nothing of what it is for: "Going swimming on a Wednesday". */
export function isAnEngagement({ core, words }: Reading): boolean {
  return /^(?:going|attending|doing|having|joining|(?:i|we)(?:'ll| will) (?:go to|attend|do|join|see))\b/.test(core) && often.test(core) && words <= 9 && !english.people.has(core) && !english.becauses.has(core)
}
