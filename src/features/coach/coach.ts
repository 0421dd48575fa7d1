import { english } from './reading/english.ts'
import { type Criterion, criteria, judge } from './criteria/judge.ts'
import { type Language, languageOf, listsOf } from './reading/language.ts'
import { plain } from './reading/matcher.ts'
import { read, type Tagger } from './reading/statement.ts'
import { outputRules } from './rules/outputs.ts'
import { recordRules } from './rules/record.ts'
import type { Facts, Rule, Statement } from './rules/rule.ts'
import { wordingRules } from './rules/wording.ts'
import { say } from './words.ts'

/** A question a good supervisor would ask, with the rule and the words that caused it. */
export interface Hint { rule: string; words: string[]; question: string }
/** Something to keep as it is. */
export interface Praise { kind: 'own-words' | 'role' | 'reason'; words: string[] }

export interface Coached {
  lang: Language | null
  labels: Record<Criterion, boolean | null>
  hints: Hint[]
  good: Praise[]
  /** Words that may be about somebody's safety. Never a writing tip: they show the organisation's own route. */
  safety: string[]
}

const rules: readonly Rule[] = [...outputRules, ...wordingRules, ...recordRules]
const order = new Map(rules.map(({ id }) => [id, Number(id.slice(1))]))

/** More than this is no statement but a whole conversation: only its beginning is read. */
const mostCharacters = 4000

/**
 * Look at the statement of an outcome: five labels (true, false, or null where it cannot be said), questions, and what is good
 * already. Never throws, whatever the text; changes nothing; keeps nothing. `facts` are what the record tells besides.
 */
export function coach(original: string, facts: Facts = {}, given?: Language | null, tag?: Tagger): Coached {
  const statement = prepare(original.slice(0, mostCharacters), facts, given, tag)
  const labels = Object.fromEntries(criteria.map((one) => [one, statement.judged[one].label])) as Coached['labels']
  const safety = statement.lang === null ? [] : (statement.lang === 'en' ? english : listsOf[statement.lang]).safety.find(statement.text)
  const found = rules.flatMap((rule) => {
    const words = rule.find(statement)
    const written = words?.map((word) => asWritten(statement, word))
    return written ? [{ rule: rule.id, words: written, question: questionOf(rule.id, written) }] : []
  })
  const hints = found.filter(({ rule }) => !isCovered(rule, found)).toSorted((a, b) => order.get(a.rule)! - order.get(b.rule)!)
  const good = findGood(statement).filter((one) => one.kind !== 'role' || !hints.some(({ rule }) => rule === 'R9'))
  return { lang: statement.lang, labels, hints, good: good.map((one) => ({ ...one, words: one.words.map((word) => asWritten(statement, word)) })), safety: safety.map((word) => asWritten(statement, word)) }
}

function prepare(original: string, facts: Facts, given: Language | null | undefined, tag?: Tagger): Statement {
  const lang = given === undefined || given === null ? languageOf(original) : given
  const text = plain(original)
  const reading = lang === 'en' ? read(original, tag) : null
  return {
    original, text, lang, facts, reading, judged: judge(original, lang, tag, reading),
    quoted: [...text.matchAll(/"([^"]+)"/g)].map((match) => match[1]!),
  }
}

/** The words as they stand there, capitals and all, where they can be found again. */
function asWritten({ original }: Statement, word: string): string {
  const at = original.toLocaleLowerCase('en').replace(/[‘’ʼ]/g, "'").indexOf(word)
  return at === -1 || word === '' ? word : original.slice(at, at + word.length)
}

/** One question is enough about one thing: a slogan is not also short, a service is not also without a voice. */
function isCovered(rule: string, found: readonly { rule: string }[]): boolean {
  const has = (...ids: string[]) => found.some((one) => ids.includes(one.rule))
  if (rule === 'R2') return has('R1')
  if (rule === 'R4') return has('R5')
  if (rule === 'R7') return has('R1', 'R2', 'R4', 'R5', 'R8', 'R9', 'R19')
  if (rule === 'R10') return has('R1', 'R2', 'R4')
  return rule === 'R14' && has('R1', 'R2', 'R4', 'R5')
}

function questionOf(rule: string, words: readonly string[]): string {
  return say(`ask.${rule}` as 'ask.R1', { words: words.slice(0, 3).join(', ') })
}

function findGood({ judged, quoted, text }: Statement): Praise[] {
  const reasons = english.becauses.find(text).filter((one) => /^(?:so |because|since|whenever|without)/.test(one))
  return [
    ...(judged.own_language.label === true ? [{ kind: 'own-words' as const, words: [...quoted] }] : []),
    ...(judged.person_role.label === true && judged.outcome_not_output.label !== false ? [{ kind: 'role' as const, words: judged.person_role.words }] : []),
    ...(reasons.length > 0 ? [{ kind: 'reason' as const, words: reasons }] : []),
  ]
}
