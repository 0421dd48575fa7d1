import { afterAll, beforeAll, expect, test } from 'vitest'
import { asJo, makePlan, makeSample, type Sample } from '../../../../test/sample-plan.ts'
import { signedIn, type Visitor } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import type { LanguageTag } from '../../../kernel/languages/tags.ts'
import { tongueOf } from '../../../kernel/languages/tongue.ts'
import { makePdf, stopPdf } from '../../../kernel/pdf/index.ts'
import { readPdf } from '../../../kernel/pdf/read-pdf.test-helper.ts'
import { readContent } from '../content.ts'
import { makePlanDocument } from '../document/pdf.ts'
import { getPlan } from '../queries.ts'
import { written } from '../words.ts'

const database = useTestDatabase('world')
afterAll(stopPdf)
const tags = Object.keys(written) as LanguageTag[]
let sample: Sample
let plan: string
let worker: Visitor
beforeAll(async () => {
  sample = await makeSample()
  plan = await makePlan(sample)
  worker = await signedIn('jo-reid')
})

const headings: Partial<Record<LanguageTag, [title: string, now: string, again: string]>> = {
  cy: ['Cynllun Nan', 'Gofalu, fel y mae nawr', 'Pryd y byddwn yn edrych eto'], ar: ['خطة Nan', 'الرعاية كما هي الآن', 'متى ننظر في الأمر مرة أخرى'],
}

test.each(tags)('in %s print, PDF and large print carry its headings, its language and its direction; her words stay in theirs', async (tag) => {
  const own = (key: string, values: Record<string, string> = {}) => Object.entries(values).reduce((told, [hole, words]) => told.replace(`{${hole}}`, words), written[tag]!.words[key]!)
  if (headings[tag]) expect([own('title', { name: 'Nan' }), own('now'), own('again')]).toEqual(headings[tag])
  const { html } = await worker.get(`/plans/${plan}/print?language=${tag}`)
  expect(html).toContain(`<div lang="${tag}" dir="${tag === 'ur' || tag === 'ar' ? 'rtl' : 'ltr'}">`)
  for (const key of ['now', 'again']) expect(html).toContain(`<h2>${own(key)}</h2>`)
  expect(html).toContain(`<h1>${own('title', { name: '<bdi lang="en-GB">Nan</bdi>' })}</h1>`)
  expect(html).toContain(tongueOf(tag).day(sample.today))
  expect(html).toMatch(/lang="en-GB"[^>]*>nights</)
  expect(html).toContain('not yet checked by somebody whose first language it is')
  for (const size of ['plan', 'plan-large-print']) {
    const { agreement, content } = await asJo(async (tx) => ({ agreement: (await getPlan(tx, plan)).plan.agreement, content: (await readContent(tx, (await getPlan(tx, plan)).plan)).content }))
    const made = await makePdf(makePlanDocument({ content, agreement, genuine: true }, size === 'plan' ? 'standard' : 'large', tongueOf(tag)))
    if (!made.ok) throw new Error(made.reason)
    const pdf = readPdf(made.bytes)
    expect([pdf.language, pdf.languages.includes('en-GB'), /\/Marked true/.test(pdf.catalogue), pdf.metadata.includes('pdfuaid')]).toEqual([tag, true, true, true])
    expect(pdf.tags.filter((one) => one === 'H2').length).toBeGreaterThan(3)
    if (tag === 'cy') expect(pdf.text).toContain('Gofalu,felymaenawr')
    const { status, headers } = await worker.get(`/plans/${plan}/${size}.pdf?language=${tag}`)
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
  }
})

test('copies come in the language of her details without being asked for, and in English when that is asked for', async () => {
  await database.owner.query("update carers set language = 'Arabic' where id = $1", [sample.carer])
  expect((await worker.get(`/plans/${plan}/print`)).html).toContain('<div lang="ar" dir="rtl">')
  const inEnglish = (await worker.get(`/plans/${plan}/print?language=en-GB`)).html
  expect(inEnglish).toContain('<h2>Caring, as it is now</h2>')
  expect(inEnglish).not.toContain('dir="rtl"')
  // The worker's own page stays in the language the worker reads, and says how the copies come.
  const page = (await worker.get(`/plans/${plan}`)).html
  expect(page).toContain('<h2>Caring, as it is now</h2>')
  expect(page).toMatch(/العربية[\s\S]*not yet checked/)
  await database.owner.query("update carers set language = 'Gaelic' where id = $1", [sample.carer])
  expect((await worker.get(`/plans/${plan}/print`)).html).toContain('<h2>Caring, as it is now</h2>')
})
