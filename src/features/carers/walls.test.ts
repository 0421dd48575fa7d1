import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { type Role, roles, systemActor, type WorkerActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { findAccess, mayKnowCarer, mayReadCarer } from '../access/index.ts'
import { makeSignInLink } from '../accounts/index.ts'
import { foundOrganisation } from '../organisations/index.ts'

const world = useTestDatabase('empty')
const howMany = { workers: 4, carers: 6 }
const which = (count: number) => fc.integer({ min: 0, max: count - 1 })
const link = fc.record({ carer: which(howMany.carers), worker: which(howMany.workers) })

/** An organisation as life may leave it: who has which roles, who works with whom, who is refused, restricted, named, merged. */
const organisation = fc.record({
  workers: fc.array(fc.record({ roles: fc.uniqueArray(fc.constantFrom<Role>(...roles), { maxLength: 3 }), team: fc.boolean() }), { minLength: howMany.workers, maxLength: howMany.workers }),
  allocations: fc.array(fc.record({ link, ended: fc.boolean(), over: fc.boolean() }), { maxLength: 8 }),
  refusals: fc.array(fc.record({ link, lifted: fc.boolean() }), { maxLength: 5 }),
  restrictions: fc.array(fc.record({ carer: which(howMany.carers), lifted: fc.boolean() }), { maxLength: 4 }),
  namings: fc.array(fc.record({ link, ended: fc.boolean() }), { maxLength: 6 }),
  reasons: fc.array(link, { maxLength: 4 }),
})
type Told = typeof organisation extends fc.Arbitrary<infer T> ? T : never

const letters = ['Alder', 'Birch', 'Cedar', 'Elder', 'Fir', 'Gorse']

async function tell(told: Told) {
  const id = newId()
  await foundOrganisation({ id, name: 'Anywhere' })
  const put = (table: string, row: Record<string, unknown>) => {
    const full: Record<string, unknown> = { organisation_id: id, id: newId(), ...row }
    const names = Object.keys(full)
    return world.owner.query(`insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`, Object.values(full))
  }
  const now = new Date()
  const when = (yes: boolean) => yes ? now : null
  const team = newId()
  await put('teams', { id: team, name: 'Team', recorded_at: now })
  const workers: WorkerActor[] = []
  for (const [index, one] of told.workers.entries()) {
    const worker = newId()
    workers.push({ kind: 'worker', organisation: id, id: worker, name: `Worker ${index}`, roles: one.roles, teams: one.team ? [team] : [] })
    await put('accounts', { id: worker, name: `Worker ${index}`, recorded_at: now })
    await put('workers', { id: worker, name: `Worker ${index}`, recorded_at: now })
    for (const role of one.roles) await put('worker_roles', { worker_id: worker, role, given_at: now })
    if (one.team) await put('team_members', { team_id: team, worker_id: worker, joined_at: now })
  }
  const carers: { id: string; name: string }[] = []
  for (let index = 0; index < howMany.carers; index++) {
    const carer = { id: newId(), name: `Person ${letters[index]}` }
    carers.push(carer)
    await put('carers', { id: carer.id, call_name: 'Person', full_name: carer.name, phone: `0770090${1000 + index}`, recorded_at: now })
  }
  const pair = (one: { carer: number; worker: number }) => ({ carer_id: carers[one.carer]?.id, worker_id: workers[one.worker]?.id })
  for (const one of told.allocations) await put('allocations', { ...pair(one.link), kind: 'own', from_day: '2020-01-01', until_day: one.over ? '2021-01-01' : null, ended_at: when(one.ended), recorded_at: now })
  for (const one of told.refusals) await put('worker_refusals', { ...pair(one.link), said_on: '2020-01-01', lifted_at: when(one.lifted), recorded_at: now })
  for (const one of told.restrictions) await put('restrictions', { carer_id: carers[one.carer]?.id, initials: `${letters[one.carer]}!`, lifted_at: when(one.lifted), recorded_at: now })
  for (const one of told.namings) await put('restriction_namings', { ...pair(one.link), named_at: now, ended_at: when(one.ended) })
  for (const one of told.reasons) await put('cover_reasons', { ...pair(one), on_day: now.toISOString().slice(0, 10), why: 'x', recorded_at: now })
  return { id, workers, carers }
}

const shown = (html: string) => letters.filter((name) => html.includes(`>Person ${name}</a>`) || html.includes(`>${name}!</a>`))

describe('lists, search and hints', () => {
  it('show exactly those that policy allows one by one, whoever looks, and the pages open exactly those', { timeout: 240_000 }, async () => {
    await fc.assert(fc.asyncProperty(organisation, async (told) => {
      const { id, workers, carers } = await tell(told)
      for (const actor of workers) {
        const visitor = new Visitor()
        await visitor.get(`/sign-in-links/${await inTenant(systemActor(id), (tx) => makeSignInLink(tx, actor.id, 'demo'))}`)
        const access = await inTenant(actor, (tx) => findAccess(tx, carers.map((carer) => carer.id)))
        const known = letters.filter((_, index) => mayKnowCarer(actor, access.get(carers[index]?.id ?? '')!))
        const mayEnter = actor.roles.includes('support worker') || actor.roles.includes('supervisor')
        const list = await visitor.get('/carers')
        expect(list.status).toBe(mayEnter ? 200 : 403)
        expect(shown(list.html.slice(list.html.indexOf('Everyone')))).toEqual(known)
        for (const words of ['Person', 'persno', '077009010']) expect(shown((await visitor.get(`/carers?find=${words}`)).html), words).toEqual(known)
        if (known.length <= 5) expect(shown((await visitor.get('/carers/likenesses?callName=Person')).html)).toEqual(known)
        for (const [index, carer] of carers.entries()) {
          const facts = access.get(carer.id)!
          const { status, html } = await visitor.get(`/carers/${carer.id}/details`)
          expect(status).toBe(!mayKnowCarer(actor, facts) ? 404 : mayReadCarer(actor, facts) ? 200 : 403)
          if (status === 404) expect(html).not.toContain(letters[index])
        }
      }
    }), { numRuns: 5 })
  })

  it('never show another organisation’s', async () => {
    const [one, other] = [await tell(nobodySpecial), await tell(nobodySpecial)]
    const actor = one.workers[0]!
    const { rows } = await inTenant(actor, (tx) => tx.db.selectFrom('carers').select('id').execute()).then((found) => ({ rows: found.map((row) => row.id).toSorted() }))
    expect(rows).toEqual(one.carers.map((carer) => carer.id).toSorted())
    await inTenant(actor, async (tx) => expect(await findAccess(tx, other.carers.map((carer) => carer.id))).toEqual(new Map()))
    const { rows: found } = await world.owner.query(`begin; set local role lilypad_app; set local app.organisation = '${one.id}'; select carer_id from search_carers(array['person'], 1000); rollback`).then((all) => (all as unknown as { rows: { carer_id: string }[] }[])[3]!)
    expect(found.map((row) => row.carer_id).toSorted()).toEqual(one.carers.map((carer) => carer.id).toSorted())
  })
})

const nobodySpecial: Told = {
  workers: Array.from({ length: howMany.workers }, () => ({ roles: ['support worker' as const], team: false })), allocations: [], refusals: [], restrictions: [], namings: [], reasons: [],
}
