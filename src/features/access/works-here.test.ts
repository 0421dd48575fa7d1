import fc from 'fast-check'
import { expect, test } from 'vitest'
import { systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { asJo, dayFields, makeSample } from '../../../test/sample-plan.ts'
import { makeSignInLink } from '../accounts/index.ts'
import { signedIn, Visitor } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { addWorker } from '../workers/index.ts'
import { allocate } from './index.ts'
import { isOwnWorker, mayAllocate, mayBeFirstWorker, mayGiveReason, mayKnowCarer, mayName, mayOpenInEmergency, mayReadCarer, mayWriteCarer } from './policy.ts'

const database = useTestDatabase('world')

async function somebody(name: string, team: string, roles: ('support worker' | 'supervisor')[] = ['support worker']): Promise<{ id: string; visitor: Visitor }> {
  const id = newId()
  const token = await inTenant(systemActor(idOf('lochside')), async (tx) => { await addWorker(tx, { id, name, team, roles }); return makeSignInLink(tx, id, 'demo') })
  const visitor = new Visitor()
  await visitor.get(`/sign-in-links/${token}`)
  return { id, visitor }
}

test('a professional who cares: neither she nor anybody of her team can be her worker, nor find or open her record', async () => {
  const { carer, today } = await makeSample()
  const jo = await signedIn('jo-reid')
  const [herself, colleague, boss, far] = [await somebody('Nan Gillies', 'Islands'), await somebody('Col Colleague', 'Islands'), await somebody('Bess Boss', 'Islands', ['supervisor']), await somebody('Fay Far', 'Elsewhere')]
  const day = dayFields('toldOn', today)
  const allocation = (worker: string) => ({ id: newId(), worker, kind: 'own', ...dayFields('from', today) })
  expect((await jo.post(`/carers/${carer}/allocations`, allocation(colleague.id))).status).toBe(303)
  expect((await colleague.visitor.get(`/carers/${carer}`)).status).toBe(200)
  const form = { id: newId(), colleague: herself.id, ...day }
  for (let turn = 0; turn < 2; turn++) expect((await jo.post(`/carers/${carer}/works-here`, form)).status).toBe(303)
  for (const { visitor } of [herself, colleague, boss]) {
    for (const path of [`/carers/${carer}`, `/carers/${carer}/workers`, `/carers/${carer}/copies`, `/carers/${carer}/openings/new`, `/carers/${carer}/emergency-plan`]) expect([path, (await visitor.get(path)).status]).toEqual([path, 404])
    expect((await visitor.get('/carers?find=Gillies')).html).not.toContain(carer)
    expect((await visitor.post(`/carers/${carer}/reasons`, { id: newId(), why: 'standing in', to: '/carers' })).status).toBe(404)
  }
  for (const { id } of [herself, colleague, boss]) {
    const answer = await jo.post(`/carers/${carer}/allocations`, allocation(id))
    expect(answer.status).toBe(422)
    await expect(asJo((tx) => allocate(tx, carer, { id: newId(), worker: id, kind: 'own', from: today }))).rejects.toThrow()
  }
  expect((await jo.post(`/carers/${carer}/allocations`, allocation(far.id))).status).toBe(303)
  // Somebody who joins the team later is kept out from that day on.
  await database.owner.query(`insert into team_members (organisation_id, id, team_id, worker_id, joined_at) select $1, $2, m.team_id, $3, now() from team_members m where m.worker_id = $4`, [idOf('lochside'), newId(), far.id, herself.id])
  expect((await far.visitor.get(`/carers/${carer}`)).status).toBe(404)
  const row = (await database.owner.query('select id from works_here where carer_id = $1', [carer])).rows[0].id
  expect((await jo.post(`/carers/${carer}/works-here/${row}/ending`, {})).status).toBe(303)
  expect((await far.visitor.get(`/carers/${carer}`)).status).toBe(200)
  // What ended does not begin again by itself.
  expect((await colleague.visitor.get(`/carers/${carer}`)).status).not.toBe(200)
})

test('nobody is left without a worker by it, and only who works with the carer says so', async () => {
  const { carer, today } = await makeSample()
  const jo = await signedIn('jo-reid')
  const before = (await database.owner.query('select count(*)::int as count from works_here')).rows[0].count
  const own = await jo.post(`/carers/${carer}/works-here`, { id: newId(), colleague: idOf('lochside', 'worker', 'jo-reid'), ...dayFields('toldOn', today) })
  expect([own.status, own.html.includes('Let somebody from another team begin first.')]).toEqual([422, true])
  expect((await jo.post(`/carers/${carer}/works-here`, { id: newId(), colleague: '', ...dayFields('toldOn', today) })).status).toBe(422)
  expect((await jo.post(`/carers/${carer}/works-here`, { id: newId(), colleague: newId(), ...dayFields('toldOn', today) })).status).toBe(422)
  for (const key of ['sam-ure', 'ruaridh-bell', 'fiona-macdougall']) expect([403, 404]).toContain((await (await signedIn(key)).post(`/carers/${carer}/works-here`, { id: newId(), colleague: idOf('lochside', 'worker', 'sam-ure'), ...dayFields('toldOn', today) })).status)
  expect((await database.owner.query('select count(*)::int as count from works_here')).rows[0].count).toBe(before)
})

test('whoever is kept out may nothing, however the record stands', () => {
  const people = fc.subarray(['a', 'b', 'c'])
  fc.assert(fc.property(people, people, people, fc.boolean(), fc.boolean(), fc.subarray(['support worker' as const, 'supervisor' as const]), (ownWorkers, reasonToday, openedNow, restricted, coverAllowed, roles) => {
    const actor = { kind: 'worker' as const, organisation: newId(), id: 'a', name: 'a', roles, teams: ['t'] }
    const access = { carer: 'she', ownWorkers, ownTeams: ['t'], refused: ['a'], restrictedTo: restricted ? ['a'] : null, reasonToday, openedNow, coverAllowed }
    for (const may of [mayKnowCarer, isOwnWorker, mayReadCarer, mayWriteCarer, mayGiveReason, mayOpenInEmergency, mayAllocate, mayBeFirstWorker]) expect([may.name, may(actor, access)]).toEqual([may.name, false])
    expect(mayName(actor, access, 'b')).toBe(false)
  }))
})
