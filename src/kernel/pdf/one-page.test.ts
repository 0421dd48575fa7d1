import { afterAll, describe, expect, test } from 'vitest'
import { makePdf, type PdfBlock, type PdfDocument, stopPdf } from './index.ts'
import { type ReadPdf, readPdf } from './read-pdf.test-helper.ts'
import { documentOf } from './sample.test-helper.ts'

afterAll(stopPdf)

async function read(document: PdfDocument): Promise<ReadPdf> {
  const made = await makePdf(document)
  if (!made.ok) throw new Error(made.reason)
  return readPdf(made.bytes)
}

const lines = (count: number): PdfBlock[] => Array.from({ length: count }, (_, at) => ({ kind: 'paragraph', text: `Line ${at}: ring Meera first, then Col, then the night sitters, who come within four hours.` }))

describe('a document for one page', () => {
  test('keeps its size where it fits', async () => {
    const short = await read(documentOf(lines(5), { onePage: true }))
    expect([short.pages, short.sizes.includes(12)]).toEqual([1, true])
  })

  test('is set smaller where that makes it fit, never under 9 point, and not a word is lost', async () => {
    let count = 20
    while ((await read(documentOf(lines(count)))).pages === 1) count += 1
    const fitted = await read(documentOf(lines(count), { onePage: true }))
    expect([count < 100, fitted.pages]).toEqual([true, 1])
    expect(fitted.sizes).not.toContain(12)
    expect(Math.min(...fitted.sizes)).toBeGreaterThanOrEqual(9)
    expect(fitted.text).toContain(`Line${count - 1}:`)
    expect(fitted.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  test('goes on at its usual size where it would not fit even so', async () => {
    const long = await read(documentOf(lines(200), { onePage: true }))
    expect([long.pages > 2, long.sizes.includes(12), long.text.includes('Line199:')]).toEqual([true, true, true])
  })
})

test('whom to ring, under the line at the end, never stands on a page by itself', async () => {
  const seen = new Set<number>()
  for (let count = 18; count < 40; count += 1) {
    const { pages, texts } = await read(documentOf([...lines(count), { kind: 'heading', level: 1, text: 'When we look again' }, { kind: 'paragraph', text: 'In the spring.' }, { kind: 'rule' }, { kind: 'small', text: 'Lochside Carers Centre' }]))
    seen.add(pages)
    expect([count, texts.at(-1)!.includes('Whenwelookagain'), texts.at(-1)!.includes('Inthespring.'), texts.at(-1)!.includes('LochsideCarersCentre')]).toEqual([count, true, true, true])
  }
  expect(seen.size).toBeGreaterThan(1)
})

describe('a card to fold', () => {
  const card = (many: number): PdfBlock => ({
    kind: 'folded-card', sides: [
      { label: 'Front', lines: ['Somebody at home depends on me.', [{ strong: 'Please ring' }]], items: Array.from({ length: many }, (_, at) => [{ strong: `Meera ${at}` }, ' 07700 900143']) },
      { label: 'Back', lines: ['أمي لا تسمع', '🐈 feeds at six', '<script>'], items: [] },
    ],
  })

  test('says both sides in order, tagged, with any letters', async () => {
    const made = await read(documentOf([card(2)], { title: 'Card' }))
    expect(made.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(made.tags.filter((tag) => tag === 'LI')).toHaveLength(2)
    expect(made.text.indexOf('Meera107700900143')).toBeLessThan(made.text.indexOf('Back'))
    for (const words of ['Somebodyathomedependsonme.', '<script>']) expect(made.text).toContain(words)
    expect(Math.max(...made.sizes)).toBeGreaterThanOrEqual(13)
  })

  test('has smaller letters for more words, and grows rather than lose one', async () => {
    const [few, many] = [await read(documentOf([card(2)])), await read(documentOf([card(30)]))]
    expect(Math.min(...few.sizes)).toBeGreaterThan(Math.min(...many.sizes))
    expect(Math.min(...many.sizes)).toBeGreaterThanOrEqual(7)
    for (const at of [0, 15, 29]) expect(many.text).toContain(`Meera${at}07700900143`)
  })
})
