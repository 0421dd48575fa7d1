import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { registerCarer } from '../carers/index.ts'
import { recordOutcome } from './index.ts'

const world = useTestDatabase('world')
const worker = (key: string, name: string): WorkerActor => ({ kind: 'worker', organisation: idOf('lochside'), id: idOf('lochside', 'worker', key), name, roles: ['support worker'], teams: [] })
const jo = worker('jo-reid', 'Jo Reid')

/** Everything the database holds, as one number: the coach must leave it as it is. */
async function everything(): Promise<string> {
  const { rows: tables } = await world.owner.query<{ name: string }>("select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('looks', 'sessions') order by 1")
  const all = await Promise.all(tables.map(async ({ name }) => (await world.owner.query(`select '${name}' || count(*) || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as said from ${name} t`)).rows[0].said))
  return all.join('\n')
}

describe('the coach beside an outcome', () => {
  let visitor: Visitor
  let carer: string

  beforeAll(async () => {
    visitor = await signedIn('jo-reid')
    carer = newId()
    await inTenant(jo, (tx) => registerCarer(tx, { id: carer, callName: 'Wilma' }))
  })

  it('is asked without a script: the questions come back with every typed word, and nothing is kept', async () => {
    const before = await everything()
    const id = newId()
    const { status, html } = await visitor.post('/outcomes', { id, carer, statement: 'Four hours of sitting service a week', direction: 'get-better', whyItMatters: 'Because 👩‍👧', ask: 'coach' })
    expect(status).toBe(200)
    for (const words of ['Is “sitting service” the way, or the point?', 'a service as the point (R2)', 'Four hours of sitting service a week', 'Because 👩‍👧', `value="${id}"`, 'What the coach cannot judge', 'nothing of it is kept']) expect(html).toContain(words)
    expect(await everything()).toBe(before)
    expect((await visitor.post('/outcomes', { id, carer, statement: '', direction: '', ask: 'coach' })).status).toBe(200)
  })

  it('answers a script with a piece of the page, for own workers only', async () => {
    const asked = { carer, statement: 'To sleep through so I am not snapping at the kids', direction: 'get-better' }
    const { status, html } = await visitor.post('/outcomes/questions', asked)
    expect(status).toBe(200)
    expect(html).toContain('Their own words.')
    expect(html).not.toContain('<html')
    for (const other of ['sam-ure', 'ruaridh-bell', 'fiona-macdougall']) expect([403, 404]).toContain((await (await signedIn(other)).post('/outcomes/questions', asked)).status)
    expect((await visitor.post('/outcomes/questions', { ...asked, carer: newId() })).status).toBe(404)
    expect((await visitor.post('/outcomes/questions', { carer, statement: 'x '.repeat(100_000) })).status).toBe(200)
  })

  it('shows the organisation’s own route where somebody may be in danger, and sends nothing', async () => {
    const { html } = await visitor.post('/outcomes/questions', { carer, statement: 'I want him to stop, he hits me' })
    const { rows } = await world.owner.query("select words from organisation_settings where name = 'safeguarding-route' and organisation_id = $1", [idOf('lochside')])
    expect(html).toContain('This may be about somebody’s safety')
    expect(html).toContain(String(rows[0].words).slice(0, 30))
  })

  it('knows the same words only among one’s own carers', async () => {
    const statement = `To sit by the sea wall of an evening ${newId()}`
    const [mine, theirs] = [newId(), newId()]
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: mine, callName: 'Una' })
      await recordOutcome(tx, mine, { id: newId(), statement: `${statement.toUpperCase()}!`, direction: 'keep' })
    })
    const sam = worker('sam-ure', 'Sam Ure')
    await inTenant(sam, async (tx) => {
      await registerCarer(tx, { id: theirs, callName: 'Vi' })
      await recordOutcome(tx, theirs, { id: newId(), statement: `${statement} once`, direction: 'keep' })
    })
    const ask = async (words: string) => (await visitor.post('/outcomes/questions', { carer, statement: words })).html
    expect(await ask(statement)).toContain('The same words stand in another plan that you can read')
    expect(await ask(`${statement} once`)).not.toContain('The same words')
  })

  it('moves the way to what is promised, and asks what it is for', async () => {
    const id = newId()
    await inTenant(jo, (tx) => recordOutcome(tx, carer, { id, statement: 'A stairlift', direction: 'get-better' }))
    const page = (await visitor.get(`/outcomes/${id}`)).html
    expect(page).toContain(`/outcomes/${id}/way`)
    const form = (await visitor.get(`/outcomes/${id}/way`)).html
    expect(form).toContain('So that …')
    const filled = { id: newId(), version: '1', what: 'Apply for a stairlift', owner: 'worker', worker: jo.id, statement: 'To sleep upstairs beside him again' }
    const empty = await visitor.post(`/outcomes/${id}/way`, { ...filled, statement: '' })
    expect(empty.status).toBe(422)
    for (const words of ['Say what it is for', 'Apply for a stairlift']) expect(empty.html).toContain(words)
    expect((await visitor.post(`/outcomes/${id}/way`, { ...filled, statement: 'A stairlift' })).html).toContain('This is what it said before')
    for (let time = 0; time < 2; time += 1) expect((await visitor.post(`/outcomes/${id}/way`, filled)).location).toBe(`/outcomes/${id}`)
    const after = (await visitor.get(`/outcomes/${id}`)).html
    for (const words of ['To sleep upstairs beside him again', 'It said: A stairlift']) expect(after).toContain(words)
    expect((await visitor.get(`/carers/${carer}/actions`)).html).toContain('Apply for a stairlift')
    expect((await visitor.post(`/outcomes/${id}/way`, { ...filled, id: newId(), statement: 'Something else' })).status).toBe(409)
    expect((await (await signedIn('sam-ure')).get(`/outcomes/${id}/way`)).status).toBe(403)
  })

  it('whatever it is asked, no stored outcome changes', async () => {
    const before = await everything()
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.constantFrom('verbatim', 'agreed', 'worker', ''), async (statement, whoseWords) => {
      expect((await visitor.post('/outcomes/questions', { carer, statement, whoseWords })).status).toBe(200)
      expect((await visitor.post('/coach', { statement })).status).toBe(200)
    }), { numRuns: 25 })
    expect(await everything()).toBe(before)
  })
})
