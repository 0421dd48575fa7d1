import { makeWords, type Say } from '../words.ts'
import type { LanguageTag } from './tags.ts'
import { type Tongue, tongueOf } from './tongue.ts'

/** A room's fixed words in one other language, and whether somebody has checked them. */
export interface Written {
  words: Readonly<Record<string, string>>
  /** Who, whose first language it is, has read all of it, and when; nobody yet. */
  checked: { by: string; on: string } | null
}

export type WrittenWords = Readonly<Partial<Record<LanguageTag, Written>>>

/** A room's fixed words with nobody's check on them. */
export function unchecked(words: Partial<Record<LanguageTag, Readonly<Record<string, string>>>>): WrittenWords {
  return Object.fromEntries(Object.entries(words).map(([tag, own]) => [tag, { words: own, checked: null }]))
}

/**
 * Make the sentences of a room's documents speakable in every language they are written in. Where one lacks a sentence, English stands in for
 * that one alone, and is set apart as English. To a child (`tongue.young`) a sentence is told as `young.<key>` says it, where the room has that.
 */
export function makeTelling<const English extends Record<string, string>>(english: English, written: WrittenWords): (tongue: Tongue) => Say<Extract<keyof English, string>> {
  const others = Object.fromEntries(Object.entries(written).map(([tag, { words }]) => [tag, { ...words }]))
  const inEnglish = makeWords(english)
  const sayers = new Map<LanguageTag, Say<Extract<keyof English, string>>>()
  const sayerIn = (tag: LanguageTag): typeof inEnglish => {
    const own = written[tag]
    if (!own) return inEnglish
    const known = sayers.get(tag)
    if (known) return known
    const [say, tongue] = [makeWords(english, tag, others), tongueOf(tag)]
    const sayer: typeof say = (key, values) => own.words[key] === undefined ? tongue.own(inEnglish(key, values)) : say(key, values)
    sayers.set(tag, sayer)
    return sayer
  }
  return ({ tag, young }) => {
    const say = sayerIn(tag)
    return young ? (key, values) => say(Object.hasOwn(english, `young.${key}`) ? `young.${key}` as typeof key : key, values) : say
  }
}
