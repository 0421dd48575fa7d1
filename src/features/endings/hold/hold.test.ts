import { expect, test } from 'vitest'
import { addDays } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { idOf } from '../../../seed/ids.ts'
import { dayFields } from '../../../../test/sample-plan.ts'
import { type Answer, signedIn } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'

const database = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const between = (html: string, from: string, to: string) => (html.split(from)[1] ?? '').split(to)[0] ?? ''

test('after a death nothing chases on Today and on her page; one person gets in touch; it goes on when she says so', async () => {
  const jo = await signedIn('jo-reid')
  const she = await signedIn('asha-menon', 'lochside', 'account')
  const plan = (await database.owner.query('select p.id from plans p join plan_agreements a on a.plan_id = p.id where p.carer_id = $1 order by p.sequence desc limit 1', [asha])).rows[0].id
  await database.owner.query('update plans set review_on = current_date where id = $1', [plan])
  await database.owner.query('update reviews set on_day = current_date - 60 where carer_id = $1 and on_day > current_date - 60', [asha])
  await database.owner.query("update conversations set kind = 'check-in' where carer_id = $1 and held_at is null", [asha])
  const due = async () => between((await jo.get('/today')).html, 'Time to look again', 'Reminders by mail').includes(`>Asha Menon<`)
  expect(await due()).toBe(true)
  expect((await jo.get(`/carers/${asha}/gentle-hold`)).status).toBe(404)
  expect((await jo.post(`/carers/${asha}/gentle-hold`, { id: newId(), who: 'Jo', when: '' })).status).toBe(404)
  const relationship = (await database.owner.query("select r.id from caring_relationships r where r.carer_id = $1 limit 1", [asha])).rows[0].id
  const dies = (on: string) => jo.post(`/carers/${asha}/circle/relationships/${relationship}/ending`, { id: newId(), how: 'died', ...dayFields('on', on), words: '' })
  expect((await dies(addDays(today, -2))).status).toBe(303)
  const held = async () => between((await jo.get('/today')).html, '<h2>After a death</h2>', 'Reminders by mail')
  // No review, no day, no promise that is late: only that she is there, and what was promised, when it is right.
  const page = await jo.get('/today')
  expect(between(page.html, 'Promised</h2>', 'After a death')).not.toContain(asha)
  expect(await held()).toContain('Promised, when it is right:')
  expect(await held()).not.toMatch(/it was for|by Monday/)
  const sent = { id: newId(), who: 'Jo', when: 'After the funeral. A text first.' }
  for (let turn = 0; turn < 2; turn++) expect((await jo.post(`/carers/${asha}/gentle-hold`, sent)).status).toBe(303)
  expect((await jo.post(`/carers/${asha}/gentle-hold`, { ...sent, who: 'Sam' })).status).toBe(409)
  const wrong = await jo.post(`/carers/${asha}/gentle-hold`, { id: newId(), who: '', when: 'Kept' })
  expect([wrong.status, text(wrong).includes('Say who gets in touch.'), wrong.html.includes('Kept')]).toEqual([422, true, true])
  expect(await held()).toMatch(/Jo<\/span> gets in touch: .*After the funeral\. A text first\./)
  expect(text(await jo.get(`/carers/${asha}`))).toMatch(/Ravi died on .*Nothing is asked for now\..*Jo gets in touch: After the funeral\. A text first\./)
  // Her own page: sorry, nothing to do, and her plan to read.
  const own = text(await she.get('/my-plan'))
  expect(own).toMatch(/We are sorry that Ravi died\. There is nothing you need to do here\..*Jo gets in touch: After the funeral/)
  expect(own).not.toContain('What you said you would do')
  expect(own).toContain('What matters')
  // Others who work here, and she herself, cannot write it.
  expect([403, 404]).toContain((await she.post(`/carers/${asha}/gentle-hold`, { id: newId(), who: 'x', when: '' })).status)
  expect([403, 404]).toContain((await (await signedIn('ruaridh-bell')).post(`/carers/${asha}/gentle-hold`, { id: newId(), who: 'x', when: '' })).status)
  const over = newId()
  for (let turn = 0; turn < 2; turn++) expect((await jo.post(`/carers/${asha}/gentle-hold/endings`, { id: over })).status).toBe(303)
  expect(await due()).toBe(true)
  expect(await held()).toBe('')
  expect(text(await she.get('/my-plan'))).not.toContain('We are sorry')
  // Both lines stay.
  expect((await database.owner.query('select kind from gentle_holds where carer_id = $1 order by recorded_at', [asha])).rows.map(({ kind }) => kind)).toEqual(['contact', 'over'])
  expect((await jo.post(`/carers/${asha}/gentle-hold/endings`, { id: newId() })).status).toBe(404)
})

test('when the carer has died nothing is due for ever, and it is never over', async () => {
  const jo = await signedIn('jo-reid')
  const iain = idOf('lochside', 'carer', 'iain-gow')
  await database.owner.query("update carers set died_on = current_date - 200 where id = $1", [iain])
  const worker = (await database.owner.query('select w.worker_id from allocations w where w.carer_id = $1 and w.ended_at is null limit 1', [iain])).rows[0].worker_id
  const who = worker === idOf('lochside', 'worker', 'jo-reid') ? jo : await signedIn('sam-ure')
  const page = await who.get(`/carers/${iain}`)
  expect(text(page)).toContain('Nothing is due any more')
  expect((await who.get(`/carers/${iain}/gentle-hold`)).html).not.toContain('gentle-hold/endings')
  expect((await who.post(`/carers/${iain}/gentle-hold/endings`, { id: newId() })).status).toBe(422)
})
