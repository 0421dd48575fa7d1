import { english } from './english.ts'
import { plain } from './matcher.ts'

/**
 * How a statement opens, and so who acts in it.
 * first: "I want to ...". to: "To sleep ...". doing: "Getting to the park". third: "She will ...", "X asks ...". label: "The carer is ...".
 * service: "We will encourage ...". slogan: "Improve mobility". changed: "Reduced anxiety". bare: "Eat a healthier diet". thing: "A stairlift".
 */
export type Opening = 'first' | 'to' | 'doing' | 'third' | 'label' | 'service' | 'slogan' | 'changed' | 'bare' | 'thing'

/** A statement as the coach reads it. */
export interface Reading {
  /** The whole of it, in plain form. */
  text: string
  /** Without what only says by when or for what: "By the end of the year". */
  core: string
  opening: Opening
  /** What is done or hoped for, after who and "will", "to", "want to". */
  act: string
  /** Somebody else says it for them: "Mum wants X to ...". */
  reported: boolean
  /** They speak of themselves, anywhere in it. */
  first: boolean
  words: number
}

/** Says of each word what it is, where a tagger is there; the lists do without. */
export type Tagger = (words: readonly string[]) => readonly ('verb' | 'noun' | 'other')[]

const leadIn = /^(?:by (?:the )?(?:end of|time|january|february|march|april|may|june|july|august|september|october|november|december|spring|autumn|winter|summer|christmas|easter|next)\b[^,]*?(?:,|(?=\b(?:x|he|she|they|i|we|client|patient|[a-z]+) (?:will|can|is|has)\b))|(?:within|in|over|after|during|for|at) (?:the (?:next|first)|my|his|her|their|[a-z0-9]+) [^,]{2,40},|[a-z]+ (?:weeks|months|years) from now,?|when asked,?|given [^,]*,|outcome(?: \d+)?[:.)]|goal(?: \d+)?[:.)]|\d+[.)]|[-•*])\s*/u
const wanting = /^(?:i|ah|we)(?:'d| would|'ll| will|'m| am)?(?: really| just| also| still)? (?:want|like|love|need|hope|wish|prefer|hoping|going|able|keen|plan|intend|be able)(?: very much)?(?: to be able)?(?: to| tae)?(?: be able (?:to|tae))? /
const will = /^(?:will be(?= [a-z]+ing\b)|will have(?= [a-z]+ed\b)|will|can|is able to|are able to|is to|is going to|wants to|wants|would like to|hopes to|needs to|to|should|may|could|would|'ll)(?: be able to| be helped to| be supported to| have the chance to| have(?= [a-z]+ed\b)| manage to| begin to| start to| continue to)? /
const firstPerson = /(?<![\p{L}'])(?:i|ah|ah'm|ma|masel|oor|i'm|i'd|i'll|i've|me|my|mine|myself|we|we're|we'd|we'll|we've|us|our|ours)(?![\p{L}])/u
const someone = /^(?:x|y|z|[b-hj-z]\.?|he|she|they|it|mr|mrs|ms|miss|dr)\b\.?/
const slogans = /^(?:to )?/

/** Read an English statement. Never throws, whatever the text. `tag` makes it surer whether a word at the beginning is a verb. */
export function read(statement: string, tag?: Tagger): Reading {
  const text = plain(statement).replace(/^["'\s]+|["'\s]+$/g, '')
  const core = text.replace(leadIn, '')
  const words = core === '' ? 0 : core.split(' ').length
  const first = firstPerson.test(core)
  const whole = { text, core, words, first, reported: false }
  return { ...whole, ...openingOf(core, statement, tag) }
}

/** A step of the staff, written as they write it to each other: "Refer to memory clinic". */
const staffStep = /^(?:refer|re-refer|liaise|signpost|arrange|organise|provide|contact|request|order|chase|install|fit|complete|submit|apply for|commission|allocate|review|assess|monitor|discuss|explore|consider|investigate|source|identify|encourage|ensure|offer|send|book|trial) (?!(?:my|our|me|us)\b)/
/** What comes from a service, by the noun it is given as. */
const given = /^(?:(?:ongoing|regular|continued|weekly|daily|increased|additional|further|specialist|professional) )?(?:input|visits?|referral|provision|review|assessment|contact|package|installation|delivery|allocation|application|funding|payment|grant|access|monitoring|supervision) (?:from|by|to|for|of|with)\b/

function openingOf(core: string, statement: string, tag?: Tagger): Pick<Reading, 'opening' | 'act'> & Partial<Reading> {
  if (/^(?:help|support|assistance|more help|more support|someone|somebody) (?:with|to|for|from|in|at|getting|when|on)\b/.test(core) || /^[a-z]+ing (?:help|support|lessons?|sessions?|classes|class|service|group|club|equipment|for a|for the|fees|materials)\b/.test(core) && !/^(?:going|being|getting|having|leading|playing|joining|looking|waiting)\b/.test(core)) return { opening: 'thing', act: core }
  if (/^we(?:'ll| will)? /.test(core) && english.staffVerbs.at(core.replace(/^we(?:'ll| will)? (?:continue to )?/, ''))) return { opening: 'service', act: core }
  if (given.test(core) || staffStep.test(core) && !firstPerson.test(core) && !english.people.has(core) && english.services.has(core)) return { opening: 'service', act: core }
  const wanted = wanting.exec(core)
  if (wanted) return { opening: 'first', act: core.slice(wanted[0].length) }
  if (/^(?:i|ah|ah'm|ma|i'm|i'd|i'll|i've|my|we|we're|we'd|our|me)\b/.test(core)) return { opening: 'first', act: core.replace(/^\S+ (?:will |can |would |do |don't |wouldn't |not )*/, '') }
  if (/^(?:so )?that (?:i|we|my|our|mum|dad|he|she|they)\b/.test(core)) return { opening: firstPerson.test(core) ? 'first' : 'third', act: core.replace(/^(?:so )?that \S+ (?:can |will |could )?/, '') }
  if (core.startsWith('to ')) return ofInfinitive(core.replace(/^to (?:not |be able to |be helped to |be supported to |have the chance to |continue to be able to )*/, ''))
  const slogan = /^(?:x|\w+|his|her|their)(?:'s)? [\w' -]*?\b(?:will|to|should) (?:improve|increase|get better|develop|reduce|decrease|lessen|ease|stabilise|be (?:better|improved|increased))/.test(core) && !/^(?:x|he|she|they|it|i|we|client|patient|the \w+) (?:will|to)\b/.test(core)
    || /^[a-z' -]+ (?:to be|will be|is|are) (?:maintained|improved|increased|decreased|reduced|promoted|supported|preserved|respected|enhanced|encouraged|developed|maximised|maximized|minimised|minimized|optimised|optimized|prevented|sustained|strengthened|facilitated|safeguarded|addressed|met)\b/.test(core)
  if (slogan && isGeneric(core)) return { opening: 'slogan', act: core }
  if (/^(?:not |being able to |being |having )/.test(core) || (/^[a-z-]+ing\b/.test(core) && !english.services.at(core) && !/^(?:counselling|training|monitoring|funding|mentoring|tutoring|befriending|everything|something|nothing|anything|sitting service|morning|evening)\b/.test(core))) {
    const act = core.replace(/^(?:not |being able to |being |having )+/, '')
    return { opening: english.changeVerbs.at(act) && isGeneric(act) ? 'slogan' : 'doing', act }
  }
  const staffed = english.staff.at(core) ?? /^the [a-z]+/.exec(core)?.filter((one) => english.staff.at(one.slice(4)) !== null)[0] ?? null
  if (staffed && will.test(core.slice(staffed.length + 1)) || staffed && english.staffVerbs.at(core.slice(staffed.length + 1))) return { opening: 'service', act: core }
  const wants = /^(?:mum|dad|mam|mother|father|parents|family|his \w+|her \w+|their \w+|\w+'s \w+)(?: \w+)? (?:wants?|would like|hopes?|wish(?:es)?)(?: for)? (?:x|y|him|her|them|[a-z]+) to /.exec(core)
  if (wants) return { opening: 'third', act: core.slice(wants[0].length), reported: true }
  const label = english.roleNouns.at(core)
  if (label && /^carers?$/.test(label) && /^ (?:to|will) (?:assist|prompt|monitor|administer|ensure|encourage|offer|supervise|check)\b/.test(core.slice(label.length))) return { opening: 'service', act: core }
  if (label && isVerbNext(core.slice(label.length))) return { opening: 'label', act: afterSubject(core.slice(label.length)) }
  const named = nameAt(statement, core) ?? someone.exec(core)?.[0]
  if (named && isVerbNext(core.slice(named.length))) return { opening: 'third', act: afterSubject(core.slice(named.length)) }
  return ofFirstWord(core, tag)
}

function ofInfinitive(act: string): Pick<Reading, 'opening' | 'act'> {
  const slogan = english.changeVerbs.at(act) !== null && isGeneric(act) && !firstPerson.test(act)
  return { opening: slogan ? 'slogan' : 'to', act }
}

function ofFirstWord(core: string, tag?: Tagger): Pick<Reading, 'opening' | 'act'> {
  const [word = ''] = core.replace(slogans, '').split(' ')
  if (/^(?:improved|increased|reduced|decreased|enhanced|maintained|better|fewer|less|more|greater|no more|continued|prevention|reduction|improvement|increase|decrease|maintenance|promotion|development|enhancement|enhanced|access to|freedom)\b/.test(core)) {
    if (!/^(?:increase|decrease) /.test(core) || !isGeneric(core)) return { opening: 'changed', act: core }
  }
  if (english.changeVerbs.at(core) === word && /^[a-z]+$/.test(word) && !/(?:ed|ing)$/.test(word)) return { opening: 'slogan', act: core }
  const doing = english.doing.at(core)
  const ends = /(?:ed|ing)$/.test(word)
  const noun = tag?.(core.split(' ').slice(0, 8))[0] === 'noun'
  if ((doing ?? english.states.at(core) ?? english.receiving.at(core)) && !ends && !(noun && english.services.has(core))) return { opening: 'bare', act: core }
  if (tag?.(core.split(' ').slice(0, 8))[0] === 'verb' && !ends) return { opening: 'bare', act: core }
  return { opening: 'thing', act: core }
}

/** About nothing but what could stand in anybody's plan. */
export function isGeneric(text: string): boolean {
  return english.genericNouns.has(text) && !english.people.has(text)
}

function isVerbNext(rest: string): boolean {
  const after = rest.replace(/^'s [a-z]+/, '').trimStart()
  if (after === '') return false
  return will.test(`${after} `) || /^(?:is|are|has|have|was|does|do|doesn't|isn't|knows?|feels?|wants?|asks?|gets?|takes?|goes|eats?|[a-z]+s) /.test(`${after} `) || english.telling.at(after) !== null
}

function afterSubject(rest: string): string {
  return rest.trim().replace(will, '')
}

const neverNames = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|an?|the|some|someone|somebody|more|less|fewer|no|not|all|every|each|any|another|other|weekly|daily|monthly|regular|annual|extra|additional|new|free|local|good|better|reduced|increased|improved|reports?|with|without|from|of|for|as|at|on|in|by|and|but|if|when|so|that|this|these|those|it|there|here|what|how|why|where|who|which|because|things|nobody|everyone|everybody|people|life|time|money|home|help|support|assistance|adequate|appropriate)$/

/** A name at the beginning: a word with a capital that is in none of the lists, or a title with a surname. */
function nameAt(statement: string, core: string): string | null {
  const titled = /^(?:mr|mrs|ms|miss|dr)\.? [\p{L}'-]+/u.exec(core)
  if (titled) return titled[0]
  const [word = ''] = core.split(' ')
  if (!/^[\p{L}'-]{2,}$/u.test(word) || word.endsWith('ing')) return null
  const capital = statement.split(/[\s"“‘«]+/).some((one) => /^\p{Lu}/u.test(one) && plain(one).startsWith(word))
  const isWord = english.changeVerbs.at(core) ?? english.doing.at(core) ?? english.states.at(core) ?? english.services.at(core) ?? english.genericNouns.at(core)
  return capital && isWord === null && !neverNames.test(word) ? word : null
}
