import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type PdfBlock, type PdfDocument, makePdf, stopPdf } from './index.ts'
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
    if (!installed('pdfinfo')) return context.skip('pdfinfo is not installed; the tests above read the file themselves')
    withFile(await bytesOf(documentOf(wholePlan)), (file) => {
      expect(run('pdfinfo', [file])).toMatch(/Tagged:\s+yes/)
      expect(run('pdfinfo', ['-struct', file])).toMatch(/BlockQuote[\s\S]*THead[\s\S]*\bTH\b[\s\S]*Scope \/Column/)
      expect(bare(run('pdftotext', [file, '-']))).toContain('“Throughtillsix”')
    })
  })

  test('keeps even the longest word on the paper, as poppler measures it', async (context) => {
    if (!installed('pdftotext')) return context.skip('pdftotext is not installed; line-breaks.test.ts checks the breaking itself')
    const word = 'Wm'.repeat(300)
    const narrow: PdfBlock[] = [
      { kind: 'heading', level: 1, text: word },
      { kind: 'words', text: word, by: word },
      { kind: 'crossing', now: 'Wm'.repeat(30), pads: [{ who: word, does: word }], stones: [word], hopedFor: word.slice(0, 60) },
      { kind: 'note', title: word, text: word },
      { kind: 'facts', facts: [{ label: word, value: word }] },
      { kind: 'table', header: ['a', 'b', word], rows: [[word, 'b', 'c']] },
      { kind: 'list', items: [word] },
    ]
    for (const size of ['standard', 'large'] as const) {
      const bytes = await bytesOf(documentOf(narrow, { size, title: word }))
      const boxes = withFile(bytes, (file) => run('pdftotext', ['-bbox', file, '-']))
      const edges = [...boxes.matchAll(/xMin="([\d.-]+)".*?xMax="([\d.-]+)"/g)].flatMap((match) => [Number(match[1]), Number(match[2])])
      expect(edges.length).toBeGreaterThan(100)
      expect(Math.min(...edges)).toBeGreaterThan(45)
      expect(Math.max(...edges)).toBeLessThan(595 - 45)
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

function withFile<T>(bytes: Uint8Array, work: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'lilypad-test-'))
  try {
    writeFileSync(join(folder, 'made.pdf'), bytes)
    return work(join(folder, 'made.pdf'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

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
