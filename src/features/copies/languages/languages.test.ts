import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayIn, languageMeant } from '../../../kernel/languages/tags.ts'
import { makePdf, stopPdf } from '../../../kernel/pdf/index.ts'
import { readPdf } from '../../../kernel/pdf/read-pdf.test-helper.ts'
import { asJo, hidden, makePlan, makeSample, type Sample } from '../../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { makeCopyDocument, type PaperForm } from '../forms/paper.ts'
import { getCopy } from '../queries.ts'
import { copyKinds, sectionsOf } from '../schema.ts'
import english from '../words.en.json'
import { headingLanguages, labelIn, sayIn, unchecked, written } from './words-in.ts'

const database = useTestDatabase('world')
afterAll(stopPdf)
let sample: Sample
let worker: Visitor
beforeAll(async () => {
  sample = await makeSample()
  await makePlan(sample)
  worker = await signedIn('jo-reid')
})

const ours = [
  ...copyKinds.flatMap((kind) => [`title.${kind}`, ...sectionsOf[kind].map((section) => `heading.${kind}.${section}`)]),
  ...Object.keys(english).filter((key) => key.startsWith('line.')), 'seen.default', 'card.cut', 'card.front', 'card.back', 'foot.made', 'foot.chosen', 'pdf.page',
]
const holes = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test.each(Object.entries(written))('in %s every heading of ours is there, none is left over, and what is filled in is the same', (_tag, { words }) => {
  expect(Object.keys(words).sort()).toEqual([...ours].sort())
  for (const key of ours) {
    expect([key, words[key]!.trim() === words[key] && words[key] !== '']).toEqual([key, true])
    expect([key, holes(words[key]!)]).toEqual([key, holes(english[key as keyof typeof english])])
  }
})

test('where a language lacks a heading, English stands in for that one and says that it is English', () => {
  expect(sayIn('cy', 'heading.plan.matters')).toEqual({ words: 'Beth sy’n bwysig', language: 'cy' })
  expect(sayIn('gd', 'heading.plan.matters')).toEqual({ words: 'What matters', language: 'en-GB' })
  expect(sayIn('cy', 'way.print')).toEqual({ words: 'Print', language: 'en-GB' })
  expect([labelIn('fr', 'Now:'), labelIn('fr', 'Meera:'), labelIn('gd', 'Now:')]).toEqual(['Maintenant :', undefined, undefined])
  expect(dayIn('cy', '2026-05-03')).toBe('3 Mai 2026')
  for (const tag of headingLanguages) expect([tag, /\p{Nd}/u.exec(dayIn(tag, '2026-05-03'))?.[0]]).toEqual([tag, '3'])
  expect([languageMeant('Welsh, and English at work'), languageMeant('Cymraeg'), languageMeant('Urdu; English is fine'), languageMeant('English'), languageMeant('Arabic'), languageMeant('BSL'), languageMeant(null)]).toEqual(['cy', 'cy', 'ur', 'en-GB', 'ar', undefined, undefined])
  // Nobody whose first language it is has read any of them yet; whoever does writes it down there, and this line with it.
  expect(unchecked).toEqual(['cy', 'fr', 'es', 'pl', 'ur', 'ar'])
})

async function pdfOf(copy: string, form: PaperForm) {
  const made = await makePdf(makeCopyDocument((await asJo((tx) => getCopy(tx, copy))).copy.content, form))
  if (!made.ok) throw new Error(made.reason)
  return readPdf(made.bytes)
}

/** A copy with two lines of the plan, made through the form as it comes. */
async function make(kind: string, fields: Record<string, string>): Promise<string> {
  const { html } = await worker.get(`/carers/${sample.carer}/copies/new?kind=${kind}`)
  const id = hidden(html, 'id')
  const chosen = [...html.matchAll(/name="choose" type="checkbox" value="([^"]+)"/g)].map(([, key]) => key!)
  const selected = (name: string) => new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?<option value="([^"]*)" selected`).exec(html)?.[1] ?? ''
  const title = /name="title"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? ''
  const answer = await worker.post(`/carers/${sample.carer}/copies`, { id, kind, plan: hidden(html, 'plan'), seen: hidden(html, 'seen'), choose: chosen, title, name: '', whom: 'The fridge', form: 'print', language: selected('language'), ours: selected('ours'), reach: 'record', ...fields })
  expect([kind, answer.status]).toEqual([kind, 303])
  return id
}

test('her language in the details is the language of our headings; her words and the plan’s stay in theirs, in HTML and PDF', async () => {
  await database.owner.query("update carers set language = 'Welsh, and English with the doctor' where id = $1", [sample.carer])
  const copy = await make('plan', { 'heading.keeps': 'Do not touch' })
  const page = await worker.get(`/copies/${copy}`)
  expect(page.html).toContain('<h1 dir="auto" lang="cy">Yr hyn y cytunwyd arno</h1>')
  expect(page.html).toContain('<h2 dir="auto" lang="cy">Beth sy’n bwysig</h2>')
  expect(page.html).toMatch(/<b dir="auto" lang="cy">Nawr:<\/b>/)
  expect(page.html).toMatch(/lang="en-GB">[^<]*to sleep through/)
  expect(page.html).toMatch(/Gwnaed ar \d+ \p{L}+ \d{4}\./u)
  // For the worker alone, and no part of the copy.
  expect(page.html).toContain('Our own headings in Cymraeg are not yet checked by a native speaker.')
  for (const form of ['print', 'easy-read', 'text', 'copy.txt']) {
    const { html } = await worker.get(`/copies/${copy}/${form}`)
    expect([form, html.includes('not yet checked'), /BETH SY’N BWYSIG|Beth sy’n bwysig/.test(html)]).toEqual([form, false, true])
  }
  const pdf = await pdfOf(copy, 'standard')
  expect([pdf.language, pdf.title]).toEqual(['cy', 'Yr hyn y cytunwyd arno'])
  expect([...pdf.languages]).toContain('en-GB')
  expect(pdf.text).toContain('Bethsy’nbwysig')
})

test('in Urdu the page reads from the right, and the English of the plan still reads as English', async () => {
  const copy = await make('about-me', { ours: 'ur', language: 'en-GB' })
  const { html } = await worker.get(`/copies/${copy}/print`)
  expect(html).toContain('<div lang="ur" dir="rtl">')
  expect(html).toContain('<h1 dir="auto" lang="ur">میرے بارے میں</h1>')
  const pdf = await pdfOf(copy, 'easy')
  expect(pdf.language).toBe('ur')
  expect([...pdf.languages]).toContain('en-GB')
  // Words in a language we have no headings in: the headings stay English and say so.
  const gaelic = await make('about-me', { ours: '', language: 'gd' })
  const page = (await worker.get(`/copies/${gaelic}`)).html
  expect(page).toContain('<h2 dir="auto" lang="en-GB">What is most important to me</h2>')
  expect(page).not.toContain('not yet checked')
  expect((await worker.post(`/carers/${sample.carer}/copies`, { id: copy, kind: 'about-me', plan: '', seen: 'a'.repeat(64), choose: [], title: 'T', name: '', whom: 'w', form: 'print', language: 'en-GB', ours: 'xx', reach: 'record' })).status).toBe(422)
})
