import { daysBetween } from '../clock.ts'
import { monthsBetween, sayAge, sayDay } from '../dates.ts'
import { dayIn, fromTheRight, type LanguageTag } from './tags.ts'

/**
 * How a document of ours tells what it tells: the language of its fixed words, with its days and lists; and how somebody's own words
 * stand among them. In English own words stand as they are. In another language they are set apart by the two invisible signs that
 * Unicode has for it, so that page and paper mark them with their own language and direction ({@link piecesOf}).
 */
export interface Tongue {
  tag: LanguageTag
  /** It is read from the right. */
  fromRight: boolean
  /** Its reader is a child: sentences that have nearer words are told in those ({@link nearer}). */
  young?: true
  /** "3 February 2026"; in English without the year when it is this one. */
  day: (day: string, today?: string) => string
  /** "12 weeks ago". */
  age: (day: string, today: string) => string
  /** "a, b and c". */
  list: (items: readonly string[]) => string
  /** Somebody's own words, or a name, inside a sentence of ours. */
  own: (words: string) => string
  /** The language that such words are in, where it is not that of the document. */
  langOf: (words: string) => LanguageTag | undefined
}

const [begin, end] = ['\u2068', '\u2069']
const bare = (words: string) => words.replaceAll(begin, '').replaceAll(end, '')

/** Words of ours in English: nothing is set apart. */
export const inEnglish: Tongue = {
  tag: 'en-GB', fromRight: false, day: sayDay, age: sayAge, list: (items) => new Intl.ListFormat('en-GB').format(items), own: (words) => words, langOf: () => undefined,
}

/** The same for a reader who is a child. */
export function nearer(tongue: Tongue): Tongue {
  return { ...tongue, young: true }
}

/** How a language tells it. */
export function tongueOf(tag: LanguageTag): Tongue {
  if (tag === 'en-GB') return inEnglish
  const written = `${tag}-u-nu-latn`
  const langOf = (words: string) => readsAs(words, tag) ? undefined : 'en-GB'
  return {
    tag, fromRight: fromTheRight.includes(tag), langOf,
    day: (day) => dayIn(tag, day),
    age: (day, today) => ageIn(written, day, today),
    list: (items) => new Intl.ListFormat(tag).format(items),
    own: (words) => langOf(words) ? `${begin}${bare(words)}${end}` : bare(words),
  }
}

/** Words in the letters of a language that does not use ours are in that language; which language Latin letters are in, nobody can tell from them: they are taken for English. */
function readsAs(words: string, tag: LanguageTag): boolean {
  return fromTheRight.includes(tag) && /\p{Script=Arabic}/u.test(/\p{L}/u.exec(words)?.[0] ?? '')
}

/** The same steps as in English: days to a fortnight, weeks to half a year, months to two years, then years. */
function ageIn(language: string, day: string, today: string): string {
  const days = Math.max(0, daysBetween(day, today))
  const months = monthsBetween(day, today)
  const ago = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (days < 14) return ago.format(-days, 'day')
  if (months < 6) return ago.format(-Math.floor(days / 7), 'week')
  return months < 24 ? ago.format(-months, 'month') : ago.format(-Math.floor(months / 12), 'year')
}

/** A piece of a line: words of ours, or words that were set apart, with their language. */
export interface Piece { words: string; language?: LanguageTag }

/** A line in its pieces. */
export function piecesOf(line: string): Piece[] {
  return line.split(/(\u2068[^\u2069]*\u2069)/).filter((piece) => piece !== '').map((piece) => piece.startsWith(begin) ? { words: bare(piece), language: 'en-GB' } : { words: bare(piece) })
}
