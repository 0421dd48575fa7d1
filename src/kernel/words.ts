import { IntlMessageFormat } from 'intl-messageformat'

type Values = Record<string, string | number | Date | null | undefined>

/** Say a sentence by its key. Keys are those of the room's English file. */
export type Say<Key extends string> = (key: Key, values?: Values) => string

const missing = new Set<string>()

/** Sentences that a language did not have and English stood in for, for the translators' report. */
export function missingWords(): string[] {
  return [...missing].sort()
}

/**
 * Make a room's sentences speakable: ICU MessageFormat, typed by the English file. A key that another language lacks falls
 * back to English and is reported.
 */
export function makeWords<const English extends Record<string, string>>(
  english: English, language = 'en-GB', others: Partial<Record<string, Record<string, string>>> = {},
): Say<Extract<keyof English, string>> {
  const formats = new Map<string, IntlMessageFormat | string>()
  return (key, values) => {
    let format = formats.get(key)
    if (!format) {
      const own = others[language]?.[key]
      if (own === undefined && others[language]) missing.add(`${language}: ${key}`)
      const sentence = own ?? english[key] ?? key
      // A sentence with nothing to fill in is said as it stands; a page says hundreds of them.
      format = /[{}'<]/.test(sentence) ? new IntlMessageFormat(sentence, language) : sentence
      formats.set(key, format)
    }
    return typeof format === 'string' ? format : String(format.format(values as Record<string, string>))
  }
}

/** Find a sentence by a key made at run time (an error key, a code); nothing if the room has no such sentence. */
export function sayIfKnown(english: Record<string, string>, say: (key: never, values?: Values) => string, key: string, values?: Values): string | undefined {
  return key in english ? say(key as never, values) : undefined
}
