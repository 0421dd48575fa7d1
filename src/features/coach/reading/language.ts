import { french, type LanguageLists, swedish, welsh } from '../../../frameworks/coach/other-languages.ts'
import { english } from './english.ts'
import { type Matcher, matcher, plain } from './matcher.ts'

export const languages = ['en', 'cy', 'sv', 'fr'] as const
export type Language = (typeof languages)[number]

/** One language's lists, ready to find with. */
export type Lists = Record<keyof LanguageLists, Matcher>

const ready = (lists: LanguageLists): Lists => Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, matcher(list)])) as Lists
export const listsOf: Readonly<Record<Exclude<Language, 'en'>, Lists>> = { cy: ready(welsh), sv: ready(swedish), fr: ready(french) }

const englishMarks = matcher(['the', 'to', 'of', 'and', 'with', 'my', 'for', 'is', 'will', 'be', 'that', 'his', 'her', 'from', 'more', 'we', 'by', 'it', 'want', 'help', 'who', 'so', 'not', 'week', 'day', 'feel', 'get', 'have', 'time', 'improved', 'increased', 'reduced'])

/** Which language it is written in, or null where that cannot be told (another script, no words). Short Latin text counts as English. */
export function languageOf(statement: string): Language | null {
  const text = plain(statement)
  const letters = [...text].filter((one) => /\p{L}/u.test(one))
  if (letters.filter((one) => /\p{Script=Latin}/u.test(one)).length * 2 <= letters.length) return null
  const found = (Object.keys(listsOf) as Exclude<Language, 'en'>[]).map((lang) => ({ lang, marks: marksOf(listsOf[lang], text) })).toSorted((a, b) => b.marks - a.marks)[0]!
  const ours = englishMarks.find(text).length + english.services.find(text).length + english.changeVerbs.find(text).length + english.genericNouns.find(text).length
  return found.marks > ours ? found.lang : 'en'
}

function marksOf(lists: Lists, text: string): number {
  return lists.marks.find(text).length + lists.services.find(text).length + lists.changeVerbs.find(text).length + lists.first.find(text).length + lists.genericNouns.find(text).length
}
