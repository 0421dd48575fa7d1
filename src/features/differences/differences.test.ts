import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { type Answer, signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { mayReadDifference } from './policy.ts'

const database = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const nights = idOf('lochside', 'asha-menon', 'outcome', 'nights')
const talk = idOf('lochside', 'asha-menon', 'conversation', 'kitchen-table')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const day = (name: string, ahead = 0) => {
  const date = new Date(Date.now() + ahead * 86_400_000)
  return { [`${name}-day`]: String(date.getUTCDate()), [`${name}-month`]: String(date.getUTCMonth() + 1), [`${name}-year`]: String(date.getUTCFullYear()) }
}
const two = (fields: Record<string, string> = {}) => ({
  id: newId(), oneId: newId(), twoId: newId(), topic: 'Help at night', conversation: talk, outcome: nights, ...day('on'), reach: 'own',
  oneVoice: 'carer', oneName: 'Asha', oneWords: 'I cannot go on like this.', oneKnown: '', twoVoice: 'person', twoName: 'Ravi', twoWords: 'He turns his face away when a sitter comes.', twoKnown: 'observed', ...fields,
})

test('two views stand beside each other on the talk, the outcome and the carer’s page, each in its own words', async () => {
  const jo = await signedIn('jo-reid')
  const form = await jo.get(`/carers/${asha}/differences/new?conversation=${talk}&outcome=${nights}`)
  expect([form.status, form.html.includes(`name="conversation" value="${talk}"`)]).toEqual([200, true])
  const sent = two()
  for (let turn = 0; turn < 2; turn++) expect((await jo.post(`/carers/${asha}/differences`, sent)).location).toBe(`/differences/${sent.id}`)
  const page = await jo.get(`/differences/${sent.id}`)
  expect(text(page)).toMatch(/Asha The carer .?I cannot go on like this\..?.*Ravi The person cared for · as we saw it He turns his face away/)
  // What was seen and not said stands in no quotation marks.
  expect(page.html).toMatch(/<q[^>]*>I cannot go on like this\.<\/q>/)
  expect(page.html).not.toMatch(/<q[^>]*>He turns/)
  for (const path of [`/conversations/${talk}`, `/outcomes/${nights}`, `/carers/${asha}`, `/carers/${asha}/differences`]) expect([path, text(await jo.get(path)).includes('Help at night')]).toEqual([path, true])
})

test('where it stands is said step by step; what was before stays, and nothing is made one', async () => {
  const jo = await signedIn('jo-reid')
  const sent = two()
  await jo.post(`/carers/${asha}/differences`, sent)
  expect((await jo.post(`/differences/${sent.id}/steps`, { id: newId(), step: 'parked', words: 'Until the mat has come.', decides: 'Asha and Ravi', ...day('look', 3) })).status).toBe(303)
  expect(text(await jo.get(`/differences/${sent.id}`))).toMatch(/Parked for now\. Who decides: Asha and Ravi\. Look again on/)
  expect(text(await jo.get('/today'))).toMatch(/Seen differently, to look at again.*Help at night/)
  await jo.post(`/differences/${sent.id}/views`, { id: newId(), voice: 'person', name: 'Ravi', words: 'Two nights, the same two people.', known: 'own-words' })
  await jo.post(`/differences/${sent.id}/steps`, { id: newId(), step: 'agreed', words: 'Two nights, the same two people.' })
  const page = text(await jo.get(`/differences/${sent.id}`))
  expect(page).toMatch(/Two nights, the same two people\..*Agreed\..*What was before.*He turns his face away.*Parked for now\./)
  expect(text(await jo.get('/today'))).not.toContain('Seen differently, to look at again')
  expect((await database.owner.query('select count(*)::int as count from difference_views where difference_id = $1', [sent.id])).rows[0].count).toBe(3)
})

test('no view reaches a reader who may not read it: page, lists, talk, outcome, story', async () => {
  const jo = await signedIn('jo-reid')
  const [own, open] = [two({ topic: 'Only for us' }), two({ topic: 'For all who read', reach: 'record' })]
  for (const one of [own, open]) await jo.post(`/carers/${asha}/differences`, one)
  const morag = await signedIn('morag-sinclair')
  for (const path of [`/carers/${asha}`, `/carers/${asha}/differences`, `/outcomes/${nights}`, `/conversations/${talk}`, `/carers/${asha}/long-view`, '/today']) {
    expect([path, text(await morag.get(path)).includes('Only for us')]).toEqual([path, false])
  }
  expect((await morag.get(`/differences/${own.id}`)).status).toBe(404)
  expect((await morag.get(`/differences/${open.id}`)).status).toBe(200)
  expect((await morag.post(`/differences/${open.id}/steps`, { id: newId(), step: 'agreed' })).status).toBeGreaterThanOrEqual(403)
  for (const key of ['fiona-macdougall', 'ruaridh-bell']) expect((await (await signedIn(key)).get(`/differences/${open.id}`)).status).toBe(404)
  expect((await (await signedIn('asha-menon', 'lochside', 'account')).get(`/differences/${open.id}`)).status).toBe(404)
})

test('whoever the reader and however the record stands: own workers read all, others only what was opened to all who read', () => {
  const people = fc.subarray(['a', 'b', 'c'])
  fc.assert(fc.property(fc.constantFrom('a', 'b', 'c'), people, people, people, fc.boolean(), fc.constantFrom('own' as const, 'record' as const), (id, ownWorkers, reasonToday, refused, restricted, reach) => {
    const actor = { kind: 'worker' as const, organisation: newId(), id, name: id, roles: ['support worker' as const], teams: [] }
    const access = { carer: 'she', ownWorkers, ownTeams: [], refused, restrictedTo: restricted ? [] : null, reasonToday, openedNow: [], coverAllowed: true }
    const may = mayReadDifference(actor, access, { reach })
    if (may) expect(!refused.includes(id) && !restricted).toBe(true)
    if (may && reach === 'own') expect(ownWorkers).toContain(id)
    if (!ownWorkers.includes(id) && !reasonToday.includes(id)) expect(may).toBe(false)
  }))
})

test('bad input is met with a sentence, every word kept, and nothing half-written', async () => {
  const jo = await signedIn('jo-reid')
  const count = async () => (await database.owner.query('select (select count(*) from differences)::int + (select count(*) from difference_views)::int + (select count(*) from difference_steps)::int as count')).rows[0].count
  const before = await count()
  for (const [wrong, words] of [[{ topic: '' }, 'Say what it is about'], [{ twoName: '' }, 'Write what the other person is called.'], [{ twoWords: '' }, 'Write how the other person sees it.'], [{ twoVoice: 'carer', twoName: ' asha ' }, 'the same person twice'], [{ oneVoice: 'nobody' }, 'Choose whose view'], [day('on', 3), 'still to come'], [{ oneWords: `Kept ${'x'.repeat(10_001)}` }, '10,000']] as const) {
    const answer = await jo.post(`/carers/${asha}/differences`, two({ ...wrong, ...('oneWords' in wrong ? {} : { oneWords: 'Kept.' }) }))
    expect([words, answer.status, text(answer).includes(words), answer.html.includes('Kept')]).toEqual([words, 422, true, true])
  }
  expect((await jo.post(`/carers/${asha}/differences`, two({ outcome: idOf('lochside', 'iain-gow', 'outcome', 'painting') }))).status).toBe(404)
  expect(await count()).toBe(before)
  const sent = two()
  await jo.post(`/carers/${asha}/differences`, sent)
  expect((await jo.post(`/carers/${asha}/differences`, { ...sent, topic: 'Other words' })).status).toBe(409)
  for (const [wrong, words] of [[{ step: '' }, 'Choose where it stands.'], [{ step: 'going-to', goingTo: '' }, 'Write to whom it is going.'], [{ step: 'parked', ...day('look', -3) }, 'This day has gone by.']] as const) {
    const answer = await jo.post(`/differences/${sent.id}/steps`, { id: newId(), decides: 'Kept', ...wrong })
    expect([words, answer.status, text(answer).includes(words), answer.html.includes('Kept')]).toEqual([words, 422, true, true])
  }
  expect((await jo.post(`/differences/${sent.id}/views`, { id: newId(), voice: 'family', name: 'Meera', words: '' })).status).toBe(422)
  expect((await jo.get(`/differences/${newId()}`)).status).toBe(404)
})
