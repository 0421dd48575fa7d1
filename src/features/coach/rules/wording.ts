import { english } from '../reading/english.ts'
import { listsOf } from '../reading/language.ts'
import { notQuoted, type Rule, some, type Statement } from './rule.ts'

/** Capitals that everybody reads as words. */
const everyday = new Set(['OK', 'TV', 'UK', 'MS', 'GP', 'DVD', 'CD', 'PE', 'ID', 'WC', 'USA', 'BBC', 'AM', 'PM', 'I', 'XBOX', 'X', 'MND', 'ME', 'GCSE', 'A&E', 'DIY', 'MP'])
const acronyms = ({ original }: Statement) => original === original.toUpperCase() ? [] : [...new Set([...original.matchAll(/(?<![\p{L}])[A-Z][A-Z&]{1,6}s?(?![\p{L}])/gu)].map((match) => match[0]))].filter((one) => !everyday.has(one.replace(/s$/, '')))

const jargon: Rule = {
  id: 'R7',
  find: (statement) => {
    const { lang, text } = statement
    const words = lang === 'en' ? english.professional.find(text) : lang ? listsOf[lang].professional.find(text) : []
    return some(notQuoted(statement, [...words.filter((word) => !english.dialect.has(word)), ...acronyms(statement)]))
  },
}
/** Words of one list in whichever language it is written in; never where somebody speaks of themselves. */
function foundIn(statement: Statement, list: 'deficits' | 'workerGoals' | 'absolutes'): string[] | null {
  const { lang, text, reading } = statement
  if (lang === null || reading?.first || (lang !== 'en' && listsOf[lang].first.has(text))) return null
  return some(notQuoted(statement, (lang === 'en' ? english : listsOf[lang])[list].find(text)))
}

const deficit: Rule = { id: 'R8', find: (statement) => foundIn(statement, 'deficits') }
const workersGoal: Rule = { id: 'R9', find: (statement) => foundIn(statement, 'workerGoals') }
const noVoice: Rule = {
  id: 'R10',
  find: ({ lang, reading, quoted, facts, text }) => {
    if (lang !== 'en' || !reading || facts.exact || reading.first || quoted.length > 0 || reading.words < 4 || english.telling.has(text)) return null
    return ['label', 'third', 'service', 'slogan'].includes(reading.opening) ? [reading.core.split(' ').slice(0, 3).join(' ')] : null
  },
}
const absolute: Rule = { id: 'R15', find: (statement) => foundIn(statement, 'absolutes') }
const hardToRead: Rule = {
  id: 'R19',
  find: (statement) => {
    const { lang, text, facts, reading } = statement
    if (lang !== 'en' || facts.exact || reading?.first || english.dialect.has(text)) return null
    const sentences = text.split(/[.!?]+\s/).filter((one) => one.trim() !== '')
    const longest = sentences.toSorted((a, b) => b.length - a.length)[0] ?? ''
    const hard = [...new Set(text.match(/[a-z]{13,}/g) ?? [])]
    return longest.split(' ').length > 30 ? [longest.split(' ').slice(0, 6).join(' ')] : hard.length >= 2 ? hard : null
  },
}
const sensitive: Rule = { id: 'R20', find: ({ lang, text }) => lang === null ? null : some((lang === 'en' ? english : listsOf[lang]).sensitive.find(text)) }

/** Would they say it so? Their own words, dialect and blunt words are never corrected. */
export const wordingRules: readonly Rule[] = [jargon, deficit, workersGoal, noVoice, absolute, hardToRead, sensitive]
