import { english } from './english.ts'

const aside = /^(?:not|never|always|still|also|just|only|even|really|sometimes|properly|actually|both|all|to|and|then) /
const able = /^(?:be |being |is |are |feel |feels |feeling )?(?:able|free|allowed|ready|willing|brave enough|confident enough|well enough|strong enough|fit enough|helped|supported|encouraged|trusted|left|going|due) to /
const going = /^(?:keep|keeps|keeping|kept|go|goes|going|carry|carries|carrying|get|gets|getting)(?: right)? (?:on|back to|round to|down to|to)? ?(?=[a-z]+ing )|^(?:keep|keeps|keeping|continue|continues|continuing|start|starts|starting|begin|begins|stop being afraid of|get used to|get better at|get good at) (?:to )?(?=[a-z]+ing )|^(?:continue|continues|continuing) to /
const hoping = /^(?:manage|manages|managing|try|tries|hope|hopes|want|wants|wanna|like|likes|love|loves|need|needs|afford|dare|get|gets|getting|come|comes) to |^(?:would|'d|will|'ll|can|could|might) (?:like|love|prefer|rather)?(?: to)? ?/
const room = /^(?:have|has|having|get|gets|getting|find|finds|finding|make|makes|making|feel|with)? ?(?:[a-z' ]{0,24})?\b(?:energy|strength|time|headspace|head space|confidence|courage|chance|freedom|money|room|space|nerve|breath|evening|morning|afternoon|hour|day|minutes)\b(?: [a-z ]{0,20})? to (?=[a-z])/
const somebody = /^(?:(?:my|our|his|her|their|the|a) )?(?:[a-z'-]+ ){1,3}?to (?=[a-z])/

/**
 * What is done, behind the words that only say that it may be, goes on, or is hoped for: "keep going to the caravan" is going,
 * "Mum to go on choosing her clothes" is choosing. The rest of the statement goes with it.
 */
export function deedOf(act: string): string {
  let deed = act
  for (let step = 0; step < 6; step += 1) {
    const said = deed.replace(aside, '').replace(able, '').replace(going, '').replace(hoping, '').replace(room, '')
    const theirs = said === deed && !isVerb(said) ? said.replace(somebody, '') : said
    if (theirs === deed) break
    deed = theirs
  }
  return deed
}

/** It begins with a word we know as something people do, or are. */
function isVerb(text: string): boolean {
  return english.doing.at(text) !== null || english.states.at(text) !== null
}
