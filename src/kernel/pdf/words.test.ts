import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type PdfBlock, makePdf, stopPdf } from './index.ts'
import { type ReadPdf, readPdf } from './read-pdf.test-helper.ts'
import { documentOf } from './sample.test-helper.ts'

afterAll(stopPdf)

async function read(...blocks: PdfBlock[]): Promise<ReadPdf> {
  const result = await makePdf(documentOf(blocks))
  if (!result.ok) throw new Error(result.reason)
  return readPdf(result.bytes)
}

const words = (text: string): PdfBlock => ({ kind: 'words', text })
const bare = (text: string) => text.replace(/\s/g, '')

describe('what people say', () => {
  test.each(['#import "x"', '$a$', '<script>alert(1)</script>', '#panic("no")', '= not a heading', '- not a list', '*not bold* _nor this_', '`raw` ```raw```', '// not a comment', '@ref <label>', '\\u{41} \\', '"straight" -- ... 1/2', '#sys.inputs', '{page}'])(
    'is printed as it is, never read as markup: %s',
    async (said) => {
      const pdf = await read({ kind: 'paragraph', text: said }, words(said), { kind: 'table', header: [said], rows: [[said]] })
      expect(pdf.text.split(bare(said)).length - 1).toBe(4)
      expect(pdf.tags.filter((tag) => /^H\d$/.test(tag))).toEqual(['H1'])
    },
  )

  test.each([
    ['Arabic', 'أعتني بوالدي كل ليلة', 'NotoSansArabic-Regular'],
    ['Urdu', 'میں ہر رات ابو کا خیال رکھتی ہوں', 'NotoSansArabic-Regular'],
    ['Punjabi', 'ਮੈਂ ਹਰ ਰਾਤ ਉਨ੍ਹਾਂ ਦੀ ਦੇਖਭਾਲ ਕਰਦੀ ਹਾਂ', 'NotoSansGurmukhi-Regular'],
    ['Hindi', 'मैं हर रात उनकी देखभाल करती हूँ', 'NotoSansDevanagari-Regular'],
    ['Bengali', 'আমি প্রতি রাতে তার যত্ন নিই', 'NotoSansBengali-Regular'],
    ['Chinese', '我每天晚上照顾爸爸，照顧媽媽', 'NotoSansSC-Regular'],
    ['Welsh', 'Rwy’n gofalu am fy nhad bob nos, ŵ ŷ â', 'AtkinsonHyperlegibleNext-Regular'],
    ['emoji', 'Tired 👩🏽‍👧 👍🏿 ❤️ 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇵🇱', 'NotoEmoji-Regular'],
  ])('can be in %s', async (_, said, font) => {
    const pdf = await read(words(said))
    expect(pdf.fonts).toContain(font)
    const drawn = new Set(pdf.text)
    const missing = [...bare(said)].filter((character) => !drawn.has(character) && !/\p{Default_Ignorable_Code_Point}/u.test(character))
    expect(missing).toEqual([])
    expect(pdf.text).not.toContain('[')
  })

  test('in another language are marked with it, for the voice that reads them', async () => {
    const pdf = await read({ kind: 'words', text: 'أعتني بوالدي', language: 'ar' }, { kind: 'paragraph', text: ['She said ', { quoted: 'dziękuję', language: 'pl' }] })
    expect(pdf.languages).toEqual(expect.arrayContaining(['en-GB', 'ar', 'pl']))
  })

  test('keeps what no font can draw, by name', async () => {
    const pdf = await read(words('We drew \u{13000}\u{13001} and \u{e000}, ሰላም'))
    expect(pdf.text).toContain(bare('[Egyptian Hieroglyphs U+13000 U+13001] and [character U+E000], [Ethiopic U+1230 U+120B U+121D]'))
  })

  test('loses control characters and direction overrides, and nothing else', async () => {
    const pdf = await read(words('safe\u{202e}txet\u{202c} \u0007bell\u{2066}in\u{2069}\ud800 end'))
    expect(pdf.text).toContain(bare('“safetxet bellin[character U+FFFD] end”'))
  })

  test('keeps its paragraphs and lines, with one pair of quotation marks', async () => {
    const pdf = await read(words('one\r\ntwo\r\n\r\nthree'))
    expect(pdf.text).toContain('“onetwo“three”')
    const quote = pdf.tags.indexOf('BlockQuote')
    expect(pdf.tags.slice(quote + 1, quote + 3)).toEqual(['P', 'P'])
  })

  test('of any kind can be printed', async () => {
    const character = fc.oneof(
      fc.integer({ min: 0x20, max: 0x10ffff }).map((point) => String.fromCharCode(point & 0xffff)),
      fc.constantFrom('\u0301', '\u093c', '\u0a3c', '\u0651', '\u20e3', '\ufe0f', '\u200d', '\u{1f3fd}', '\u0899', '\n', ' ', '#', '\\', '"'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    const said = fc.array(character, { maxLength: 40 }).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 5 }), async (all) => {
        const pdf = await read(
          ...all.flatMap((text, index): PdfBlock[] => [
            words(text),
            { kind: 'heading', level: ((index % 3) + 1) as 1 | 2 | 3, text: [text, { quoted: text }, { strong: text }] },
            { kind: 'crossing', now: text, pads: [{ who: text, does: text }], stones: [text], hopedFor: text },
          ]),
        )
        expect(pdf.metadata).toContain('<pdfuaid:part>1<')
        expect(pdf.text).not.toContain('\ufffd')
      }),
      { numRuns: 25 },
    )
  })
})
