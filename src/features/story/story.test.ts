import { expect, test } from 'vitest'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { asJo } from '../../../test/sample-plan.ts'
import { addDays } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'
import { lochside } from '../../seed/lochside.ts'
import { getToday } from '../access/index.ts'
import { registerCarer } from '../carers/index.ts'
import { recordOutcome } from '../outcomes/index.ts'

const database = useTestDatabase('world')
const asha = idOf('lochside', 'carer', 'asha-menon')
const kevin = lochside.carers.find((carer) => carer.restricted)!

test('the carer’s page tells what matters in her own words, with their rivers, the plan, the promises and who has looked', async () => {
  const jo = await signedIn('jo-reid')
  const { html, status } = await jo.get(`/carers/${asha}`)
  expect(status).toBe(200)
  for (const words of ['I just want to sleep through so I am not snapping at the kids', 'Up with Dad four times', 'Through till six', 'her dad fell',
    'I would not give those up for anything', 'keeping it steady, as hoped', 'Ring Ward 4', 'Meera: the nights', 'covering for Jo']) expect(html).toContain(words)
  expect(html).not.toContain('She will not tell you, so I will.')
})

test('a look is written down before the page is shown, once an hour', async () => {
  const jo = await signedIn('jo-reid')
  const count = async () => Number((await database.owner.query(`select count(*) from looks where carer_id = $1 and purpose = 'record'`, [asha])).rows[0].count)
  await jo.get(`/carers/${asha}`)
  const once = await count()
  await jo.get(`/carers/${asha}`)
  expect(await count()).toBe(once)
})

test('no look, no page', async () => {
  const jo = await signedIn('jo-reid')
  await database.owner.query('alter table looks rename to looks_away')
  const answer = await jo.get(`/carers/${idOf('lochside', 'carer', 'iain-gow')}`)
  await database.owner.query('alter table looks_away rename to looks')
  expect(answer.status).toBe(503)
  expect(answer.html).not.toContain('Iain Gow')
})

test('a colleague gives a reason first, reads, and the page says so; words only others heard stay closed', async () => {
  const sam = await signedIn('sam-ure')
  const first = await sam.get(`/carers/${asha}`)
  expect(first.status).toBe(403)
  expect(first.html).not.toContain('snapping at the kids')
  await sam.post(`/carers/${asha}/reasons`, { id: newId(), why: 'Asha rang and Jo is off' })
  const { html, status } = await sam.get(`/carers/${asha}`)
  expect(status).toBe(200)
  expect(html).toContain('because you gave a reason today')
  expect(html).not.toContain('They get the worst of me')
  const jo = await signedIn('jo-reid')
  expect((await jo.get(`/carers/${asha}/looks`)).html).toContain('Asha rang and Jo is off')
})

test('a supervisor reads her team’s carers, without a reason', async () => {
  const morag = await signedIn('morag-sinclair')
  const { html, status } = await morag.get(`/carers/${asha}`)
  expect(status).toBe(200)
  expect(html).toContain('as the supervisor of the team')
})

test('a restricted record is a page that does not exist, for all but those it names', async () => {
  const id = idOf('lochside', 'carer', kevin.key)
  const unknown = (await (await signedIn('sam-ure')).get(`/carers/${newId()}`)).html
  for (const key of ['sam-ure', 'morag-sinclair', 'fiona-macdougall']) {
    const answer = await (await signedIn(key)).get(`/carers/${id}`)
    expect(answer.status).toBe(404)
    expect(answer.html).not.toContain(kevin.callName)
    if (key === 'sam-ure') expect(answer.html).toBe(unknown)
  }
  const jo = await signedIn('jo-reid')
  const { html } = await jo.get(`/carers/${id}`)
  expect(html).toContain('<title>K. – Lilypad</title>')
})

test('a restricted record is called by its initials on every page about it', async () => {
  const jo = await signedIn('jo-reid')
  const id = newId()
  await jo.post('/carers', { id, callName: 'Hortensius', asked: 'new' })
  await jo.post(`/carers/${id}/restriction`, { id: newId(), initials: 'H.' })
  await jo.post(`/carers/${id}/actions`, { id: newId(), what: 'Rest', owner: 'carer' })
  for (const page of ['', '/looks', '/actions', '/plans/new', '/outcomes', '/circle', '/contacts', '/workers', '/restriction', '/reviews/new', '/permissions', '/documents', '/merges/new', '/own-page']) {
    const { status, html } = await jo.get(`/carers/${id}${page}`)
    expect([page, status, html.includes('Hortensius'), html.includes('H.')]).toEqual([page, 200, false, true])
  }
})

test('a record with thousands of passages opens as any other', async () => {
  const jo = await signedIn('jo-reid')
  const [id, talk] = [newId(), newId()]
  await jo.post('/carers', { id, callName: 'Loquacious', asked: 'new' })
  await jo.post(`/carers/${id}/conversations`, { id: talk })
  for (const _part of [1, 2]) await jo.post(`/conversations/${talk}/passages`, { id: newId(), words: Array.from({ length: 1000 }, (_, index) => `Words ${index}.`).join('\n\n'), whose: 'carer' })
  await jo.post('/outcomes', { id: newId(), carer: id, statement: 'To talk', direction: 'keep', nearBank: 'Words 7.' })
  expect((await database.owner.query('select count(*)::int as count from passages where carer_id = $1', [id])).rows[0].count).toBeGreaterThan(1)
  const began = Date.now()
  expect((await jo.get(`/carers/${id}`)).status).toBe(200)
  expect(Date.now() - began).toBeLessThan(15_000)
})

test('of forty outcomes the twelve of which something was said last stand with their rivers, in the order they began; of the others what was said last, and none is left out', async () => {
  const [carer, ids] = [newId(), Array.from({ length: 40 }, newId)]
  // The first to be written down began last.
  await asJo(async (tx) => {
    await registerCarer(tx, { id: carer, callName: 'Forty', fullName: 'Forty Outcomes' })
    for (const [at, id] of ids.entries()) await recordOutcome(tx, carer, { id, statement: `what matters ${at}.`, direction: 'keep', nearBank: 'here', farBank: 'there', beganOn: addDays(await getToday(tx), -at), beganStory: `begun so ${at}.` })
  })
  const { html } = await (await signedIn('jo-reid')).get(`/carers/${carer}`)
  const main = html.slice(html.indexOf('<h2>What matters now'), html.indexOf('id="story"'))
  const [drawn, further] = main.split('28 more matter, too')
  const named = (part: string) => [...part.matchAll(/what matters (\d+)\./g)].map(([, at]) => Number(at))
  expect(named(drawn!)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
  expect(named(further!)).toEqual(Array.from({ length: 28 }, (_, at) => 39 - at))
  expect(drawn!.match(/<article/g)).toHaveLength(12)
  for (const [at, id] of ids.entries()) expect(main).toContain(`href="/outcomes/${id}"`), expect(main).toContain(`begun so ${at}.`)
})
