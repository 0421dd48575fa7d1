/** A language as the compiler wants it: two or three letters, and a country where there is one. */
export interface Language {
  lang: string
  region: string | null
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ku', 'ckb', 'prs', 'iw'])

/** Reads a language tag such as `en-GB` or `zh-Hant-HK`. An unreadable tag is English: the page must have a language. */
export function readLanguage(tag: string): Language {
  const parts = tag.split('-')
  const lang = parts[0]!.toLowerCase()
  if (!/^[a-z]{2,3}$/.test(lang)) return { lang: 'en', region: 'GB' }
  const region = parts.slice(1).find((part) => /^[a-z]{2}$/i.test(part))
  return { lang, region: region?.toUpperCase() ?? null }
}

/** The way a language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return rightToLeft.has(language.lang) ? 'rtl' : 'ltr'
}

/** The way some words read: the direction of their first letter, as browsers do for `dir=auto`. */
export function directionOfWords(text: string): 'ltr' | 'rtl' | null {
  const first = /\p{Letter}/u.exec(text)?.[0]
  if (first === undefined) return null
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(first) ? 'rtl' : 'ltr'
}

const marks: Record<string, [string, string]> = {
  ar: ['«', '»'],
  fa: ['«', '»'],
  ps: ['«', '»'],
  uk: ['«', '»'],
  ru: ['«', '»'],
  pl: ['„', '”'],
  ro: ['„', '”'],
  de: ['„', '“'],
  fr: ['«\u00a0', '\u00a0»'],
}

/** Puts quotation marks round someone's exact words: opened again at each new paragraph, closed once, as in a book. */
export function quote(words: string, language: Language): string {
  const [open, close] = marks[language.lang] ?? ['“', '”']
  const trimmed = words.trim()
  if (trimmed === '') return ''
  return open + trimmed.replace(/(\n[^\S\n]*(?:\n[^\S\n]*)+)/g, `$1${open}`) + close
}
