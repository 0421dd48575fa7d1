import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { addDays, dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { registerCarer } from '../carers/index.ts'
import { findCircle } from './index.ts'

const world = useTestDatabase('world')
const jo: WorkerActor = { kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', 'jo-reid'), name: 'Jo Reid', roles: ['support worker'], teams: [] }
const today = dayIn('Europe/London')
const on = (name: string, day: string) => ({ [`${name}-day`]: day.slice(8), [`${name}-month`]: day.slice(5, 7), [`${name}-year`]: day.slice(0, 4) })

describe('the circle', () => {
  let visitor: Visitor
  let carer: string
  let home: string
  const dad = { id: newId(), personId: newId(), personName: 'Alec', relation: 'my dad', since: 'the winter he fell', hoursBand: '35-49', livesWith: 'no', birthYear: '1941' }
  const alec = () => `${home}/relationships/${dad.id}`
  const read = async () => inTenant(jo, (tx) => findCircle(tx, carer))
  const say = (kind: string, words: string, day = today, over = {}) => visitor.post(`${alec()}/statements`, { id: newId(), kind, words, ...on('saidOn', day), ...over })

  beforeAll(async () => {
    visitor = await signedIn('jo-reid')
    carer = newId()
    home = `/carers/${carer}/circle`
    await inTenant(jo, (tx) => registerCarer(tx, { id: carer, callName: 'Wilma', dateOfBirth: '1970-01-01' }))
  })

  it('begins empty, with the next step', async () => {
    const { html } = await visitor.get(home)
    expect(html).toContain('We have not written down who Wilma cares for.')
    expect(html).toContain(`${home}/relationships/new`)
    expect((await visitor.get(`${home}/relationships/new`)).html).toContain('Who does Wilma care for?')
  })

  it('keeps the person cared for apart from the carer, once', async () => {
    expect((await visitor.post(`${home}/relationships`, dad)).location).toBe(home)
    expect((await visitor.post(`${home}/relationships`, dad)).location).toBe(home)
    const { html } = await visitor.get(home)
    for (const words of ['Alec, my dad', 'Since: the winter he fell.', '35 to 49 hours a week.', 'They do not live together.', 'Alec was born in 1941.']) expect(html).toContain(words)
    const { rows } = await world.owner.query('select c.*, p.name, p.birth_year from carers c, cared_for_people p where c.id = $1 and p.id = $2', [carer, dad.personId])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ call_name: 'Wilma', name: 'Alec', birth_year: 1941 })
    expect(JSON.stringify(await world.owner.query('select * from carers where id = $1', [carer]).then((found) => found.rows))).not.toContain('Alec')
    expect((await visitor.post(`${home}/relationships`, { ...dad, relation: 'my uncle' })).status).toBe(409)
  })

  it('lets a newer statement replace an older one, which stays with its day', async () => {
    await say('nature', 'I do the fire and the tablets.\nAnd the dog.', addDays(today, -30))
    await say('limit', 'Not the stairs.', addDays(today, -30))
    expect((await visitor.get(`${alec()}/statements/new?kind=limit`)).html).toContain('Not the stairs.')
    expect((await say('limit', 'Not the stairs, nor the bath.')).location).toBe(home)
    // Said long ago, written down late: it does not replace what was said since.
    await say('limit', 'Never the loft.', addDays(today, -90))
    const [relationship] = (await read()).relationships
    expect(relationship?.limit).toEqual({ words: 'Not the stairs, nor the bath.', saidOn: today })
    expect(relationship?.earlier.map((one) => one.words)).toEqual(['Not the stairs.', 'Never the loft.'])
    expect(relationship?.able).toBeNull()
    const { html } = await visitor.get(home)
    expect(html).toContain('What Wilma said before')
    expect(html).toContain('<q>I do the fire and the tablets.\nAnd the dog.</q>')
  })

  it('says what is wrong in a sentence and keeps every word', async () => {
    const late = await say('able', 'مرحبا <script>alert(1)</script> 👋', addDays(today, 2))
    expect(late.status).toBe(422)
    expect(late.html).toContain('This day is still to come.')
    expect(late.html).toContain('مرحبا &lt;script>alert(1)&lt;/script> 👋')
    expect((await say('able', '')).html).toContain('Write what was said.')
    expect((await say('able', 'x'.repeat(10_001))).html).toContain('The limit is 10,000 characters.')
    expect((await say('able', 'x'.repeat(10_000), addDays(today, -400))).status).toBe(303)
    expect((await say('hopes', 'nothing')).status).toBe(422)
    const born = await visitor.post(`${home}/relationships`, { ...dad, id: newId(), personId: newId(), birthYear: '2099' })
    expect(born.html).toContain('This year is still to come.')
    expect((await visitor.post(`${home}/relationships`, { ...dad, id: newId(), personId: newId(), birthYear: 'old' })).html).toContain('Write four digits')
    expect((await visitor.post(`${home}/relationships`, { id: newId(), personId: newId(), hoursBand: 'many' })).status).toBe(422)
    expect((await visitor.post(`${home}/relationships`, { ...dad, personName: new File(['x'], 'x.txt') })).status).toBe(422)
    const lost = await visitor.post(`${home}/people`, { id: 'gone', name: 'Meg', who: 'sister' })
    expect(lost.status).toBe(422)
    expect(lost.html).toMatch(/name="id" value="[0-9a-f-]{36}"/)
  })

  it('shows both when somebody else changed it meanwhile, and lets the person choose', async () => {
    const form = { version: '1', relation: 'my dad', since: 'always', hoursBand: '50+', livesWith: 'yes' }
    expect((await visitor.post(alec(), form)).location).toBe(home)
    expect((await visitor.post(alec(), form)).location).toBe(home)
    const stale = await visitor.post(alec(), { ...form, since: 'since Tuesday' })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('Somebody else changed this while you were writing.')
    expect(stale.html).toContain('Since: always.')
    expect(stale.html).toContain('value="since Tuesday"')
    expect(stale.html).toContain('name="version" value="2"')
    expect((await visitor.post(alec(), { ...form, version: '2', since: 'since Tuesday' })).location).toBe(home)
    expect((await visitor.post(`${alec()}/person`, { version: '1', personName: 'Mr A', birthYear: '' })).location).toBe(home)
    expect((await read()).relationships[0]).toMatchObject({ personName: 'Mr A', birthYear: null, since: 'since Tuesday' })
  })

  it('knows the others around the carer, who leave and come back', async () => {
    const meg = { id: newId(), name: 'Meg', who: 'sister, Mondays', gives: 'Mondays', gets: 'somebody to be cross with', contact: '07700 900999' }
    const page = `${home}/people/${meg.id}`
    expect((await visitor.post(`${home}/people`, { id: newId(), gives: 'soup' })).html).toContain('Write who that is.')
    await visitor.post(`${home}/people`, meg)
    await visitor.post(`${home}/people`, meg)
    expect((await visitor.get(home)).html).toContain('somebody to be cross with')
    const { id: _, ...change } = { ...meg, who: 'sister, Tuesdays', version: '1' }
    expect((await visitor.post(page, change)).location).toBe(home)
    const stale = await visitor.post(page, { ...change, who: 'cousin' })
    expect([stale.status, stale.html.includes('sister, Tuesdays'), stale.html.includes('value="cousin"')]).toEqual([409, true, true])
    expect((await visitor.post(`${page}/leaving`, on('on', addDays(today, 1)))).status).toBe(422)
    expect((await visitor.post(`${page}/leaving`, on('on', today))).location).toBe(home)
    expect((await read()).people[0]).toMatchObject({ who: 'sister, Tuesdays', leftOn: today })
    expect((await visitor.get(home)).html).toContain('Not around any more')
    await visitor.post(`${page}/return`)
    expect((await read()).people[0]?.leftOn).toBeNull()
  })

  it('ends gently, once, and loses nothing', async () => {
    const ending = { id: newId(), how: 'died', ...on('on', addDays(today, -2)), words: 'He went in his sleep.' }
    expect((await visitor.post(`${alec()}/ending`, { id: newId() })).html).toContain('Choose how it ended.')
    expect((await visitor.post(`${alec()}/ending`, { ...ending, ...on('on', addDays(today, 1)) })).status).toBe(422)
    expect((await visitor.post(`${alec()}/ending`, ending)).location).toBe(home)
    expect((await visitor.post(`${alec()}/ending`, ending)).location).toBe(home)
    expect((await visitor.post(`${alec()}/ending`, { ...ending, id: newId() })).status).toBe(409)
    const { html } = await visitor.get(home)
    expect(html).toContain('Caring that has ended')
    expect(html).toContain('Mr A died on')
    expect(html).toContain('Not the stairs, nor the bath.')
    expect((await visitor.get(`${alec()}/ending`)).html).toContain('This is already written down.')
    // A death written on the wrong person is taken back, and can be written again.
    expect((await visitor.post(`${alec()}/ending/withdrawal`)).location).toBe(home)
    expect((await visitor.get(home)).html).not.toContain('Mr A died on')
    expect((await visitor.post(`${alec()}/ending`, { ...ending, id: newId(), how: 'care-home' })).location).toBe(home)
    expect((await read()).relationships[0]?.ended?.how).toBe('care-home')
  })

  it('is a wall to others: another organisation, other roles, another carer’s numbers', async () => {
    const other = newId()
    await inTenant(jo, (tx) => registerCarer(tx, { id: other, callName: 'Rab' }))
    const [person] = (await read()).people
    const paths = [home, `${home}/relationships/new`, alec(), `${alec()}/person`, `${alec()}/statements/new`, `${alec()}/ending`, `${home}/people/new`, `${home}/people/${person?.id}`]
    for (const [key, org] of [['una-macphail', 'skerry'], ['ruaridh-bell', 'lochside'], ['fiona-macdougall', 'lochside']] as const) {
      const stranger = await signedIn(key, org)
      for (const path of paths) expect((await stranger.get(path)).status, `${key} ${path}`).toBe(404)
      for (const path of [`${home}/relationships`, alec(), `${alec()}/statements`, `${alec()}/ending`, `${home}/people`, `${home}/people/${person?.id}/return`]) {
        expect((await stranger.post(path, { ...dad, id: newId(), version: '1' })).status, `${key} ${path}`).toBe(404)
      }
    }
    for (const path of paths.slice(2, 6)) expect((await visitor.get(path.replace(carer, other))).status, path).toBe(404)
    expect((await visitor.post(`/carers/${other}/circle/relationships/${dad.id}/person`, { version: '1', personName: 'X' })).status).toBe(404)
    expect((await visitor.post(`/carers/${other}/circle/people/${person?.id}/return`)).status).toBe(404)
    // The number of somebody else's cared-for person gives nothing away.
    const theirs = await visitor.post(`/carers/${other}/circle/relationships`, { ...dad, id: newId(), personName: 'X' })
    expect([theirs.status, theirs.html.includes('Mr A')]).toEqual([409, false])
    const colleague = await signedIn('sam-ure')
    expect((await colleague.get(home)).status).toBe(403)
    expect((await colleague.post(`${home}/people`, { id: newId(), name: 'X', who: 'x' })).status).toBe(403)
    const supervisor = await signedIn('morag-sinclair')
    expect((await supervisor.get(home)).html).not.toMatch(/circle[^"]*\/new/)
    expect((await supervisor.get(`${home}/people/new`)).status).toBe(403)
  })
})
