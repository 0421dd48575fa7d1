import { afterAll, expect, test } from 'vitest'
import { pictureFile } from '../ui/index.ts'
import { makePdf, type PdfBlock, stopPdf } from './index.ts'
import { readPdf } from './read-pdf.test-helper.ts'
import { documentOf } from './sample.test-helper.ts'

afterAll(stopPdf)

const block: PdfBlock = { kind: 'pictured', svg: pictureFile('heart'), heading: 'What matters to me', lines: ['I want to sleep.', [{ quoted: 'Through till six' }], [{ plain: 'أريد أن أنام.', language: 'ar' }]] }

test('easy reading: the drawing is decoration, the heading is a heading and each line a paragraph, in large letters', async () => {
  const made = await makePdf(documentOf([block, { ...block, heading: 'Who helps me' }], { size: 'large' }))
  if (!made.ok) throw new Error(made.reason)
  const read = readPdf(made.bytes)
  expect(read.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(read.tags.filter((tag) => /^H\d/.test(tag))).toEqual(['H1', 'H2', 'H2'])
  expect(read.tags).not.toContain('Figure')
  expect(read.text).toMatch(/Iwanttosleep\..*“Throughtillsix”/)
  expect([...read.languages]).toContain('ar')
  expect(Math.min(...read.sizes)).toBeGreaterThanOrEqual(18)
})
