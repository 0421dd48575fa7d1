import { afterAll, describe, expect, test } from 'vitest'
import { type PdfDocument, makePdf, stopPdf } from './index.ts'
import { type ReadPdf, readPdf } from './read-pdf.test-helper.ts'
import { documentOf } from './sample.test-helper.ts'

afterAll(stopPdf)

async function read(document: PdfDocument): Promise<ReadPdf> {
  const result = await makePdf(document)
  if (!result.ok) throw new Error(result.reason)
  return readPdf(result.bytes)
}

const bare = (text: string) => text.replace(/\s/g, '')

describe('a document that is odd', () => {
  test('may be empty', async () => {
    const pdf = await read(documentOf([], { title: ' \u0000 ' }))
    expect(pdf.title).toBe('Untitled document')
    expect(pdf.text).toContain('Page1of1')
  })

  test('may have empty blocks and headings out of step', async () => {
    const { tags } = await read(
      documentOf([
        { kind: 'heading', level: 3, text: 'Deep' },
        { kind: 'heading', level: 1, text: '' },
        { kind: 'heading', level: 3, text: [{ quoted: '\u200d' }] },
        { kind: 'words', text: '' },
        { kind: 'list', items: [] },
        { kind: 'facts', facts: [] },
        { kind: 'table', header: [], rows: [] },
        { kind: 'table', header: [], rows: [['only', 'cells']] },
        { kind: 'crossing', pads: [], stones: [] },
        { kind: 'note', text: '' },
      ]),
    )
    expect(tags.filter((tag) => /^H\d$/.test(tag))).toEqual(['H1', 'H2'])
  })

  test('may be in Arabic, reading from the right', async () => {
    const pdf = await read(documentOf([{ kind: 'paragraph', text: 'مرحبا بكم' }], { title: 'خطة آشا', language: 'ar', labels: { page: 'صفحة {page} من {pages}' } }))
    expect(pdf.language).toBe('ar')
    expect(pdf.catalogue).toMatch(/\/Direction \/R2L/)
    expect(pdf.fonts).toContain('NotoSansArabic-Regular')
  })

  test('with an unreadable language tag is English', async () => {
    expect((await read(documentOf([], { language: '"]#evil' }))).language).toBe('en-GB')
  })

  test('never loses a very long word or a very long passage', async () => {
    const word = 'x'.repeat(3000)
    const passage = Array.from({ length: 1700 }, (_, index) => `w${index}`).join(' ')
    expect(passage.length).toBeGreaterThanOrEqual(9_000)
    const pdf = await read(documentOf([{ kind: 'words', text: passage }, { kind: 'note', text: passage }, { kind: 'facts', facts: [{ label: word, value: word }] }]))
    const text = pdf.text.replaceAll('\u200b', '')
    expect(text.replace(/Page\d+of\d+/g, '')).toContain(bare(passage))
    expect([...text].filter((letter) => letter === 'x').length).toBeGreaterThanOrEqual(6000)
  })
})
