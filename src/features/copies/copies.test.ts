import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { makePdf, stopPdf } from '../../kernel/pdf/index.ts'
import { readPdf } from '../../kernel/pdf/read-pdf.test-helper.ts'
import { idOf } from '../../seed/ids.ts'
import { agree, asJo, dayFields, hidden, jo, makePlan, makeSample, type Sample } from '../../../test/sample-plan.ts'
import { type Answer, signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { draftPlan } from '../plans/index.ts'
import { makeCopyDocument } from './forms/paper.ts'
import { findLines } from './lines/queries.ts'
import { getCopy } from './queries.ts'

const database = useTestDatabase('world')
afterAll(stopPdf)
let sample: Sample
let worker: Visitor
beforeAll(async () => {
  sample = await makeSample()
  await makePlan(sample)
  worker = await signedIn('jo-reid')
})

const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const forms = ['', '/print', '/print?size=large', '/easy-read', '/text', '/copy.txt'] as const

/** What the form sends for a copy: the lines that hold one of these words, and how they read. */
async function choose(visitor: Visitor, carer: string, kind: string, lines: readonly string[], fields: Record<string, string | string[]> = {}): Promise<Record<string, string | string[]>> {
  const { html } = await visitor.get(`/carers/${carer}/copies/new?kind=${kind}`)
  const found = [...html.matchAll(/name="choose" type="checkbox" value="([^"]+)"[^>]*>\s*<label[^>]*>(.*?)<\/label>/g)].map(([, key, label]) => ({ key: key!, label: label!.replace(/<[^>]*>/g, '') }))
  const chosen = lines.map((line) => found.find(({ label }) => label.includes(line))?.key ?? `nothing says ${line}`)
  return { id: hidden(html, 'id'), kind, plan: hidden(html, 'plan'), seen: hidden(html, 'seen'), choose: chosen, title: 'For the fridge', name: '', whom: 'The fridge', form: 'print', language: 'en-GB', reach: 'hers', ...fields }
}
const send = (visitor: Visitor, carer: string, sent: Record<string, string | string[]>) => visitor.post(`/carers/${carer}/copies`, sent)

test('only what was chosen is on the copy, in every form; a line reads as she worded it and the record keeps its own', async () => {
  const sent = await choose(worker, sample.carer, 'plan', ['to sleep through', 'Monday nights'])
  const [nights] = sent.choose as string[]
  const all = { ...sent, [`as.${nights}`]: 'nights', 'as.keeps.keeps': 'Never shown, since not chosen', 'own.does': 'The lamp is on the stairs.\nThe mat too.' }
  for (let turn = 0; turn < 2; turn++) expect((await send(worker, sample.carer, all)).location).toBe(`/copies/${sent.id}`)
  for (const form of forms) {
    const page = text(await worker.get(`/copies/${sent.id}${form}`))
    for (const there of ['nights', 'Monday nights', 'The lamp is on the stairs.', 'The mat too.', 'For the fridge']) expect([form, page.includes(there)]).toEqual([form, true])
    for (const left of ['sleep through', 'Up four times', 'Sunday drives', 'his dinners', 'stairs,', 'Meera first', 'wait for the mat', 'Never shown', 'Lochside Carers Centre,']) expect([form, left, page.includes(left)]).toEqual([form, left, false])
  }
  for (const form of ['copy.pdf', 'copy-large-print.pdf', 'easy-read.pdf']) {
    const answer = await worker.get(`/copies/${sent.id}/${form}`)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'application/pdf', `inline; filename="${form}"`])
  }
  const wording = text(await worker.get(`/copies/${sent.id}/wording`))
  expect(wording).toMatch(/On this copy nights In the record to sleep through/)
  const row = (await database.owner.query('select content::text as content from copies where id = $1', [sent.id])).rows[0].content as string
  expect(row).not.toMatch(/sleep through|Sunday drives|his dinners/)
})

test('what is needed can stand on a copy, and tells nothing of the outcome it is for', async () => {
  const asha = idOf('lochside', 'carer', 'asha-menon')
  const lines = await asJo((tx) => findLines(tx, asha, 'plan'))
  const needs = lines.offers.filter(({ section }) => section === 'needs')
  expect(needs.length).toBeGreaterThan(1)
  const outcomes = lines.content!.outcomes.flatMap(({ statement, onThisCopy }) => [statement, onThisCopy ?? statement])
  for (const { label, words } of needs) for (const outcome of outcomes) expect([label, words.includes(outcome) && outcome.length > 8]).toEqual([label, false])
})

test('a copy comes out again just as it was, long after the record has gone on', async () => {
  const { carer, drives, today } = sample
  const sent = await choose(worker, carer, 'plan', ['the Sunday drives', 'I do his dinners.'], { title: 'Drives', name: 'Nan' })
  await send(worker, carer, sent)
  const before = await Promise.all(['/print', '/easy-read', '/copy.txt', '/text'].map(async (form) => (await worker.get(`/copies/${sent.id}${form}`)).html))
  const pdf = async () => { const { copy } = await asJo((tx) => getCopy(tx, String(sent.id))); const made = await makePdf(makeCopyDocument(copy.content, 'standard')); return made.ok ? made.bytes : null }
  const bytes = await pdf()
  const next = newId()
  await asJo(async (tx) => {
    await draftPlan(tx, carer, { id: next, madeOn: today, caringNow: 'Other words by now.', outcomes: [{ outcome: drives, onThisCopy: null, inTheWay: null }], actions: [] })
    await agree(tx, next, today)
  })
  await database.owner.query('update carers set call_name = $2 where id = $1', [carer, 'Somebody Else'])
  const after = await Promise.all(['/print', '/easy-read', '/copy.txt', '/text'].map(async (form) => (await worker.get(`/copies/${sent.id}${form}`)).html))
  // Round the copy stands the page; the copy itself is the same to the letter.
  const inner = (html: string) => /<main[^]*<\/main>/.exec(html)?.[0] ?? html
  expect(after.map(inner)).toEqual(before.map(inner))
  expect(Buffer.from((await pdf())!).equals(Buffer.from(bytes!))).toBe(true)
  expect(text(await worker.get(`/copies/${sent.id}`))).toContain('There is a newer plan')
  await database.owner.query(`update copies set content = jsonb_set(content, '{title}', '"Forged"') where id = $1`, [sent.id])
  expect(text(await worker.get(`/copies/${sent.id}`))).toContain('not as it was made')
  await database.owner.query('update carers set call_name = $2 where id = $1', [carer, 'Nan'])
})

test('a PDF for anybody: tagged, its title the copy’s own, and no author', async () => {
  const fridge = await asJo((tx) => getCopy(tx, idOf('lochside', 'asha-menon', 'copy', 'fridge')))
  for (const form of ['standard', 'large', 'easy'] as const) {
    const made = await makePdf(makeCopyDocument(fridge.copy.content, form))
    if (!made.ok) throw new Error(made.reason)
    const read = readPdf(made.bytes)
    expect([form, read.title, read.metadata.includes('<pdfuaid:part>1</pdfuaid:part>'), read.tags.filter((tag) => tag === 'H1').length]).toEqual([form, 'Nights and Sundays', true, 1])
    expect(read.metadata).not.toMatch(/Lochside|dc:creator/)
    expect(read.text).toContain('TheSundaydrives')
    expect(read.text).not.toMatch(/snapping|Iwouldnotgive/)
    if (form !== 'standard') expect(Math.min(...read.sizes)).toBeGreaterThanOrEqual(18)
  }
})

test('what the carer makes by herself is hers alone until she lets her workers see it', async () => {
  const asha = idOf('lochside', 'carer', 'asha-menon')
  const she = await signedIn('asha-menon', 'lochside', 'account')
  const page = await she.get(`/carers/${asha}/copies/new?kind=about-me`)
  // What not to say or do to her is written by workers for workers.
  expect([page.status, page.html.includes('She likes it said straight')]).toEqual([200, false])
  expect((await worker.get(`/carers/${asha}/copies/new?kind=about-me`)).html).toContain('She likes it said straight')
  const sent = await choose(she, asha, 'passport', [], { title: 'For my manager', whom: 'My manager', 'own.asked': 'To start at ten on Tuesdays.' })
  expect((await send(she, asha, sent)).location).toBe(`/copies/${sent.id}`)
  expect((await she.get(`/copies/${sent.id}/copy.pdf`)).status).toBe(200)
  const jo = await signedIn('jo-reid')
  const everywhere = ['', '/print', '/easy-read', '/text', '/copy.txt', '/copy.pdf', '/copy-large-print.pdf', '/easy-read.pdf', '/card', '/card.pdf', '/wording']
  for (const form of everywhere) expect([form, (await jo.get(`/copies/${sent.id}${form}`)).status]).toEqual([form, 404])
  expect((await jo.post(`/copies/${sent.id}/steps`, { id: newId(), step: 'opened', ...dayFields('on', sample.today) })).status).toBe(404)
  for (const path of [`/carers/${asha}/copies`, `/carers/${asha}`]) expect((await jo.get(path)).html).not.toContain('For my manager')
  expect((await she.post(`/copies/${sent.id}/steps`, { id: newId(), step: 'opened', ...dayFields('on', sample.today) })).status).toBe(303)
  expect(text(await jo.get(`/carers/${asha}/copies`))).toContain('For my manager')
  expect((await jo.get(`/copies/${sent.id}`)).status).toBe(200)
})

test('nobody else reads, makes or hands on a copy', async () => {
  const fridge = idOf('lochside', 'asha-menon', 'copy', 'fridge')
  const asha = idOf('lochside', 'carer', 'asha-menon')
  const dev = idOf('lochside', 'dev-kerr', 'copy', 'teachers')
  for (const key of ['ruaridh-bell', 'fiona-macdougall']) for (const form of [...forms, '/copy.pdf', '/wording']) expect([key, form, (await (await signedIn(key)).get(`/copies/${fridge}${form}`)).status]).toEqual([key, form, 404])
  const she = await signedIn('asha-menon', 'lochside', 'account')
  for (const form of [...forms, '/copy.pdf', '/card.pdf']) expect([form, (await she.get(`/copies/${dev}${form}`)).status]).toEqual([form, 404])
  expect((await she.get(`/carers/${idOf('lochside', 'carer', 'dev-kerr')}/copies`)).status).toBe(404)
  // A supervisor reads what the record shows her, and makes none.
  const morag = await signedIn('morag-sinclair')
  expect((await morag.get(`/copies/${fridge}`)).status).toBe(200)
  expect((await morag.get(`/carers/${asha}/copies/new?kind=plan`)).status).toBe(404)
  expect((await morag.post(`/copies/${fridge}/steps`, { id: newId(), step: 'given', whom: 'Me', ...dayFields('on', sample.today) })).status).toBe(404)
  expect((await signedIn('una-macphail', 'skerry').then((una) => una.get(`/copies/${fridge}`))).status).toBe(404)
})

test('what is not right comes back with every word; what has changed meanwhile is read again first', async () => {
  const { carer } = sample
  const count = async () => (await database.owner.query('select (select count(*) from copies)::int + (select count(*) from copy_wordings)::int + (select count(*) from copy_steps)::int as count')).rows[0].count
  const before = await count()
  const good = await choose(worker, carer, 'passport', [], { 'own.asked': 'Kept.' })
  for (const [wrong, words] of [[{ whom: '' }, 'Say who it is for'], [{ title: '' }, 'Write what stands at the top'], [{ form: 'stone' }, 'Choose in which form'], [{ 'own.asked': '', 'own.seen': 'Kept.' }, 'Nothing stands on this copy yet'], [{ choose: 'nothing.like.it' }, 'cannot stand on this copy'], [{ 'own.helps': 'x'.repeat(2001) }, '2,000']] as const) {
    const answer = await send(worker, carer, { ...good, ...wrong })
    expect([words, answer.status, text(answer).includes(words)]).toEqual([words, 422, true])
    if (!('own.asked' in wrong)) expect(answer.html).toContain('Kept.')
  }
  expect((await send(worker, carer, { ...good, kind: 'novel' })).status).toBe(422)
  const card = await choose(worker, carer, 'school-card', [], { 'own.helps': 'A pass.', 'own.seen': '' })
  expect(text(await send(worker, carer, card))).toContain('Say in one line who can see this card.')
  const stale = await send(worker, carer, { ...good, seen: 'a'.repeat(64) })
  expect([stale.status, stale.html.includes('Kept.'), text(stale).includes('The record changed while you were choosing')]).toEqual([409, true, true])
  expect(await count()).toBe(before)
  await send(worker, carer, good)
  expect((await send(worker, carer, { ...good, 'own.asked': 'Something else.' })).status).toBe(409)
  expect((await worker.post(`/copies/${good.id}/steps`, { id: newId(), step: 'given', whom: '', ...dayFields('on', sample.today) })).status).toBe(422)
  expect((await worker.post(`/copies/${good.id}/steps`, { id: newId(), step: 'over', ...dayFields('on', '2020-01-01') })).status).toBe(422)
  const over = { id: newId(), step: 'over', ...dayFields('on', sample.today) }
  for (let turn = 0; turn < 2; turn++) expect((await worker.post(`/copies/${good.id}/steps`, over)).status).toBe(303)
  expect(text(await worker.get(`/copies/${good.id}`))).toContain('no longer in use')
  expect((await worker.get(`/carers/${carer}/copies/new?kind=novel`)).status).toBe(404)
  expect(jo.name).toBe('Jo Reid')
})
