import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type PdfDocument, makePdf, stopPdf } from './index.ts'
import { type ReadPdf, readPdf } from './read-pdf.test-helper.ts'
import { documentOf, wholePlan } from './sample.test-helper.ts'

afterAll(stopPdf)

async function bytesOf(document: PdfDocument): Promise<Uint8Array> {
  const result = await makePdf(document)
  if (!result.ok) throw new Error(result.reason)
  return result.bytes
}

async function read(document: PdfDocument): Promise<ReadPdf> {
  return readPdf(await bytesOf(document))
}

const bare = (text: string) => text.replace(/\s/g, '')
const count = (tags: string[], tag: string) => tags.filter((each) => each === tag).length

describe('a whole plan', () => {
  test('is tagged, titled, in its language and marked PDF/UA-1', async () => {
    const pdf = await read(documentOf(wholePlan, { author: 'Lochside Carers Centre' }))
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.catalogue).toMatch(/\/Marked true/)
    expect(pdf.catalogue).toMatch(/\/DisplayDocTitle true/)
    expect(pdf.language).toBe('en-GB')
    expect(pdf.title).toBe('Asha’s plan')
    expect(pdf.metadata).toContain('Lochside Carers Centre')
    expect(pdf.pages).toBeGreaterThanOrEqual(2)
    expect(pdf.pages).toBeLessThanOrEqual(4)
  })

  test('has its structure in reading order', async () => {
    const { tags } = await read(documentOf(wholePlan))
    expect(tags.filter((tag) => /^H\d$/.test(tag)).join(' ')).toBe('H1 H2 H2 H3 H3 H3 H2')
    expect(tags).toContain('BlockQuote')
    expect(count(tags, 'Quote')).toBe(5)
    expect(count(tags, 'L')).toBe(5)
    expect(count(tags, 'LI')).toBe(3 + 1 + 3 + 2 + 2)
    expect(count(tags, 'TH')).toBe(3)
    expect(count(tags, 'TD')).toBe(6)
    expect(tags.indexOf('BlockQuote')).toBeLessThan(tags.indexOf('L'))
  })

  test('can be read as text, the crossing in words too', async () => {
    const { text } = await read(documentOf(wholePlan, { footer: 'This copy is Asha’s to keep.' }))
    for (const said of [
      '“I do the nights, the meals, his tablets and the letters.”',
      'Now“Up with Dad four times”',
      'Oban Crossroads: a night sitter two nights, the same two people',
      'In the way: five weeks’ wait for the mat',
      'Hoped for“Through till six”',
      'The day14 March 2026',
      'This copy is Asha’s to keep.Page 2 of',
    ]) {
      expect(text).toContain(bare(said))
    }
    expect(text).not.toContain('““')
  })

  test('is confirmed by poppler, where it is installed', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'lilypad-test-'))
    try {
      const file = join(folder, 'plan.pdf')
      writeFileSync(file, await bytesOf(documentOf(wholePlan)))
      if (!installed('pdfinfo')) return context.skip('pdfinfo is not installed; the tests above read the file themselves')
      expect(run('pdfinfo', [file])).toMatch(/Tagged:\s+yes/)
      expect(run('pdfinfo', ['-struct', file])).toMatch(/BlockQuote[\s\S]*THead[\s\S]*\bTH\b[\s\S]*Scope \/Column/)
      expect(bare(run('pdftotext', [file, '-']))).toContain('“Throughtillsix”')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('says the same twice: a frozen plan has one print', async () => {
    const [first, second] = [await bytesOf(documentOf(wholePlan)), await bytesOf(documentOf(wholePlan))]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  test('in large print has nothing under 18 point', async () => {
    const large = await read(documentOf(wholePlan, { size: 'large', footer: 'Asha’s copy' }))
    expect(Math.min(...large.sizes)).toBeGreaterThanOrEqual(18)
    const standard = await read(documentOf(wholePlan))
    expect(standard.sizes).toContain(12)
  })
})

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
    expect(count([...text], 'x')).toBeGreaterThanOrEqual(6000)
  })
})

function installed(tool: string): boolean {
  try {
    run(tool, ['-v'])
    return true
  } catch {
    return false
  }
}

function run(tool: string, given: string[]): string {
  return execFileSync(tool, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}
