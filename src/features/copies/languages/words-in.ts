import { makeWords, type Say } from '../../../kernel/words.ts'
import type { LanguageTag } from '../../../kernel/languages/tags.ts'
import { type WrittenWords, unchecked as notChecked } from '../../../kernel/languages/telling.ts'
import english from '../words.en.json'
import ar from './words.ar.json'
import cy from './words.cy.json'
import es from './words.es.json'
import fr from './words.fr.json'
import pl from './words.pl.json'
import ur from './words.ur.json'


type Key = Extract<keyof typeof english, string>

/** Our own headings and small words on a copy, in other languages than English. Where one lacks a sentence, English stands in for that one alone. */
export const written: WrittenWords = notChecked({ cy, fr, es, pl, ur, ar })

/** The languages our headings are written in, English first. */
export const headingLanguages: readonly LanguageTag[] = ['en-GB', ...Object.keys(written) as LanguageTag[]]

/** Those of them that nobody has checked whose first language it is. */
export const unchecked: readonly LanguageTag[] = headingLanguages.filter((tag) => written[tag]?.checked === null)

const others = Object.fromEntries(Object.entries(written).map(([tag, { words }]) => [tag, words]))
const sayers = new Map<LanguageTag, Say<Key>>(headingLanguages.map((tag) => [tag, makeWords(english, tag, others)]))

/** A sentence of ours as it stands on a copy, and the language it came out in: English where the other has none. */
export function sayIn(language: LanguageTag, key: Key, values?: Record<string, string>): { words: string; language: LanguageTag } {
  const own = written[language]?.words[key] !== undefined
  return { words: (own ? sayers.get(language)! : sayers.get('en-GB')!)(key, values), language: own ? language : 'en-GB' }
}

/** A label of ours that stands before a line ("Now:") in another language; nothing when it is none of ours. */
export function labelIn(language: LanguageTag, label: string): string | undefined {
  const key = Object.entries(english).find(([name, sentence]) => name.startsWith('line.') && sentence === label)?.[0]
  return key === undefined ? undefined : written[language]?.words[key]
}
