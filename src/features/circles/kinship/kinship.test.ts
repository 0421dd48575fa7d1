import { expect, test } from 'vitest'
import { kinshipStandings, standingsIn } from '../../../frameworks/kinship.ts'
import { nationIds } from '../../../frameworks/nations.ts'
import { newId } from '../../../kernel/ids.ts'
import { idOf } from '../../../seed/ids.ts'
import { dayFields } from '../../../../test/sample-plan.ts'
import { type Answer, signedIn } from '../../../../test/visitor.ts'
import { useTestDatabase } from '../../../../test/world.ts'
import english from '../words.en.json'

const database = useTestDatabase('world')
const rena = idOf('lochside', 'carer', 'rena-docherty')
const callum = idOf('lochside', 'rena-docherty', 'caring-relationship', 'callum')
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())
const text = (answer: Answer) => answer.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const place = `/carers/${rena}/circle/relationships/${callum}/kinship`

test('how a child comes to live here is said, dated and said again; it stands in the next plan, and on a copy only when chosen', async () => {
  const sam = await signedIn('sam-ure')
  const form = await sam.get(place)
  // Scotland’s words here, and none of England’s.
  expect(text(form)).toMatch(/A kinship care order.*Children and Young People \(Scotland\) Act 2014, section 72/)
  expect(form.html).not.toContain('special-guardianship')
  expect(text(form)).toContain('beyond what any child of that age needs')
  const sent = { id: newId(), standing: 'kinship-order', words: 'The sheriff said it in ten minutes.', ...dayFields('saidOn', today) }
  for (let turn = 0; turn < 2; turn++) expect((await sam.post(place, sent)).status).toBe(303)
  expect((await sam.post(place, { ...sent, words: 'Other words.' })).status).toBe(409)
  expect(text(await sam.get(`/carers/${rena}/circle`))).toMatch(/How it is in law A kinship care order \. The sheriff said it in ten minutes\..*who of Callum’s parents may read it/)
  const wrong = await sam.post(place, { id: newId(), standing: '', words: 'Kept', ...dayFields('saidOn', today) })
  expect([wrong.status, wrong.html.includes('Kept'), text(wrong).includes('Choose how it is')]).toEqual([422, true, true])
  expect((await sam.post(place, { ...sent, id: newId(), ...dayFields('saidOn', '2999-01-01') })).status).toBe(422)
  // In the plan that is written next; the one that was agreed stays as it was.
  const page = await sam.get(`/carers/${rena}/plans/new`)
  const id = /name="id" value="([^"]+)"/.exec(page.html)![1]!
  expect((await sam.post(`/carers/${rena}/plans`, { id, caringNow: '', ...dayFields('madeOn', today), go: 'plan' })).status).toBe(303)
  expect(text(await sam.get(`/plans/${id}`))).toMatch(/How Callum comes to live here: A kinship care order\. The sheriff said it/)
  // Offered for a copy without the words, and chosen by nobody beforehand.
  const choosing = (await sam.get(`/carers/${rena}/copies/new?kind=passport`)).html
  expect(choosing).toMatch(/name="choose" type="checkbox" value="caring\.kinship\.[^"]+"/)
  expect(choosing).not.toContain('ten minutes')
  // Would rather not say is an answer, and goes nowhere.
  expect((await sam.post(place, { id: newId(), standing: 'prefers-not', words: '', ...dayFields('saidOn', today) })).status).toBe(303)
  expect((await sam.get(`/carers/${rena}/copies/new?kind=passport`)).html).not.toContain('caring.kinship.')
  expect(text(await sam.get(`/carers/${rena}/circle`))).toMatch(/Said before: A kinship care order/)
  for (const key of ['ruaridh-bell', 'fiona-macdougall']) expect([403, 404]).toContain((await (await signedIn(key)).post(place, sent)).status)
  expect((await sam.post(`/carers/${rena}/circle/relationships/${newId()}/kinship`, { ...sent, id: newId() })).status).toBe(404)
  expect((await database.owner.query('select count(*)::int as count from kinship_standings where relationship_id = $1 and said_on = $2', [callum, today])).rows[0].count).toBe(2)
})

test('each nation has words for each way, each with its source or a plain word that it was not checked there', () => {
  for (const nation of nationIds) expect(standingsIn(nation).map(({ code }) => code)).toEqual(expect.arrayContaining(['informal', 'being-decided', 'not-known', 'prefers-not']))
  for (const { code, source, read } of kinshipStandings) expect([code, `kinship.${code}` in english, source !== null || read]).toEqual([code, true, true])
  expect(standingsIn('england').filter(({ read }) => !read).map(({ code }) => code)).toEqual(['child-arrangements', 'special-guardianship', 'kinship-foster', 'private-fostering'])
})
