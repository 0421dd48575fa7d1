/** The languages that words of a document may be in: their tag, and what their own speakers call them. */
export const languages = {
  'en-GB': 'English', 'gd': 'Gàidhlig', 'cy': 'Cymraeg', 'ga': 'Gaeilge', 'pl': 'Polski', 'ro': 'Română', 'uk': 'Українська', 'pt': 'Português', 'es': 'Español', 'fr': 'Français',
  'tr': 'Türkçe', 'ur': 'اردو', 'ar': 'العربية', 'fa': 'فارسی', 'pa': 'ਪੰਜਾਬੀ', 'hi': 'हिन्दी', 'bn': 'বাংলা', 'zh': '中文', 'so': 'Soomaali', 'lt': 'Lietuvių',
} as const
export type LanguageTag = keyof typeof languages

/** Those of them that are read from the right. */
export const fromTheRight: readonly LanguageTag[] = ['ur', 'ar', 'fa']

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

/** A day in words of that language, in its own order, with the same digits everywhere. */
export function dayIn(language: LanguageTag, day: string): string {
  return new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(`${day}T12:00:00Z`))
}
