/**
 * How wide words are, without a browser: never less than they come out in our own typeface at weight 600, and generous for those
 * that the reader's machine has for other scripts. In parts of the size of the letters.
 */
const widths: readonly (readonly [number, string])[] = [
  [.3, '\'`,.:;jil!¡ı'], [.36, '|()[]fIt"r-{}'], [.45, '/\\_1° '], [.56, '*zcsy?vxak~J'], [.6, 'Le<>Fhnu2^og9gTbdpq3E'], [.66, '5$+SZ468=P7BVY£«»CKR'],
  [.73, '0AXDUHGN#&—'], [.8, 'OQ@…“”'], [.92, 'mMWw'], [1, '%æÆœ'], [1.08, 'Œ'],
]
const known = new Map(widths.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)))

const nothing = /^(?:\p{M}|[\u200B-\u200F\u2060-\u2069\uFEFF])$/u
const broad = /^[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFFEF\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFF}]$/u
const narrow = /^[\p{Script=Hebrew}\p{Script=Thai}\p{Script=Lao}\p{Script=Arabic}]$/u

function widthOfPoint(point: string): number {
  const own = known.get(point) ?? known.get(point.normalize('NFD')[0] ?? '')
  if (own !== undefined) return own
  if (nothing.test(point)) return 0
  if (/^[\uFDF0-\uFDFF]$/.test(point)) return 6
  if (broad.test(point)) return 1.08
  if (narrow.test(point)) return .85
  if (/^[\p{Script=Cyrillic}\p{Script=Greek}]$/u.test(point)) return /^\p{Lu}$/u.test(point) ? 1.25 : 1.12
  return /^\p{Extended_Pictographic}$/u.test(point) ? 1.45 : 1.35
}

export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, point) => sum + widthOfPoint(point), 0) * size
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const letters = (text: string) => [...graphemes.segment(text)].map(({ segment }) => segment)

/** Scripts that are written without spaces may be broken between any two letters. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** The words of a name, and the parts of one with a hyphen, each with whether a space goes before it. */
function wordsOf(name: string): { word: string; spaced: boolean }[] {
  return name.split(/\s+/u).filter(Boolean).flatMap((word) => unspaced.test(word) ? letters(word).map((word, index) => ({ word, spaced: index === 0 })) : word.split(/(?<=\p{L}-)/u).map((word, index) => ({ word, spaced: index === 0 })))
}

/**
 * A name in lines no wider than `most`: broken at spaces, and inside a word only when the word alone is wider. What does not fit
 * into `mostLines` ends with three dots: all of it stands in words beside the picture.
 */
export function wrap(name: string, size: number, most: number, mostLines = Infinity): string[] {
  const fits = (text: string) => widthOf(text, size) <= most
  const lines: string[] = []
  let line = ''
  for (const { word, spaced } of wordsOf(name)) {
    const joined = line && spaced ? `${line} ${word}` : line + word
    if (fits(joined)) { line = joined; continue }
    if (line) lines.push(line)
    line = ''
    for (const letter of letters(word)) {
      if (line && !fits(line + letter)) { lines.push(line); line = '' }
      line += letter
    }
  }
  if (line) lines.push(line)
  if (lines.length <= mostLines) return lines
  const last = letters(lines[mostLines - 1]!)
  while (last.length > 0 && !fits(`${last.join('').trimEnd()}…`)) last.pop()
  return [...lines.slice(0, mostLines - 1), `${last.join('').trimEnd()}…`]
}

/** The first letters of a name, at most three: “Asha Menon” is AM. */
export function initialsOf(name: string): string {
  return name.split(/\s+/u).filter(Boolean).slice(0, 3).map((word) => letters(word)[0]?.toLocaleUpperCase('en')).join('')
}

/** Whether words run from right to left: what their first letter says. */
export function runsLeft(text: string): boolean {
  const first = /[\p{L}\p{N}]/u.exec(text)?.[0] ?? ''
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first)
}
