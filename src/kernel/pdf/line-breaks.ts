const zeroWidthSpace = '\u200b'
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A telephone number as people write it: a nought or a plus, then groups of digits. */
const telephone = /(?<![\d\p{Letter}])[+(]*\d{2,5}\)?(?: \d{3,6}){1,3}(?!\d)/gu

/** Keeps a telephone number on one line: nobody should have to put together the halves of an emergency number. */
export function keepNumbersTogether(text: string): string {
  return text.replace(telephone, (number) => (/^[+(]*[0+]/.test(number) ? number.replaceAll(' ', '\u00a0') : number))
}

/**
 * Lets a very long word (a web address, a slip of the keyboard) break over lines. Without a place to break it would run off
 * the paper, and nothing that was said may be lost there. Words that fit into `room` letters of middling width are left as
 * they are; Chinese breaks anywhere anyway.
 */
export function loosen(text: string, room: number): string {
  const least = Math.max(2, Math.floor(room / widest))
  return text.replace(new RegExp(`[^\\s\\p{Script=Han}${zeroWidthSpace}]{${least},}`, 'gu'), (word) => {
    const letters = [...clusters.segment(word)].map((each) => each.segment)
    if (letters.reduce((sum, letter) => sum + widthOf(letter), 0) <= room) return word
    let result = ''
    let width = 0
    letters.forEach((letter, index) => {
      result += letter
      width += widthOf(letter)
      const next = letters[index + 1]
      if (next === undefined) return
      // A web address breaks best after its own punctuation.
      const atPunctuation = width > room / 2 && /[/@._\-?&=]/.test(letter)
      if (!atPunctuation && width + widthOf(next) <= room) return
      result += zeroWidthSpace
      width = 0
    })
    return result
  })
}

const widest = 2.4

/** About how wide a letter is beside a middling one. Near enough to know what cannot fit, without reading the font again. */
function widthOf(letter: string): number {
  if (/[\p{Extended_Pictographic}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff00-\uffef]/u.test(letter)) return /\d/.test(letter) ? 1.1 : widest
  if (/[WMmw@%]/.test(letter)) return 1.8
  if (/\p{Lu}/u.test(letter)) return 1.35
  if (/[iljtfrI.,:;'!|()[\]-]/.test(letter)) return 0.7
  return /[\p{Script=Latin}\d\p{P}]/u.test(letter) ? 1.1 : 1.4
}
