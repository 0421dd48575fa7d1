import { expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { type Answer, signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'

const database = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const drives = idOf('lochside', 'asha-menon', 'outcome', 'drives')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const day = (name: string, ago = 0) => {
  const date = new Date(Date.now() - ago * 86_400_000)
  return { [`${name}-day`]: String(date.getUTCDate()), [`${name}-month`]: String(date.getUTCMonth() + 1), [`${name}-year`]: String(date.getUTCFullYear()) }
}
const currentPlan = async (): Promise<string> => (await database.owner.query('select p.id from plans p join plan_agreements a on a.plan_id = p.id where p.carer_id = $1 order by p.sequence desc limit 1', [asha])).rows[0].id

test('a plan ends on a day; it stays readable, nobody is due for it, and it can be taken up again with its history', async () => {
  const jo = await signedIn('jo-reid')
  const plan = await currentPlan()
  await database.owner.query('update plans set review_on = current_date where id = $1', [plan])
  await database.owner.query("update reviews set on_day = current_date - 60 where carer_id = $1 and on_day > current_date - 60", [asha])
  await database.owner.query("update conversations set kind = 'check-in' where carer_id = $1 and held_at is null", [asha])
  const due = async () => ((await jo.get('/today')).html.split('Time to look again')[1] ?? '').includes(asha)
  expect(await due()).toBe(true)
  const sent = { id: newId(), ...day('on'), words: 'The nights are as she hoped.' }
  for (let turn = 0; turn < 2; turn++) expect((await jo.post(`/plans/${plan}/ending`, sent)).status).toBe(303)
  expect(text(await jo.get(`/plans/${plan}`))).toMatch(/This plan ended on .*It stays here to read\./)
  expect(await due()).toBe(false)
  const carer = await signedIn('asha-menon', 'lochside', 'account')
  const own = text(await carer.get('/my-plan'))
  expect(own).toMatch(/This plan ended on .*It stays yours to read\./)
  const other = await jo.post(`/plans/${plan}/ending`, { ...sent, id: newId() })
  expect([other.status, text(other).includes('Somebody has ended this plan already')]).toEqual([422, true])
  expect((await jo.post(`/plans/${plan}/ending/undoing`, {})).status).toBe(303)
  expect(text(await jo.get(`/plans/${plan}`))).not.toContain('This plan ended')
  expect(await due()).toBe(true)
  expect((await database.owner.query('select undone_at is not null as undone, words from endings where id = $1', [sent.id])).rows[0]).toEqual({ undone: true, words: 'The nights are as she hoped.' })
  // Pressed twice it is once; what never ended cannot be taken up.
  expect((await jo.post(`/plans/${plan}/ending/undoing`, {})).status).toBe(303)
  const draft = (await database.owner.query(`select p.id from plans p where p.carer_id = $1 and p.id <> $2 limit 1`, [asha, plan])).rows[0].id
  expect((await jo.post(`/plans/${draft}/ending/undoing`, {})).status).toBe(404)
})

test('the carer writes the ending in her own words, of what is hers; her worker reads them as hers', async () => {
  const jo = await signedIn('jo-reid')
  const carer = await signedIn('asha-menon', 'lochside', 'account')
  expect(text(await carer.get('/my-endings'))).not.toContain('Let go')
  await jo.post(`/outcomes/${drives}/states`, { id: newId(), state: 'let-go', words: 'She is tired of it, I think.' })
  const page = text(await carer.get('/my-endings'))
  expect(page).toContain('Let go: ')
  // Why others think it ended stays with them.
  expect(page).not.toContain('She is tired of it, I think.')
  const sent = { id: newId(), about: 'outcome', aboutId: drives, words: 'Dad sold the car, and I was glad.' }
  for (let turn = 0; turn < 2; turn++) expect((await carer.post('/my-endings', sent)).status).toBe(303)
  expect(text(await jo.get(`/carers/${asha}/endings`))).toMatch(/She is tired of it, I think\..*Dad sold the car, and I was glad\./)
  await jo.post(`/carers/${asha}/endings`, { ...sent, id: newId(), words: 'She laughed about it.' })
  expect(text(await carer.get('/my-endings'))).not.toContain('She laughed about it.')
  expect(text(await jo.get(`/carers/${asha}/long-view`))).toContain('Dad sold the car, and I was glad.')
})

test('words about what has not ended, or is somebody else’s, are refused; nothing typed goes', async () => {
  const carer = await signedIn('asha-menon', 'lochside', 'account')
  for (const [about, aboutId] of [['support', ''], ['plan', await currentPlan()], ['outcome', newId()], ['outcome', idOf('lochside', 'iain-gow', 'outcome', 'painting')]] as const) {
    expect([about, (await carer.post('/my-endings', { id: newId(), about, aboutId, words: 'x' })).status]).toEqual([about, 404])
  }
  const jo = await signedIn('jo-reid')
  await jo.post(`/outcomes/${drives}/states`, { id: newId(), state: 'let-go', words: '' })
  const empty = await carer.post('/my-endings', { id: newId(), about: 'outcome', aboutId: drives, words: ' ' })
  expect([empty.status, text(empty).includes('Write a few words first.')]).toEqual([422, true])
  const long = await carer.post('/my-endings', { id: newId(), about: 'outcome', aboutId: drives, words: `Kept ${'x'.repeat(10_000)}` })
  expect([long.status, long.html.includes('Kept xxx')]).toEqual([422, true])
  expect((await carer.post('/my-endings', { id: newId(), about: 'the weather', words: 'x' })).status).toBe(422)
  const plan = await currentPlan()
  for (const [when, words] of [[day('on', -3), 'still to come'], [day('on', 5000), 'before the plan was agreed'], [{}, 'Give the day']] as const) {
    const answer = await jo.post(`/plans/${plan}/ending`, { id: newId(), ...when, words: 'Kept too.' })
    expect([answer.status, text(answer).includes(words), answer.html.includes('Kept too.')]).toEqual([422, true, true])
  }
})

test('support that ended and began again keeps its history and its words', async () => {
  const jo = await signedIn('jo-reid')
  const carer = await signedIn('asha-menon', 'lochside', 'account')
  await jo.post(`/carers/${asha}/spell-events`, { id: newId(), kind: 'closed', why: 'asked-to', ...day('onDay'), words: 'She rang to say so.' })
  expect((await carer.post('/my-endings', { id: newId(), about: 'support', aboutId: '', words: 'I can manage now.' })).status).toBe(303)
  expect((await carer.get('/my-plan')).status).toBe(200)
  expect(text(await jo.get(`/carers/${asha}/endings`))).toMatch(/Support came to an end.*She rang to say so\..*I can manage now\./)
  await jo.post(`/carers/${asha}/spell-events`, { id: newId(), kind: 'reopened', ...day('onDay'), words: '' })
  expect(text(await jo.get(`/carers/${asha}/endings`))).not.toContain('Support came to an end')
  expect(text(await jo.get(`/carers/${asha}`))).toContain('I just want to sleep through')
  expect((await database.owner.query("select count(*)::int as count from endings where carer_id = $1 and about = 'support'", [asha])).rows[0].count).toBe(1)
})

test('endings are for those who read the record', async () => {
  for (const [key, status] of [['fiona-macdougall', 404], ['morag-sinclair', 200]] as const) expect((await (await signedIn(key)).get(`/carers/${asha}/endings`)).status).toBe(status)
  const morag = await signedIn('morag-sinclair')
  expect((await morag.get(`/carers/${asha}/endings`)).html).not.toContain('<textarea')
  expect((await (await signedIn('jo-reid')).get('/my-endings')).status).toBe(404)
})
