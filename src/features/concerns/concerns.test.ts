import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn, stranger, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { type Actor, type Role, roles, type WorkerActor } from '../../kernel/actor.ts'
import { addDays, dayIn } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { findLooks } from '../../kernel/looks.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { allocate, refuseWorker, restrictRecord } from '../access/index.ts'
import { registerCarer } from '../carers/index.ts'
import { settle } from '../organisations/index.ts'
import { mayReadConcern } from './index.ts'

const world = useTestDatabase('world')
const worker = (key: string) => idOf('lochside', 'worker', key)
const jo: WorkerActor = { kind: 'worker', organisation: idOf('lochside'), id: worker('jo-reid'), name: 'Jo Reid', roles: ['support worker'], teams: [] }
const today = dayIn('Europe/London')
const on = (name: string, day: string) => ({ [`${name}-day`]: day.slice(8), [`${name}-month`]: day.slice(5, 7), [`${name}-year`]: day.slice(0, 4) })
const asked = (over: Record<string, string | string[] | Blob> = {}) => ({
  id: newId(), about: 'The boy', words: 'A bruise on his arm, he said a door.', done: 'Told Morag at four.', ...on('noticed', today), named: [worker('morag-sinclair')], ...over,
})

describe('a concern', () => {
  let visitor: Visitor
  let carer: string
  let page: string
  const concern = newId()
  const people: Record<string, Visitor> = {}
  beforeAll(async () => {
    for (const key of ['jo-reid', 'sam-ure', 'catriona-macphee', 'morag-sinclair', 'ruaridh-bell', 'fiona-macdougall']) people[key] = await signedIn(key)
    visitor = people['jo-reid']!
    carer = newId()
    page = `/carers/${carer}/concerns`
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: carer, callName: 'Wilma' })
      await allocate(tx, carer, { id: newId(), worker: worker('catriona-macphee'), kind: 'own', from: today })
    })
  })

  it('shows the organisation’s own route first, and ticks the supervisors', async () => {
    const { html } = await visitor.get(`${page}/new`)
    expect(html).toContain('ring 999')
    expect(html.indexOf('Otherwise tell Morag Sinclair the same day')).toBeLessThan(html.indexOf('Write it down'))
    expect(html).toMatch(new RegExp(`value="${worker('morag-sinclair')}" checked`))
    expect(html).toMatch(new RegExp(`value="${worker('sam-ure')}"(?! checked)`))
    expect(html).not.toContain(`value="${worker('jo-reid')}"`)
    expect(html).not.toContain(worker('fiona-macdougall'))
  })

  it('says so when no route was written yet, and whom to ask', async () => {
    await world.owner.query(`delete from organisation_settings where organisation_id = $1 and name = 'safeguarding-route'`, [idOf('lochside')])
    const { html } = await visitor.get(`${page}/new`)
    expect(html).toContain('Then ask Fiona MacDougall to write the route into Lilypad.')
    await inTenant({ ...jo, id: worker('fiona-macdougall'), roles: ['administrator'] }, (tx) => settle(tx, { id: newId(), name: 'safeguarding-route', words: 'Ring Morag.', effectiveOn: today }))
    expect((await visitor.get(`${page}/new`)).html).toContain('Ring Morag.')
  })

  it('is written once, also by a colleague who may not read the record', async () => {
    const form = asked({ id: concern })
    expect((await visitor.post(page, form)).location).toBe(`/concerns/${concern}`)
    expect((await visitor.post(page, form)).location).toBe(`/concerns/${concern}`)
    expect((await visitor.post(page, { ...form, named: [] })).status).toBe(409)
    expect((await visitor.post(page, { ...form, words: 'Something else.' })).status).toBe(409)
    expect((await people['sam-ure']!.get(`${page}/new`)).status).toBe(200)
    expect((await people['sam-ure']!.post(page, asked({ about: 'Her mother' }))).status).toBe(303)
  })

  it('is there for its author and those it names, and for nobody else', async () => {
    for (const key of ['jo-reid', 'morag-sinclair']) {
      const { status, html } = await people[key]!.get(`/concerns/${concern}`)
      expect([key, status]).toEqual([key, 200])
      for (const words of ['The boy', 'A bruise on his arm', 'Told Morag at four.', 'Jo Reid, Morag Sinclair']) expect(html).toContain(words)
      expect((await people[key]!.get('/concerns')).html).toContain(`/concerns/${concern}`)
    }
    // Catriona is the carer's own worker and is not named; Fiona is the administrator.
    for (const key of ['catriona-macphee', 'sam-ure', 'ruaridh-bell', 'fiona-macdougall']) {
      const other = people[key]!
      expect((await other.get(`/concerns/${concern}`)).status, key).toBe(404)
      expect((await other.post(`/concerns/${concern}/notes`, { id: newId(), words: 'x' })).status, key).toBe(404)
      expect((await other.post(`/concerns/${concern}/namings`, { id: newId(), worker: worker(key) })).status, key).toBe(404)
      expect((await other.get('/concerns')).html, key).not.toContain(concern)
      // Its number, sent again by somebody else, says nothing about it.
      const again = await other.post(page, asked({ id: concern }))
      expect([again.status, again.html.includes('/concerns/')], key).toEqual([404, false])
    }
    for (const key of ['una-macphail', 'calum-kennedy']) {
      const skerry = await signedIn(key, 'skerry')
      for (const path of [`/concerns/${concern}`, `${page}/new`]) expect((await skerry.get(path)).status).toBe(404)
      expect((await skerry.post(page, asked())).status).toBe(404)
    }
    expect((await people['fiona-macdougall']!.get(`${page}/new`)).status).toBe(404)
    expect((await stranger().get(`/concerns/${concern}`)).location).toBe('/sign-in')
    expect((await visitor.get('/concerns/nonsense')).status).toBe(404)
  })

  it('leaves nothing in what the carer can see: not that it was written, not that it was read', async () => {
    const looks = await inTenant(jo, (tx) => findLooks(tx, carer))
    expect(looks.filter((look) => look.purpose === 'concern')).toEqual([])
    const { rows } = await world.owner.query(`select purpose from looks where carer_id = $1`, [carer])
    expect([...new Set(rows.map((row) => row.purpose))]).toEqual(['concern'])
    // On the carer's own page stands the way to write one, and no concern.
    for (const path of [`/carers/${carer}`, `/carers/${carer}/permissions`]) expect((await visitor.get(path)).html).not.toContain(`/concerns/${concern}`)
  })

  it('is added to and never changed', async () => {
    const note = { id: newId(), words: 'Rang the duty social worker, who will visit.' }
    expect((await people['morag-sinclair']!.post(`/concerns/${concern}/notes`, note)).location).toBe(`/concerns/${concern}`)
    expect((await people['morag-sinclair']!.post(`/concerns/${concern}/notes`, note)).location).toBe(`/concerns/${concern}`)
    expect((await visitor.post(`/concerns/${concern}/notes`, { id: newId(), words: '  ' })).status).toBe(422)
    const { html } = await visitor.get(`/concerns/${concern}`)
    expect(html.match(/Rang the duty social worker/g)).toHaveLength(1)
    expect(html).toContain('Morag Sinclair, ')
  })

  it('lets one more person see it when somebody it names says so', async () => {
    expect((await visitor.post(`/concerns/${concern}/namings`, { id: newId() })).html).toContain('Choose a person.')
    expect((await visitor.post(`/concerns/${concern}/namings`, { id: newId(), worker: worker('fiona-macdougall') })).status).toBe(422)
    expect((await visitor.post(`/concerns/${concern}/namings`, { id: newId(), worker: idOf('skerry', 'worker', 'una-macphail') })).status).toBe(422)
    const naming = { id: newId(), worker: worker('catriona-macphee') }
    expect((await people['morag-sinclair']!.post(`/concerns/${concern}/namings`, naming)).status).toBe(303)
    expect((await visitor.post(`/concerns/${concern}/namings`, { ...naming, id: newId() })).status).toBe(303)
    const { status, html } = await people['catriona-macphee']!.get(`/concerns/${concern}`)
    expect(status).toBe(200)
    expect(html.match(/Catriona MacPhee/g)).toHaveLength(2)
  })

  it('says what is wrong in a sentence and keeps every word and tick', async () => {
    const wrong = await visitor.post(page, asked({ about: '', words: 'مرحبا <script>x</script> 👋', ...on('noticed', addDays(today, 1)), named: [worker('sam-ure')] }))
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('مرحبا &lt;script>x&lt;/script> 👋')
    expect(wrong.html).toMatch(new RegExp(`value="${worker('sam-ure')}" checked`))
    expect(wrong.html).toMatch(new RegExp(`value="${worker('morag-sinclair')}"(?! checked)`))
    expect((await visitor.post(page, asked(on('noticed', addDays(today, 1))))).html).toContain('This day is still to come.')
    expect((await visitor.post(page, asked({ words: 'x'.repeat(10_001) }))).html).toContain('10,000 characters')
    expect((await visitor.post(page, asked({ named: ['everybody'] }))).status).toBe(422)
    expect((await visitor.post(page, asked({ named: [worker('ruaridh-bell')] }))).html).toContain('One of these people cannot see a concern from this record.')
    expect((await visitor.post(page, asked({ words: new File(['x'], 'x.txt') }))).status).toBe(422)
    expect((await visitor.post(page, asked({ id: 'lost' }))).status).toBe(422)
  })

  it('on a restricted record names only people the record names', async () => {
    const secret = newId()
    await inTenant(jo, async (tx) => {
      await registerCarer(tx, { id: secret, callName: 'Kevin' })
    })
    const before = newId()
    await visitor.post(`/carers/${secret}/concerns`, asked({ id: before }))
    expect((await people['morag-sinclair']!.get(`/concerns/${before}`)).status).toBe(200)
    await inTenant(jo, (tx) => restrictRecord(tx, secret, { id: newId(), initials: 'K.' }))
    const { html } = await visitor.get(`/carers/${secret}/concerns/new`)
    expect(html).not.toContain(worker('morag-sinclair'))
    expect(html).not.toContain('Kevin')
    expect((await people['morag-sinclair']!.get(`/carers/${secret}/concerns/new`)).status).toBe(404)
    expect((await visitor.post(`/carers/${secret}/concerns`, asked())).html).toContain('One of these people cannot see')
    expect((await visitor.post(`/carers/${secret}/concerns`, asked({ named: [] }))).status).toBe(303)
    // What was written before the record was closed is closed with it, save to its author.
    expect((await people['morag-sinclair']!.get(`/concerns/${before}`)).status).toBe(404)
    expect((await people['morag-sinclair']!.get('/concerns')).html).not.toContain(before)
    expect((await visitor.get(`/concerns/${before}`)).html).not.toContain('Morag Sinclair')
  })

  it('tells its author nothing of a record that was closed to them since', async () => {
    const [closed, id] = [newId(), newId()]
    await inTenant(jo, (tx) => registerCarer(tx, { id: closed, callName: 'Zebulon' }))
    const sam = people['sam-ure']!
    await sam.post(`/carers/${closed}/concerns`, asked({ id, named: [] }))
    await inTenant(jo, (tx) => restrictRecord(tx, closed, { id: newId(), initials: 'Z.Q.' }))
    const { status, html } = await sam.get(`/concerns/${id}`)
    expect([status, html.includes('A bruise on his arm'), html.includes('Z.Q.'), html.includes(worker('jo-reid'))]).toEqual([200, true, false, false])
    expect((await sam.post(`/concerns/${id}/namings`, { id: newId(), worker: worker('jo-reid') })).status).toBe(404)
    expect((await sam.post(`/concerns/${id}/notes`, { id: newId(), words: 'Seen again.' })).status).toBe(303)
  })

  it('cannot be shut to those it names by “not this worker”, but names nobody new who was refused', async () => {
    const supervised = newId()
    const id = newId()
    await inTenant(jo, (tx) => registerCarer(tx, { id: supervised, callName: 'Rab' }))
    await visitor.post(`/carers/${supervised}/concerns`, asked({ id }))
    await inTenant(jo, (tx) => refuseWorker(tx, supervised, { id: newId(), worker: worker('morag-sinclair'), saidOn: today }))
    expect((await people['morag-sinclair']!.get(`/concerns/${id}`)).status).toBe(200)
    expect((await visitor.get(`/carers/${supervised}/concerns/new`)).html).not.toContain(worker('morag-sinclair'))
    expect((await visitor.post(`/carers/${supervised}/concerns`, asked())).status).toBe(422)
  })

  it('who may see it, for every actor and every concern there could be', () => {
    const ids = ['a', 'b', 'c', 'd']
    const someone = fc.constantFrom(...ids)
    const some = fc.uniqueArray(someone)
    const actor: fc.Arbitrary<Actor> = fc.oneof(
      fc.record({ kind: fc.constant('worker' as const), organisation: fc.constant('o'), id: someone, name: fc.constant('N'), roles: fc.uniqueArray(fc.constantFrom<Role>(...roles)), teams: fc.constant([]) }),
      fc.record({ kind: fc.constant('carer' as const), organisation: fc.constant('o'), id: someone, name: fc.constant('N'), carer: someone }),
      fc.record({ kind: fc.constantFrom('guest' as const, 'service' as const), organisation: fc.constant('o'), id: someone, name: fc.constant('N') }),
      fc.constant({ kind: 'system' as const, organisation: 'o', id: null, name: 'Lilypad' as const }),
    )
    fc.assert(fc.property(actor, someone, some, fc.option(some), (who, author, named, restrictedTo) => {
      const may = mayReadConcern(who, { author, named, restrictedTo })
      const withCarers = who.kind === 'worker' && (who.roles.includes('support worker') || who.roles.includes('supervisor'))
      if (!withCarers) expect(may).toBe(false)
      else if (who.id === author) expect(may).toBe(true)
      else {
        // Named, and, while the record is restricted, named there too: nothing else opens it, and taking either away closes it.
        expect(may).toBe(named.includes(who.id) && (restrictedTo?.includes(who.id) ?? true))
        expect(mayReadConcern(who, { author, named: named.filter((one) => one !== who.id), restrictedTo })).toBe(false)
        expect(mayReadConcern(who, { author, named, restrictedTo: [] })).toBe(false)
      }
    }))
  })
})
