import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { signedIn, type Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor, type WorkerActor } from '../../kernel/actor.ts'
import { at } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { getAccess, mayReadCarer } from '../access/index.ts'
import { settle } from '../organisations/index.ts'
import { addWorker } from '../workers/index.ts'
import { makeSignInLink } from '../accounts/index.ts'
import { openInEmergency } from './index.ts'

const world = useTestDatabase('world')
const lochside = idOf('lochside')
const asha = idOf('lochside', 'carer', 'asha-menon')
const other = (id: string): WorkerActor => ({ kind: 'worker', organisation: lochside, id, name: 'Flora Beaton', roles: ['supervisor'], teams: [] })

/** A supervisor of another team, who cannot read Asha's record. */
const flora = newId()
/** And one more, who looks afterwards. */
const ewan = newId()

async function comeIn(id: string): Promise<Visitor> {
  const { Visitor: Fresh } = await import('../../../test/visitor.ts')
  const token = await inTenant(systemActor(lochside), (tx) => makeSignInLink(tx, id, 'demo'))
  const visitor = new Fresh()
  await visitor.get(`/sign-in-links/${token}`)
  return visitor
}

describe('a record opened in an emergency', () => {
  let opener: Visitor
  let second: Visitor

  beforeAll(async () => {
    await inTenant(systemActor(lochside), async (tx) => {
      await addWorker(tx, { id: flora, name: 'Flora Beaton', roles: ['supervisor'] })
      await addWorker(tx, { id: ewan, name: 'Ewan Baird', roles: ['supervisor'] })
      await settle(tx, { id: newId(), name: 'cover', words: 'no', effectiveOn: '2026-01-01' })
    })
    opener = await comeIn(flora)
    second = await comeIn(ewan)
  })

  it('is offered to a supervisor only, where nothing else opens it', async () => {
    const closed = await opener.get(`/carers/${asha}`)
    expect(closed.status).toBe(403)
    expect(closed.html).toContain(`/carers/${asha}/openings/new`)
    const form = (await opener.get(`/carers/${asha}/openings/new`)).html
    for (const words of ['Jo Reid', 'for 4 hours', 'to read and not to write', 'The carer will read this']) expect(form).toContain(words)
    const sam = await signedIn('sam-ure')
    expect((await sam.get(`/carers/${asha}`)).html).not.toContain('openings/new')
    expect((await sam.get(`/carers/${asha}/openings/new`)).status).toBe(403)
    expect((await sam.post(`/carers/${asha}/openings`, { id: newId(), why: 'x' })).status).toBe(403)
    expect((await (await signedIn('jo-reid')).get(`/carers/${asha}/openings/new`)).status).toBe(403)
  })

  it('needs a reason, keeps what was typed, and opens once for four hours, to read and not to write', async () => {
    const id = newId()
    const without = await opener.post(`/carers/${asha}/openings`, { id, why: ' ' })
    expect(without.status).toBe(422)
    expect(without.html).toContain('Say why it has to be now.')
    const long = await opener.post(`/carers/${asha}/openings`, { id, why: `<b>${'x'.repeat(300)}` })
    expect(long.status).toBe(422)
    expect(long.html).toContain('&lt;b>xxx')
    for (let time = 0; time < 2; time += 1) expect((await opener.post(`/carers/${asha}/openings`, { id, why: 'Ambulance called for her dad.' })).location).toBe(`/carers/${asha}`)
    expect((await opener.post(`/carers/${asha}/openings`, { id, why: 'Something else.' })).status).toBe(409)
    const open = await opener.get(`/carers/${asha}`)
    expect(open.status).toBe(200)
    expect(open.html).toContain('Asha Menon')
    expect(open.html).not.toContain('Start a conversation')
    expect((await opener.post('/outcomes', { id: newId(), carer: asha, statement: 'x', direction: 'keep' })).status).toBe(403)
    const { rows } = await world.owner.query('select why from looks where account_id = $1 and carer_id = $2', [flora, asha])
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.why === 'Ambulance called for her dad.')).toBe(true)
  })

  it('is shut again after four hours, to the second', async () => {
    const { rows: [row] } = await world.owner.query<{ until_at: Date }>('select until_at from openings where worker_id = $1', [flora])
    const reads = (moment: number) => at(new Date(moment), () => inTenant(other(flora), async (tx) => mayReadCarer(tx.actor, await getAccess(tx, asha))))
    const end = row!.until_at.getTime()
    expect([await reads(end - 1), await reads(end), await reads(end + 60_000)]).toEqual([true, false, false])
  })

  it('is shown to the carer at once, with the reason, and stands among those who looked', async () => {
    const { html } = await (await signedIn('asha-menon', 'lochside', 'account')).get('/my-plan')
    expect(html).toMatch(/Flora Beaton opened your record in an emergency on [^<]*, for 4 hours\./)
    expect(html).toContain('Ambulance called for her dad.')
    expect(html.slice(html.indexOf('Who has looked'))).toContain('Flora Beaton')
  })

  it('waits for a second supervisor, never for the one who opened it', async () => {
    expect((await opener.get('/today')).html).not.toContain('opened in an emergency')
    expect((await opener.get('/openings')).html).toContain('Nothing waits for you here.')
    expect((await second.get('/today')).html).toContain('One record was opened in an emergency')
    const list = (await second.get('/openings')).html
    expect(list).toMatch(/Flora Beaton opened the record of Asha Menon/)
    const place = /\/openings\/[0-9a-f-]+\/answers/.exec(list)?.[0] ?? ''
    expect((await opener.post(place, { id: newId(), words: 'All was well.' })).status).toBe(404)
    expect((await (await signedIn('jo-reid')).post(place, { id: newId() })).status).toBe(404)
    const tooLong = await second.post(place, { id: newId(), words: `Kept ${'x'.repeat(10_000)}` })
    expect(tooLong.status).toBe(422)
    expect(tooLong.html).toContain('Kept xxx')
    expect((await second.post(place, { id: newId(), words: 'Right to do so.' })).location).toBe('/openings')
    expect((await second.get('/openings')).html).toContain('Nothing waits for you here.')
    expect((await signedIn('asha-menon', 'lochside', 'account').then((visitor) => visitor.get('/my-plan'))).html).not.toContain('Right to do so.')
  })

  it('never opens a restricted record: it is not there', async () => {
    const kevin = idOf('lochside', 'carer', 'kevin-strachan')
    expect((await opener.get(`/carers/${kevin}/openings/new`)).status).toBe(404)
    expect((await opener.post(`/carers/${kevin}/openings`, { id: newId(), why: 'x' })).status).toBe(404)
    // Not even when it was opened before it became restricted.
    await world.owner.query("insert into openings (organisation_id, id, carer_id, worker_id, why, opened_at, until_at, recorded_at) values ($1, $2, $3, $4, 'x', now(), now() + interval '4 hours', now())", [lochside, newId(), kevin, flora])
    expect((await opener.get(`/carers/${kevin}`)).status).toBe(404)
    expect((await second.get('/openings')).html).not.toContain('K.')
  })

  it('however often and by whomever, opens for nobody but supervisors who may know of the carer', async () => {
    const { rows: workers } = await world.owner.query<{ id: string }>('select id from workers where organisation_id = $1 order by id', [lochside])
    const { rows: carers } = await world.owner.query<{ id: string }>('select id from carers where organisation_id = $1 order by id', [lochside])
    await fc.assert(fc.asyncProperty(fc.nat(), fc.nat(), fc.subarray(['support worker', 'supervisor', 'evaluator', 'administrator'] as const), async (one, two, roles) => {
      const [worker, carer] = [workers[one % workers.length]!.id, carers[two % carers.length]!.id]
      const actor = { ...other(worker), roles }
      const before = await inTenant(actor, (tx) => getAccess(tx, carer))
      const opened = await inTenant(actor, (tx) => openInEmergency(tx, carer, { id: newId(), why: 'now' })).then(() => true, () => false)
      if (opened) expect([roles.includes('supervisor'), before.restrictedTo, before.refused.includes(worker), mayReadCarer(actor, before)]).toEqual([true, null, false, false])
    }), { numRuns: 40 })
  })
})
