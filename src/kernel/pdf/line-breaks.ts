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
 * the paper, and nothing that was said may be lost there. Words that fit are left as they are; Chinese breaks anywhere anyway.
 */
export function loosen(text: string, room: number): string {
  return text.replace(new RegExp(`[^\\s\\p{Script=Han}${zeroWidthSpace}]{${room + 1},}`, 'gu'), (word) => {
    const letters = [...clusters.segment(word)].map((each) => each.segment)
    if (letters.length <= room) return word
    let result = ''
    let since = 0
    for (const letter of letters) {
      result += letter
      since += 1
      // A web address breaks best after its own punctuation.
      if (since < room && !(since > room / 2 && /[/@._\-?&=]/.test(letter))) continue
      result += zeroWidthSpace
      since = 0
    }
    return result
  })
}
