import { concepts } from '../../../frameworks/concepts.ts'
import { serviceAsked } from '../criteria/service.ts'
import { english } from '../reading/english.ts'
import { listsOf } from '../reading/language.ts'
import { plain } from '../reading/matcher.ts'
import { type Rule, some, type Statement } from './rule.ts'

const purpose = /\b(?:so that|so (?:i|we|he|she|they|mum|dad)\b|because|in order to|er mwyn|fel bod|så att|för att|pour que|afin de|afin que|pour pouvoir)/
const opens = /^(?:to )?(?:receive|attend|be referred|access|get|have access|use|be offered|be provided|be assessed|be given|be supported)\b/

function servicesIn({ judged, lang, reading, text }: Statement): string[] {
  if (judged.outcome_not_output.label !== false) return []
  if (lang !== 'en' || !reading) return lang && lang !== 'en' ? listsOf[lang].services.find(text) : []
  return serviceAsked(reading)
}

const opening: Rule = {
  id: 'R1',
  find: (statement) => {
    const { lang, reading, text } = statement
    if (lang === 'en' && reading) return servicesIn(statement).length > 0 ? some([opens.exec(reading.core)?.[0] ?? english.receiving.at(reading.act) ?? ''].filter((one) => one !== '')) : null
    const begun = lang && lang !== 'en' ? listsOf[lang].receiving.at(text) : null
    return begun ? [begun] : null
  },
}
const service: Rule = { id: 'R2', find: (statement) => some(servicesIn(statement)) }
const soThat: Rule = { id: 'R3', find: (statement) => servicesIn(statement).length > 0 && !purpose.test(statement.text) ? servicesIn(statement).slice(0, 1) : null }
const generic: Rule = {
  id: 'R4',
  find: ({ lang, text, reading, judged }) => {
    if (lang !== 'en') return lang && judged.personalised.label !== true ? some(listsOf[lang].stockPhrases.find(text)) ?? (judged.personalised.label === false ? some(listsOf[lang].genericNouns.find(text)) : null) : null
    if (judged.personalised.label === true) return null
    return some(english.stockPhrases.find(text)) ?? (reading?.opening === 'slogan' ? some(english.genericNouns.find(text)) : null)
  },
}
const domains = new Map(concepts.map((one) => [bare(one.name), one.name]))
const domainOnly: Rule = { id: 'R5', find: ({ text }) => some([domains.get(bare(text)) ?? domains.get(bare(text.replace(/^(?:to have |to be |more |better )/, ''))) ?? ''].filter((one) => one !== '')) }
const elsewhere: Rule = { id: 'R6', find: ({ facts, original }) => (facts.elsewhere ?? 0) > 0 ? [original.trim().slice(0, 80)] : null }

function bare(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N} ]/gu, '').trim()
}

/** Is it the way, or the point? Could it stand in anybody's plan? */
export const outputRules: readonly Rule[] = [opening, service, soThat, generic, domainOnly, elsewhere]
