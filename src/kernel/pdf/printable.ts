import { type CharacterWords, nameInBrackets } from './character-names.ts'
import type { Coverage } from './cmap.ts'

/** What can be drawn, and how the rest is spoken of. */
export interface Printing {
  fonts: Coverage[]
  words: CharacterWords
  /** The last resort for words that the compiler still refuses: plain letters of the first font, the rest by name. */
  plain?: boolean
}

/** Invisible characters that shape what stands beside them: joiners, emoji styles, flag tags, direction marks, breaks. */
const usefulInvisible = /^(?:\u00ad|\u034f|\u061c|[\u200b-\u200f]|\u2060|\ufe0e|\ufe0f|[\u{e0020}-\u{e007f}])$/u
const invisible = /^\p{Default_Ignorable_Code_Point}$/u
const attached = /^[\p{Script=Inherited}\p{Mark}\p{Emoji_Modifier}]$/u
const script = /^[\p{Script=Common}\p{Script=Inherited}]$/u
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Makes any text printable without losing a visible character: controls and direction overrides go (they could hide or
 * reorder words), odd line ends and spaces become plain ones, and what no font can draw is named in brackets.
 */
export function printable(text: string, printing: Printing): string {
  let result = ''
  let missing: string[] = []
  const flush = () => {
    if (missing.length > 0) result += nameInBrackets(missing, printing.words)
    missing = []
  }
  for (const { segment } of clusters.segment(tidy(text, printing))) {
    const { drawn, unknown } = split(segment, printing)
    if (drawn !== '') {
      flush()
      result += drawn
    }
    missing.push(...unknown)
  }
  flush()
  return result
}

/** Line ends, spaces, controls and invisible characters: nothing here is a word. */
function tidy(text: string, printing: Printing): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u206f\ufeff]/gu, (control) => (control === '\n' ? '\n' : ''))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, (each) => (usefulInvisible.test(each) && !printing.plain ? each : ''))
    .replace(/[^\P{Zs} \u00a0]/gu, (space) => (drawnBy(space, printing.fonts) ? space : ' '))
}

/**
 * Splits what a reader sees as one character into what some font can draw and what none can. An accent has to come from the
 * font of its letter, so a letter of one script under an accent that its font lacks keeps the letter and names the accent.
 */
function split(cluster: string, printing: Printing): { drawn: string; unknown: string[] } {
  const characters = [...cluster]
  if (printing.plain) return splitPlain(characters, printing.fonts[0]!)
  if (characters.length === 1) {
    return cluster === '\n' || drawnBy(cluster, printing.fonts) ? { drawn: cluster, unknown: [] } : { drawn: '', unknown: characters }
  }
  if (drawnBy(cluster, printing.fonts)) return { drawn: cluster, unknown: [] }
  let drawn = ''
  let base = ''
  const unknown: string[] = []
  for (const character of characters) {
    const candidate = attached.test(character) && script.test(character) ? base + character : character
    if (drawnBy(candidate, printing.fonts) || invisible.test(character)) {
      drawn += character
      base = candidate
    } else unknown.push(character)
  }
  return { drawn, unknown }
}

function splitPlain(characters: string[], font: Coverage): { drawn: string; unknown: string[] } {
  const plain = (each: string) => each === '\n' || (font.has(each.codePointAt(0)!) && !/\p{Mark}/u.test(each))
  return { drawn: characters.filter(plain).join(''), unknown: characters.filter((each) => !plain(each)) }
}

/** Whether one font alone has every visible part of this text, as written, composed or taken apart. */
function drawnBy(text: string, fonts: Coverage[]): boolean {
  // The sign for a letter that was lost before it came here is not a letter: it is named, so that nobody overlooks it.
  if (text.includes('\ufffd')) return false
  const forms = [text, text.normalize('NFC'), text.normalize('NFD')]
  return forms.some((form) => {
    const visible = [...form].filter((character) => !invisible.test(character))
    return fonts.some((font) => visible.every((character) => font.has(character.codePointAt(0)!)))
  })
}
