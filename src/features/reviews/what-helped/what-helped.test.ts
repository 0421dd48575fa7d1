import { expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { idOf } from '../../../seed/ids.ts'
import { type Answer, signedIn } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'

const database = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const nights = idOf('lochside', 'asha-menon', 'outcome', 'nights')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('what the support did is gathered from what was said, with where each word comes from', async () => {
  const jo = await signedIn('jo-reid')
  const page = await jo.get(`/carers/${asha}/what-helped`)
  expect(page.status).toBe(200)
  const told = text(page)
  expect(told).toMatch(/Gathered from what was said:.*Helped: .*Meera.*the mat.*In the way: five weeks’ wait for the mat\./)
  // Nothing is weighed: no figure stands in what is gathered.
  expect(/Gathered from what was said:(.*?)Where it comes from/.exec(told)![1]).not.toMatch(/\d|%/)
  expect(page.html).toMatch(/href="\/reviews\/[0-9a-f-]{36}"/)
})

test('the worker puts it into words, and puts it otherwise; the earlier words stay', async () => {
  const jo = await signedIn('jo-reid')
  const first = { id: newId(), outcome: nights, words: 'The mat let her sleep; the wait for it did not.' }
  for (let turn = 0; turn < 2; turn++) expect((await jo.post(`/carers/${asha}/what-helped`, first)).status).toBe(303)
  await jo.post(`/carers/${asha}/what-helped`, { id: newId(), outcome: nights, words: 'Meera did most of it.' })
  expect(text(await jo.get(`/carers/${asha}/what-helped`))).toMatch(/Meera did most of it\..*How it was put before.*The mat let her sleep/)
  expect((await jo.post(`/carers/${asha}/what-helped`, { ...first, words: 'Other words.' })).status).toBe(409)
  const empty = await jo.post(`/carers/${asha}/what-helped`, { id: newId(), outcome: nights, words: '' })
  expect([empty.status, text(empty).includes('Write a few words first.')]).toEqual([422, true])
  const long = await jo.post(`/carers/${asha}/what-helped`, { id: newId(), outcome: nights, words: `Kept ${'x'.repeat(10_000)}` })
  expect([long.status, long.html.includes('Kept xxx')]).toEqual([422, true])
  expect((await jo.post(`/carers/${asha}/what-helped`, { id: newId(), outcome: idOf('lochside', 'iain-gow', 'outcome', 'painting'), words: 'x' })).status).toBe(404)
})

test('the carer says it in her own words, beside her worker’s, and reads no worker’s view of how it goes', async () => {
  const carer = await signedIn('asha-menon', 'lochside', 'account')
  const worker = await signedIn('jo-reid')
  const review = newId()
  const day = new Date()
  await worker.post(`/carers/${asha}/reviews`, { id: review, 'onDay-day': String(day.getUTCDate()), 'onDay-month': String(day.getUTCMonth() + 1), 'onDay-year': String(day.getUTCFullYear()), why: 'planned', conversation: '', place: '' })
  await worker.post(`/reviews/${review}/marks`, { id: newId(), workerId: newId(), outcome: nights, story: 'Fine, mostly.', workerStory: 'She looked worn out.' })
  expect((await carer.post('/my-what-helped', { id: newId(), outcome: nights, words: 'It was the mat, and asking for it early.' })).status).toBe(303)
  const own = text(await carer.get('/my-what-helped'))
  expect(own).toContain('Fine, mostly.')
  expect(own).not.toContain('She looked worn out.')
  expect(text(await worker.get(`/carers/${asha}/what-helped`))).toMatch(/“?It was the mat, and asking for it early\./)
  expect((await carer.post('/my-what-helped', { id: newId(), outcome: idOf('lochside', 'iain-gow', 'outcome', 'painting'), words: 'x' })).status).toBe(404)
  for (const key of ['jo-reid', 'morag-sinclair']) expect((await (await signedIn(key)).get('/my-what-helped')).status).toBe(404)
})

test('it is there for those who read the record, and written by her own workers alone', async () => {
  const morag = await signedIn('morag-sinclair')
  const page = await morag.get(`/carers/${asha}/what-helped`)
  expect([page.status, page.html.includes('<textarea')]).toEqual([200, false])
  const before = (await database.owner.query('select count(*)::int as count from support_answers')).rows[0].count
  expect((await morag.post(`/carers/${asha}/what-helped`, { id: newId(), outcome: nights, words: 'x' })).status).toBeGreaterThanOrEqual(403)
  expect((await (await signedIn('fiona-macdougall')).get(`/carers/${asha}/what-helped`)).status).toBe(404)
  expect((await database.owner.query('select count(*)::int as count from support_answers')).rows[0].count).toBe(before)
})
