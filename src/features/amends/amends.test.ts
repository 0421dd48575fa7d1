import { expect, test } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { fillEveryTable, findTables } from '../../../test/walls/rows.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { idOf } from '../../seed/ids.ts'

const database = useTestDatabase('world')
const lochside = idOf('lochside')
const asha = idOf('lochside', 'carer', 'asha-menon')
const iain = idOf('lochside', 'carer', 'iain-gow')
const dev = idOf('lochside', 'carer', 'dev-kerr')
const kitchenTable = idOf('lochside', 'asha-menon', 'conversation', 'kitchen-table')

async function register(jo: Visitor, callName: string): Promise<string> {
  const id = newId()
  expect((await jo.post('/carers', { id, callName })).status).toBe(303)
  return id
}

test('the same person twice: everything is carried over, and the other record leads here', async () => {
  const jo = await signedIn('jo-reid')
  const twin = await register(jo, 'Morven Twice')
  const stays = await register(jo, 'Morven Campbell')
  const talk = newId()
  await jo.post(`/carers/${twin}/conversations`, { id: talk })
  const form = await jo.get(`/carers/${stays}/merges/new`)
  expect(form.html).toContain('Morven Twice')
  const sent = { id: newId(), other: twin, why: 'Same birthday, and she laughed' }
  expect((await jo.post(`/carers/${stays}/merges`, sent)).location).toBe(`/carers/${stays}`)
  expect((await jo.get(`/conversations/${talk}`)).html).toContain('Morven Campbell')
  expect((await jo.get(`/carers/${twin}`)).location).toBe(`/carers/${stays}`)
  expect((await jo.get(`/carers/${twin}/details`)).status).toBe(404)
  expect((await jo.post(`/carers/${stays}/merges`, sent)).location).toBe(`/carers/${stays}`)
  expect((await jo.get('/carers?find=Morven')).html).not.toContain('Morven Twice')
  const { rows } = await database.owner.query(`select 1 from changes where table_name = 'conversations' and row_id = $1 and kind = 'update'`, [talk])
  expect(rows.length).toBeGreaterThan(0)
})

test('bad choices are said plainly and nothing moves', async () => {
  const jo = await signedIn('jo-reid')
  const none = await jo.post(`/carers/${asha}/merges`, { id: newId(), other: '', why: '' })
  expect(none.status).toBe(422)
  expect(none.html).toContain('Choose the other record.')
  expect(none.html).toContain('Say how you know it is the same person.')
  const self = await jo.post(`/carers/${asha}/merges`, { id: newId(), other: asha, why: 'oops <script>' })
  expect(self.status).toBe(422)
  expect(self.html).toContain('This is the same record.')
  expect(self.html).toContain('oops &lt;script>')
  expect((await jo.post(`/carers/${asha}/merges`, { id: newId(), other: dev, why: 'not mine' })).status).toBe(403)
  expect((await jo.post(`/carers/${asha}/merges`, { id: newId(), other: idOf('skerry', 'carer', 'ellie-black'), why: 'elsewhere' })).status).toBe(404)
})

test('a talk written on the wrong person goes to the right one, and its first record no longer shows it', async () => {
  const jo = await signedIn('jo-reid')
  const talk = newId()
  await jo.post(`/carers/${asha}/conversations`, { id: talk })
  await jo.post(`/conversations/${talk}/passages`, { id: newId(), words: 'I paint in the shed when she sleeps.' })
  expect((await jo.get(`/conversations/${talk}/moves/new`)).html).toContain('Iain Gow')
  expect((await jo.post(`/conversations/${talk}/moves`, { to: '' })).status).toBe(422)
  expect((await jo.post(`/conversations/${talk}/moves`, { to: iain })).location).toBe(`/carers/${iain}`)
  expect((await jo.get(`/carers/${iain}`)).html).toContain('I paint in the shed')
  expect((await jo.get(`/carers/${asha}`)).html).not.toContain('I paint in the shed')
})

test('a colleague who only reads cannot move anything', async () => {
  const sam = await signedIn('sam-ure')
  expect((await sam.post(`/conversations/${kitchenTable}/moves`, { to: dev })).status).toBe(403)
  expect((await sam.get(`/conversations/${kitchenTable}/moves/new`)).status).toBe(403)
})

test('a talk that was moved says nothing of whose record it stood in', async () => {
  const jo = await signedIn('jo-reid')
  const [wrong, right, talk] = [await register(jo, 'Wilhelmina'), await register(jo, 'Torquil'), newId()]
  await jo.post(`/carers/${wrong}/conversations`, { id: talk })
  await jo.post(`/conversations/${talk}/passages`, { id: newId(), words: 'I paint.', whose: 'carer' })
  await jo.post(`/conversations/${talk}/moves`, { to: right })
  const { html } = await jo.get(`/conversations/${talk}`)
  expect([html.includes('Torquil'), html.includes('Wilhelmina')]).toEqual([true, false])
})

test('who looked at the other record is still to be seen when both are one', async () => {
  const [jo, sam] = [await signedIn('jo-reid'), await signedIn('sam-ure')]
  const [first, second, stays] = [await register(jo, 'Ishbel'), await register(jo, 'Zara'), await register(jo, 'Octavia')]
  await sam.post(`/carers/${first}/reasons`, { id: newId(), why: 'She rang while Jo was out' })
  await sam.get(`/carers/${first}/details`)
  await jo.post(`/carers/${second}/merges`, { id: newId(), other: first, why: 'same' })
  await jo.post(`/carers/${stays}/merges`, { id: newId(), other: second, why: 'same' })
  expect((await jo.get(`/carers/${stays}/looks`)).html).toContain('She rang while Jo was out')
})

test('whatever stands in the other record goes over with it, table by table; only who looked, and that they are one, stays where it was', async () => {
  const jo = await signedIn('jo-reid')
  const [twin, stays] = [await register(jo, 'Una Twice'), await register(jo, 'Una Whole')]
  await fillEveryTable(database.owner, lochside)
  const tables = (await findTables(database.owner)).filter(({ name, columns }) => columns.some((one) => one.name === 'carer_id') && !['carer_merges', 'changes', 'looks', 'accounts', 'carer_search', 'restrictions'].includes(name)).map(({ name }) => name)
  const moved: string[] = []
  for (const name of tables) if ((await database.owner.query(`update ${name} set carer_id = $2 where ctid = (select ctid from ${name} where organisation_id = $1 and carer_id <> $2 limit 1)`, [lochside, twin])).rowCount) moved.push(name)
  expect(moved.length).toBeGreaterThan(90)
  await jo.post(`/carers/${twin}/still-uses`, { id: newId(), useGround: 'agreed', useWhy: 'She asked us to make one of the two' })
  expect((await jo.post(`/carers/${stays}/merges`, { id: newId(), other: twin, why: 'same' })).status).toBe(303)
  const left: string[] = []
  for (const name of moved) if ((await database.owner.query(`select 1 from ${name} where organisation_id = $1 and carer_id = $2`, [lochside, twin])).rowCount) left.push(name)
  expect(left).toEqual([])
})

test('a record that is kept and not used is so still when it goes over to another', async () => {
  const jo = await signedIn('jo-reid')
  const [twin, stays] = [await register(jo, 'Effie Twice'), await register(jo, 'Effie Whole')]
  await jo.post(`/carers/${twin}/stills`, { id: newId(), ground: 'accuracy', stillWhy: 'Her age is being looked into' })
  expect((await jo.post(`/carers/${stays}/merges`, { id: newId(), other: twin, why: 'same' })).status).toBe(403)
  await jo.post(`/carers/${twin}/still-uses`, { id: newId(), useGround: 'agreed', useWhy: 'She asked us to make one of the two' })
  expect((await jo.post(`/carers/${stays}/merges`, { id: newId(), other: twin, why: 'same' })).status).toBe(303)
  const page = await jo.get(`/carers/${stays}/still`)
  expect([page.html.includes('It is kept and not used now.'), page.html.includes('Her age is being looked into'), page.html.includes('She asked us to make one of the two')]).toEqual([true, true, true])
})
