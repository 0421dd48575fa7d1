import { expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { begin, day, mark, text } from './looking-back.test-helper.ts'

const database = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const nights = idOf('lochside', 'asha-menon', 'outcome', 'nights')
const asked = idOf('lochside', 'asha-menon', 'outcome', 'asked')
const sam = idOf('lochside', 'worker', 'sam-ure')

test('an answer about how she is treated is written down by another worker, and kept from the one it is about', async () => {
  const [jo, other] = [await signedIn('jo-reid'), await signedIn('sam-ure')]
  expect((await jo.post(`/carers/${asha}/allocations`, { id: newId(), worker: sam, kind: 'own', ...day('from') })).status).toBe(303)
  const review = await begin(other, asha)
  const page = await other.get(`/reviews/${review}/writing?outcome=${asked}`)
  expect(page.html).toMatch(/name="keptFrom"[\s\S]*Jo Reid must not read it/)
  // Asked where it is about how people treat her, and nowhere else.
  expect((await other.get(`/reviews/${review}/writing?outcome=${nights}`)).html).not.toContain('name="keptFrom"')
  const keptFrom = idOf('lochside', 'worker', 'jo-reid')
  const refused = await other.post(`/reviews/${review}/marks`, mark(asked, { keptFrom: sam }))
  expect([refused.status, text(refused).includes('Choose somebody else who works with this carer.')]).toEqual([422, true])
  const sent = mark(asked, { story: 'Jo talks over me.', keptFrom, next: 'let-go', nextWords: 'It is Jo.', workerStory: 'I heard it too.', 'in-the-way-1-kind': 'our-service', 'in-the-way-1-name': 'Jo in a hurry' })
  expect((await other.post(`/reviews/${review}/marks`, sent)).status).toBe(303)
  expect(text(await other.get(`/reviews/${review}`))).toMatch(/Kept from one worker.*Jo talks over me\..*I heard it too\./)
  for (const path of [`/carers/${asha}`, `/carers/${asha}/reviews`, `/carers/${asha}/rivers`, `/outcomes/${asked}`, `/outcomes/${asked}/river`, `/carers/${asha}/outcomes`]) {
    const told = text(await jo.get(path))
    expect([path, ['Jo talks over me', 'It is Jo.', 'I heard it too', 'Jo in a hurry'].filter((words) => told.includes(words))]).toEqual([path, []])
  }
  expect((await jo.get(`/reviews/${review}`)).status).toBe(404)
  const { rows: [named] } = await database.owner.query('select id from contributors where mark_id = $1', [sent.id])
  expect((await jo.post(`/reviews/${review}/contributors/${named.id}/withdrawal`, {})).status).toBe(404)
})

test('who says so and how sure they are stand beside; somebody named by mistake is taken back and stays in the history', async () => {
  const jo = await signedIn('jo-reid')
  const review = newId()
  await jo.post(`/carers/${asha}/reviews`, { id: review, ...day('onDay'), why: 'hospital', conversation: '', place: '', how: 'phone', together: 'together' })
  const sent = mark(nights, { 'helped-1-kind': 'family', 'helped-1-name': 'Meera', 'helped-1-said-by': 'person', 'helped-1-sure': 'not-sure', 'in-the-way-1-kind': 'service', 'in-the-way-1-name': 'the wrong ward' })
  await jo.post(`/reviews/${review}/marks`, sent)
  const read = await jo.get(`/reviews/${review}`)
  expect(text(read)).toMatch(/by phone · together with others · after a stay in hospital/)
  expect(text(read)).toContain('Helped: Meera (the person says so, not sure of it).')
  const { rows: [wrong] } = await database.owner.query("select id from contributors where mark_id = $1 and way = 'in-the-way'", [sent.id])
  for (let turn = 0; turn < 2; turn++) expect((await jo.post(`/reviews/${review}/contributors/${wrong.id}/withdrawal`, {})).status).toBe(303)
  expect(text(await jo.get(`/reviews/${review}`))).not.toContain('the wrong ward')
  expect(text(await jo.get(`/outcomes/${nights}/river`))).not.toContain('the wrong ward')
  expect((await database.owner.query('select withdrawn_at is not null as gone from contributors where id = $1', [wrong.id])).rows[0].gone).toBe(true)
  expect((await jo.post(`/reviews/${review}/contributors/${newId()}/withdrawal`, {})).status).toBe(404)
})

test('something that happened can belong to no outcome: it is kept, and told beside the rivers', async () => {
  const jo = await signedIn('jo-reid')
  const review = await begin(jo, asha)
  expect((await jo.post(`/reviews/${review}/events`, { id: newId(), words: 'the clocks went back', ...day('on', 2) })).status).toBe(303)
  expect(text(await jo.get(`/carers/${asha}/rivers`))).toMatch(/the clocks went back\s+\(of no outcome in particular\)/)
  for (const outcome of [nights, asked]) expect(text(await jo.get(`/outcomes/${outcome}/river`))).not.toContain('the clocks went back')
})

test('banks worded otherwise half way: the marks stay between the banks they were made between, and a row says so', async () => {
  const jo = await signedIn('jo-reid')
  const review = await begin(jo, asha)
  await jo.post(`/reviews/${review}/marks`, mark(nights, { story: 'Between the old banks.', stone: '5' }))
  await database.owner.query("update outcomes set near_bank = 'Never once asleep' where id = $1", [nights])
  const told = text(await jo.get(`/outcomes/${nights}/river`))
  expect(told).toMatch(/The banks were worded otherwise here\. Before, they were “.*Up with Dad four times/)
  expect(told).toContain('Never once asleep')
})
