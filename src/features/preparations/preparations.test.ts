import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { type Answer, signedIn, stranger } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { mayReadPrepared, mayWritePage } from './policy.ts'
import { sendLink, versionIn } from './preparing.test-helper.ts'

const database = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const nights = 'Up with him four times. I shouted, and then I cried in the bath.'
const pagesOf = async (id: string) => (await database.owner.query<{ sealed: Buffer; version: number }>('select sealed, version from preparation_pages where id = $1', [id])).rows

test('she opens it without an account, writes, stops, goes on elsewhere with the same link, and hands it over', async () => {
  const { jo, talk, link, preparation } = await sendLink({ more: 'You have said the mornings are all right.' })
  const her = stranger()
  const page = await her.get(link)
  expect(page.status).toBe(200)
  expect(text(page)).toMatch(/Getting ready to talk.*What you do not have to say again.*the mornings are all right/)
  expect(text(page)).not.toMatch(/Asha|Ravi|Jo Reid|Lochside|Lilypad|carer/i)
  expect(page.html).toContain('<title>Getting ready</title>')
  expect(page.html).toMatch(/<meta name="robots" content="noindex/)
  expect([page.headers.get('cache-control'), page.headers.get('referrer-policy'), page.headers.get('x-robots-tag')]).toEqual(['no-store', 'strict-origin', 'noindex, nofollow, noarchive'])

  const sent = { version: versionIn(page), picked: ['my-health', 'if-ill'], words: nights, invite: 'My sister', interpreter: 'Malayalam', place: 'Not at home' }
  expect((await her.post(`${link}/words`, { ...sent, after: 'stay' })).location).toBe(link)
  const later = await stranger().get(link)
  expect(later.html).toContain(nights)
  expect(later.html).toMatch(/value="my-health"[^>]* checked/)
  expect(text(later)).toMatch(/Kept at \d\d:\d\d\./)
  // Until she hands it over, nobody here can read a word of it.
  for (const path of [`/conversations/${talk}`, `/preparations/${preparation}`, `/carers/${asha}`, '/today']) expect([path, text(await jo.get(path)).includes('cried in the bath')]).toEqual([path, false])
  const [row] = await pagesOf(preparation)
  expect(row!.sealed.includes(Buffer.from('cried'))).toBe(false)

  expect((await her.post(`${link}/words`, { ...sent, version: versionIn(later), after: 'away' })).location).toBe('/prepared/away')
  const again = await stranger().get(link)
  expect((await her.post(`${link}/handing-over`, { ...sent, version: versionIn(again), words: `${nights} Please do not tell him.` })).location).toBe('/prepared/handed-over')
  expect(text(await her.get('/prepared/handed-over'))).toMatch(/You have handed it over/)
  const after = await her.get(link)
  expect([after.status, after.html.includes('cried')]).toEqual([404, false])
  expect(await pagesOf(preparation)).toEqual([])
  expect(text(await jo.get(`/conversations/${talk}`))).toMatch(/What Asha would like to talk about.*My own health, sleep and strength.*What happens if I am ill.*cried in the bath\. Please do not tell him\..*My sister.*Malayalam.*Not at home/)
})

test('written on two devices: nothing is lost, and both are shown', async () => {
  const { link } = await sendLink()
  const page = await stranger().get(link)
  await stranger().post(`${link}/words`, { version: versionIn(page), words: 'On the phone.' })
  const stale = await stranger().post(`${link}/words`, { version: versionIn(page), words: 'On the tablet.', place: 'The park' })
  expect([stale.status, text(stale).includes('On the phone.'), stale.html.includes('On the tablet.'), stale.html.includes('The park')]).toEqual([409, true, true, true])
  expect((await stranger().post(`${link}/words`, { version: versionIn(page), words: 'On the phone.' })).status).toBe(303)
  expect((await stranger().post(`${link}/words`, { version: versionIn(stale), words: 'On the tablet. On the phone.' })).status).toBe(303)
  expect((await stranger().get(link)).html).toContain('On the tablet. On the phone.')
  expect((await stranger().post(`${link}/handing-over`, { version: '1', words: 'An old page.' })).status).toBe(409)
  const script = await stranger().post(`${link}/words`, { version: '1', words: 'An old page.' }, { accept: 'application/json' })
  expect([script.status, script.html]).toEqual([409, '{"elsewhere":true}'])
})

test('a script is answered in its own language; what cannot be taken comes back with every word', async () => {
  const { link } = await sendLink()
  const json = { accept: 'application/json' }
  const kept = await stranger().post(`${link}/words`, { version: '1', words: 'As I go' }, json)
  expect([kept.status, JSON.parse(kept.html)]).toEqual([200, { version: 2, time: expect.stringMatching(/^\d\d:\d\d$/) }])
  const long = await stranger().post(`${link}/words`, { version: '2', words: `Begins ${'x'.repeat(10_001)}`, picked: 'money', before: 'Kept' })
  expect([long.status, text(long).includes('10,000'), long.html.includes('Begins'), long.html.includes('Kept'), /value="money"[^>]* checked/.test(long.html)]).toEqual([422, true, true, true, true])
  expect((await stranger().post(`${link}/words`, { version: '2', picked: 'a-code-of-nobodys' })).status).toBe(422)
  expect((await stranger().post(`${link}/words`, { version: '2', words: 'x'.repeat(10_001) }, json)).status).toBe(422)
  expect((await stranger().post(`${link}/words`, { version: 'NaN', words: 'x' }, json)).status).toBe(422)
  const elsewhere = await stranger().post(`${link}/words`, { version: '2', words: 'From another site' }, { 'sec-fetch-site': 'cross-site' })
  expect(elsewhere.status).toBe(403)
  expect((await stranger().get(link)).html).toContain('As I go')
  expect((await stranger().post('/prepare/nonsense/words', { version: '2' }, json)).html).toBe('{"gone":true}')
})

test('handed over twice at the same moment is handed over once; wiped, nothing is left of it', async () => {
  const { link, preparation } = await sendLink()
  const all = await Promise.all(Array.from({ length: 6 }, () => stranger().post(`${link}/handing-over`, { version: '1', words: nights })))
  expect(all.map((one) => [one.status, one.location])).toEqual(all.map(() => [303, '/prepared/handed-over']))
  expect((await database.owner.query('select count(*)::int as count from preparation_answers where preparation_id = $1', [preparation])).rows[0].count).toBe(1)
  const other = await sendLink()
  await stranger().post(`${other.link}/words`, { version: '1', words: nights })
  expect((await stranger().post(`${other.link}/wiping`)).location).toBe('/prepared/wiped')
  expect(await pagesOf(other.preparation)).toEqual([])
  const { rows } = await database.owner.query("select kind, recorded_by from preparation_endings where preparation_id = $1", [other.preparation])
  expect(rows).toEqual([{ kind: 'wiped', recorded_by: null }])
  expect(text(await other.jo.get(`/preparations/${other.preparation}`))).toMatch(/It was wiped on .* There is nothing to read\./)
})

test('the visit for a calendar says only that there is an appointment; where, only if the worker chose so', async () => {
  const plain = await sendLink()
  const ics = await stranger().get(`${plain.link}/visit.ics`)
  expect([ics.status, ics.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(ics.html).toMatch(/^BEGIN:VCALENDAR\r\n[^]*SUMMARY:Appointment\r\n[^]*CLASS:PRIVATE\r\n[^]*END:VCALENDAR\r\n$/)
  expect(ics.html).not.toMatch(/LOCATION|DESCRIPTION|ORGANIZER|ATTENDEE|Asha|Jo|Lochside|caf/)
  expect((await plain.jo.get(`/conversations/${plain.talk}/visit.ics`)).html).not.toMatch(/LOCATION|Asha/)
  const told = await sendLink({ placeTold: 'yes' })
  for (const answer of [await stranger().get(`${told.link}/visit.ics`), await told.jo.get(`/conversations/${told.talk}/visit.ics`)]) expect(answer.html).toContain('LOCATION:the café by the ferry\r\n')
  expect(text(await stranger().get(told.link))).toContain('the café by the ferry')
  for (const key of ['sam-ure', 'fiona-macdougall']) expect((await (await signedIn(key)).get(`/conversations/${told.talk}/visit.ics`)).status).toBeGreaterThanOrEqual(403)
})

test('a young person meets a list of their own, and nobody is called a carer', async () => {
  const { link } = await sendLink({ wording: 'young', style: 'either' })
  const page = text(await stranger().get(link))
  expect(page).toMatch(/You choose what you want to talk about.*Childline.*What do you want to say\?.*Things that go round in my head.*School: getting there.*Things I wish somebody else did/)
  expect(page).not.toMatch(/carer|Money and bills/i)
  expect(text(await stranger().get((await sendLink({ style: 'blank' })).link))).not.toContain('What would you like to talk about?')
})

test('what was taken off the record since no longer stands on the page', async () => {
  const { jo, link, preparation } = await sendLink()
  const { rows: [outcome] } = await database.owner.query<{ id: string }>('select id from outcomes where carer_id = $1 limit 1', [asha])
  const { rows: [passage] } = await database.owner.query<{ id: string }>("select id from passages where carer_id = $1 and voice = 'carer' and reach = 'heard' limit 1", [asha])
  const known = [{ words: 'The Sunday drives', outcome: outcome!.id }, { words: 'Taken away later', passage: passage!.id }, { words: 'Gone elsewhere', outcome: newId() }]
  await database.owner.query('update preparations set known = $2 where id = $1', [preparation, JSON.stringify(known)])
  const page = text(await stranger().get(link))
  expect([page.includes('The Sunday drives'), page.includes('Taken away later'), page.includes('Gone elsewhere')]).toEqual([true, true, false])
  expect((await jo.post(`/passages/${passage!.id}/withdrawal`, { id: newId(), why: 'Of somebody else' })).status).toBe(303)
  expect(text(await stranger().get(link))).not.toContain('Taken away later')
})

test('a place with somebody’s name in it, or a name that came into the circle since, never reaches the page', async () => {
  const { jo, link, talk } = await sendLink({ placeTold: 'yes', more: 'Norah brings the shopping.' })
  expect(text(await stranger().get(link))).toMatch(/the café by the ferry.*Norah brings the shopping/)
  await jo.post(`/carers/${asha}/circle/people`, { id: newId(), name: 'Norah', who: 'next door' })
  await database.owner.query("update conversations set place = 'at Ravi’s sister’s' where id = $1", [talk])
  const page = text(await stranger().get(link))
  expect(page).not.toMatch(/Norah|Ravi/)
  expect((await stranger().get(`${link}/visit.ics`)).html).not.toMatch(/LOCATION|Ravi/)
})

test('whoever the reader and however the record stands: what was handed over is for own workers and those in the talk; the page is for its holder', () => {
  const people = fc.subarray(['a', 'b', 'c'])
  fc.assert(fc.property(fc.constantFrom('a', 'b', 'c'), people, people, people, people, fc.boolean(), (id, ownWorkers, refused, there, reasonToday, restricted) => {
    const actor = { kind: 'worker' as const, organisation: newId(), id, name: id, roles: ['support worker' as const], teams: [] }
    const access = { carer: 'she', ownWorkers, ownTeams: [], refused, restrictedTo: restricted ? [] : null, reasonToday, openedNow: [], coverAllowed: true }
    const known = !refused.includes(id) && !restricted
    expect(mayReadPrepared(actor, access, there)).toBe(known && (ownWorkers.includes(id) || there.includes(id)))
    expect(mayWritePage(actor, id)).toBe(false)
    const guest = { kind: 'guest' as const, organisation: actor.organisation, id, name: '' }
    expect(mayReadPrepared(guest, access, there)).toBe(false)
    for (const page of ['a', 'b', 'c']) expect(mayWritePage(guest, page)).toBe(page === id)
  }))
})
