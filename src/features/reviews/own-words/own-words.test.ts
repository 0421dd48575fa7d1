import { expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { idOf } from '../../../seed/ids.ts'
import { asJo } from '../../../../test/sample-plan.ts'
import { signedIn } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import { keepPassages, liftWords, startConversation } from '../../conversations/index.ts'
import { recordOutcome } from '../../outcomes/index.ts'
import { findLooksBack } from '../queries.ts'

const database = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const nights = idOf('lochside', 'asha-menon', 'outcome', 'nights')
const asked = idOf('lochside', 'asha-menon', 'outcome', 'asked')
const jo = idOf('lochside', 'worker', 'jo-reid')
const sam = idOf('lochside', 'worker', 'sam-ure')

const said = (fields: Record<string, string> = {}) => ({ id: newId(), markId: newId(), outcome: nights, story: 'Three good nights and then the fever.', ...fields })

test('a carer says how it goes between talks, in her own words, and her worker reads them as hers', async () => {
  const carer = await signedIn('asha-menon', 'lochside', 'account')
  const page = await carer.get('/my-words')
  expect(page.status).toBe(200)
  expect(page.html).toContain('I just want to sleep through')
  const sent = said({ hoped: 'partly' })
  for (let turn = 0; turn < 2; turn++) expect((await carer.post('/my-words', sent)).location).toBe('/my-words?kept=1')
  expect((await carer.get('/my-words?kept=1')).html).toMatch(/Your words are kept\.[\s\S]*Three good nights and then the fever\./)
  expect((await database.owner.query('select count(*)::int as count from marks where review_id = $1', [sent.id])).rows[0].count).toBe(1)
  const worker = await signedIn('jo-reid')
  expect((await worker.get(`/outcomes/${nights}/river`)).html).toContain('Three good nights and then the fever.')
  expect((await worker.get(`/reviews/${sent.id}`)).html).toContain('’s own words')
})

test('what is not right comes back with every typed word, and nothing is kept', async () => {
  const carer = await signedIn('asha-menon', 'lochside', 'account')
  const before = (await database.owner.query('select count(*)::int as count from reviews')).rows[0].count
  for (const [wrong, words] of [[{ story: '' }, 'Write a few words first.'], [{ outcome: '' }, 'Choose what it is about.'], [{ keptFrom: newId() }, 'Choose somebody who works with you.'], [{ story: 'x'.repeat(10_001) }, '10,000']] as const) {
    const answer = await carer.post('/my-words', said({ story: 'A line of mine.', ...wrong }))
    expect([answer.status, answer.html.includes(words)]).toEqual([422, true])
    if (!('story' in wrong)) expect(answer.html).toContain('A line of mine.')
  }
  expect((await carer.post('/my-words', said({ outcome: idOf('lochside', 'iain-gow', 'outcome', 'painting') }))).status).toBe(404)
  expect((await database.owner.query('select count(*)::int as count from reviews')).rows[0].count).toBe(before)
})

test('what she keeps from one worker that worker never meets, on any page; another of hers reads it', async () => {
  const carer = await signedIn('asha-menon', 'lochside', 'account')
  const today = new Date()
  const given = { 'from-day': String(today.getUTCDate()), 'from-month': String(today.getUTCMonth() + 1), 'from-year': String(today.getUTCFullYear()) }
  expect((await (await signedIn('jo-reid')).post(`/carers/${asha}/allocations`, { id: newId(), worker: sam, kind: 'own', ...given })).status).toBe(303)
  const lastLook = () => asJo((tx) => findLooksBack(tx, [asha]))
  await database.owner.query("update reviews set on_day = current_date - 5 where carer_id = $1 and on_day > current_date - 5", [asha])
  const before = await lastLook()
  const sent = said({ outcome: asked, story: 'Nobody asked me, and it was Jo.', keptFrom: jo })
  expect((await carer.post('/my-words', sent)).status).toBe(303)
  // Nor from when somebody last looked back.
  expect(await lastLook()).toEqual(before)
  const [kept, other] = [await signedIn('jo-reid'), await signedIn('sam-ure')]
  const pages = [`/carers/${asha}`, `/carers/${asha}/reviews`, `/carers/${asha}/rivers`, `/carers/${asha}/outcomes`, `/outcomes/${asked}`, `/outcomes/${asked}/river`, `/carers/${asha}/export`, '/today', '/find?q=asked']
  for (const page of pages) {
    expect([page, (await kept.get(page)).html.includes('Nobody asked me')]).toEqual([page, false])
  }
  expect((await kept.get(`/reviews/${sent.id}`)).status).toBe(404)
  expect((await kept.get(`/carers/${asha}/reviews`)).html).not.toContain(sent.id)
  expect((await other.get(`/outcomes/${asked}/river`)).html).toContain('Nobody asked me, and it was Jo.')
  expect((await other.get(`/reviews/${sent.id}`)).html).toContain('Kept from one worker, as the carer asked.')
  expect((await carer.get('/my-words')).html).toContain('kept from one worker')
})

test('the page is the carer’s own', async () => {
  for (const key of ['jo-reid', 'morag-sinclair', 'fiona-macdougall']) {
    const worker = await signedIn(key)
    expect((await worker.get('/my-words')).status).toBe(404)
    expect((await worker.post('/my-words', said())).status).toBe(404)
  }
})

test('what was lifted out of words that were written on the wrong person is not hers to see', async () => {
  const worker = await signedIn('jo-reid')
  const [talk, passage, outcome] = [newId(), newId(), newId()]
  const said = 'My boy is in prison and I am ashamed'
  await asJo(async (tx) => {
    await startConversation(tx, asha, { id: talk, people: [{ id: newId(), voice: 'carer', name: 'Asha' }, { id: newId(), voice: 'worker', name: 'Jo', workerId: tx.actor.id }] })
    await keepPassages(tx, talk, [{ id: passage, voice: 'carer', name: 'Asha', words: said }])
    const highlight = newId()
    await liftWords(tx, passage, { id: highlight, kind: 'outcome', words: said, starts: null, ends: null, sentence: [] })
    await recordOutcome(tx, asha, { id: outcome, statement: said, direction: 'get-better', highlight })
  })
  const carer = await signedIn('asha-menon', 'lochside', 'account')
  expect((await carer.get('/my-words')).html).toContain(said)
  expect((await worker.post(`/conversations/${talk}/withdrawal`, { id: newId(), why: 'It was somebody else.' })).status).toBe(303)
  for (const page of ['/my-words', '/my-what-helped', '/my-endings']) expect([page, (await carer.get(page)).html.includes(said)]).toEqual([page, false])
  expect((await carer.post('/my-words', { id: newId(), markId: newId(), outcome, story: 'x' })).status).toBe(404)
})
