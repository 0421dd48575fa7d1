import { makeWords, type Say } from '../../../kernel/words.ts'
import { type LanguageTag, languages } from '../schema.ts'
import english from '../words.en.json'
import ar from './words.ar.json'
import cy from './words.cy.json'
import es from './words.es.json'
import fr from './words.fr.json'
import pl from './words.pl.json'
import ur from './words.ur.json'

type Key = Extract<keyof typeof english, string>
interface Written {
  words: Readonly<Record<string, string>>
  /** Who, whose first language it is, has read all of it, and when. Nobody yet: the page of the worker says so. */
  checked: { by: string; on: string } | null
}

/** Our own headings and small words on a copy, in other languages than English. Where one lacks a sentence, English stands in for that one alone. */
export const written: Readonly<Partial<Record<LanguageTag, Written>>> = {
  cy: { words: cy, checked: null }, fr: { words: fr, checked: null }, es: { words: es, checked: null }, pl: { words: pl, checked: null }, ur: { words: ur, checked: null }, ar: { words: ar, checked: null },
}

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

/** A day in words of that language, in its own order, with the same digits everywhere. */
export function dayIn(language: LanguageTag, day: string): string {
  return new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(`${day}T12:00:00Z`))
}

const inEnglish = new Intl.DisplayNames('en-GB', { type: 'language' })
const plain = (words: string) => words.toLocaleLowerCase('en').normalize('NFD').replace(/\p{M}/gu, '')

/** Which language of ours somebody means by what stands in their details ("Urdu, and English with a nurse"): the first that is named; nothing when none is. */
export function languageMeant(said: string | null): LanguageTag | undefined {
  if (said === null) return undefined
  const words = plain(said)
  const found = (Object.keys(languages) as LanguageTag[]).flatMap((tag) => {
    const places = [languages[tag], inEnglish.of(tag)?.replace(/^British /, '') ?? '', ...(tag === 'gd' ? ['gaelic'] : [])].map((name) => words.indexOf(plain(name))).filter((at) => at >= 0)
    return places.length > 0 ? [{ tag, at: Math.min(...places) }] : []
  })
  return found.toSorted((a, b) => a.at - b.at)[0]?.tag
}
