import fc from 'fast-check'
import { render } from 'preact-render-to-string'
import { afterAll, expect, test } from 'vitest'
import { makePdf, stopPdf } from '../../kernel/pdf/index.ts'
import { readPdf } from '../../kernel/pdf/read-pdf.test-helper.ts'
import { composeCopy, type Offer, wordingsOf } from './content.ts'
import { easyLines } from './forms/easy-read.ts'
import { makeCopyDocument } from './forms/paper.ts'
import { longestLine, plainText } from './forms/plain-text.ts'
import { copyKinds, sectionsOf } from './schema.ts'
import { CardDocument, CopyDocument, EasyDocument } from './views.tsx'

afterAll(stopPdf)

/** Lines of a record, each with words that stand nowhere else, some chosen and some of those worded otherwise. */
const records = fc.constantFrom(...copyKinds).chain((kind) => fc.record({
  kind: fc.constant(kind),
  lines: fc.array(fc.record({ section: fc.constantFrom(...sectionsOf[kind]), label: fc.boolean(), quoted: fc.boolean(), chosen: fc.boolean(), worded: fc.boolean() }), { minLength: 2, maxLength: 14 }),
}).map(({ lines, ...rest }) => {
  const offers = lines.map((line, at): Offer => ({ key: `k${at}`, section: line.section, label: line.label ? `Label${at}x:` : null, words: `Record${at}x says this. And more of it.`, quoted: line.quoted }))
  const chosen = {
    choose: lines.flatMap((line, at) => line.chosen ? [`k${at}`] : []), as: Object.fromEntries(lines.flatMap((line, at) => line.worded ? [[`k${at}`, `Copy${at}x`]] : [])), own: {}, headings: {},
  }
  const content = composeCopy(offers, chosen, { ...rest, title: 'A title', name: null, language: 'en-GB', titleIn: 'en-GB', ours: 'en-GB', label: () => undefined, heading: (section) => ({ words: `Part ${section}`, language: 'en-GB' }), foot: ['Made.'] })
  return { lines, offers, chosen, content }
}))

type Made = typeof records extends fc.Arbitrary<infer T> ? T : never

function check({ lines }: Made, all: string): void {
  for (const [at, { chosen, worded, label }] of lines.entries()) {
    expect(all.includes(`Record${at}x`)).toBe(chosen && !worded)
    expect(all.includes(`Copy${at}x`)).toBe(chosen && worded)
    if (!chosen || worded) expect(all.includes(`Label${at}x`)).toBe(false)
    else expect(all.includes(`Label${at}x`)).toBe(label)
  }
}

test('what is not chosen, and what a line said before it was worded, is in no form: page, easy reading, card, text, what is stored', () => {
  fc.assert(fc.property(records, (made) => {
    const { content } = made
    for (const all of [JSON.stringify(content), plainText(content), render(<CopyDocument content={content} />), render(<EasyDocument content={content} />), render(<CardDocument content={content} />),
      ...(['standard', 'large', 'easy', 'card'] as const).map((form) => JSON.stringify(makeCopyDocument(content, form)))]) check(made, all)
    expect(wordingsOf(made.offers, made.chosen).length).toBe(made.lines.filter(({ chosen, worded }) => chosen && worded).length)
  }))
})

test('nor in a PDF: its text, its properties, its tags', async () => {
  await fc.assert(fc.asyncProperty(records, fc.constantFrom('standard' as const, 'large' as const, 'easy' as const, 'card' as const), async (made, form) => {
    const pdf = await makePdf(makeCopyDocument(made.content, form))
    if (!pdf.ok) throw new Error(pdf.reason)
    const read = readPdf(pdf.bytes)
    // A card breaks a long word where it must.
    check(made, read.text.replace(/[-\u00ad\u200b]/g, ''))
    for (const part of [read.metadata, read.title ?? '', Buffer.from(pdf.bytes).toString('latin1')]) expect(part).not.toMatch(/Record\d|Label\d/)
    expect(read.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
  }), { numRuns: 25 })
}, 60_000)

test('plain text has no line that is too long, and loses no word', () => {
  fc.assert(fc.property(fc.array(fc.array(fc.stringMatching(/^[a-zé]{1,20}$/), { minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 5 }), (all) => {
    const words = all.map((one) => one.join(' '))
    const content = composeCopy(words.map((one, at) => ({ key: String(at), section: 'keeps', label: null, words: one, quoted: at % 2 === 0 })), { choose: words.map((_, at) => String(at)), as: {}, own: {}, headings: {} }, { kind: 'plan', title: 'T', name: null, language: 'en-GB', titleIn: 'en-GB', ours: 'en-GB', label: () => undefined, heading: () => ({ words: 'H', language: 'en-GB' }), foot: [] })
    const text = plainText(content)
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(longestLine)
    for (const one of words) expect(text.replace(/\s+/g, ' ')).toContain(one)
  }))
})

test('easy reading puts each sentence on a line and changes no word', () => {
  expect(easyLines({ label: 'Meera:', words: 'She comes on Mondays. Ring her first!', quoted: false })).toEqual([{ label: 'Meera:', words: 'She comes on Mondays.', quoted: false }, { label: null, words: 'Ring her first!', quoted: false }])
  fc.assert(fc.property(fc.string(), (words) => {
    expect(easyLines({ label: null, words, quoted: false }).map((line) => line.words).join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''))
  }))
})
