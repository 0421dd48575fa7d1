import { beforeAll, expect, test } from 'vitest'
import { useTestDatabase } from '../../test/world.ts'
import { foundOrganisation } from '../features/organisations/index.ts'
import { addWorker } from '../features/workers/index.ts'
import { systemActor, type WorkerActor } from './actor.ts'
import { at } from './clock.ts'
import { dropDraft, findDraft, findDrafts, keepDraft } from './drafts.ts'
import { isId, newId } from './ids.ts'
import { findLooks, recordLook } from './looks.ts'
import { insertOnce } from './once.ts'
import { inTenant } from './tenant.ts'

const database = useTestDatabase('empty')
const system = systemActor(newId())
const carer = newId()
let [jo, sam] = [] as unknown as [WorkerActor, WorkerActor]

beforeAll(async () => {
  await foundOrganisation({ id: system.organisation, name: 'A centre' })
  const made = ['Jo Reid', 'Sam Ure'].map((name): WorkerActor => ({ kind: 'worker', organisation: system.organisation, id: newId(), name, roles: ['support worker'], teams: [] }))
  ;[jo, sam] = made as [WorkerActor, WorkerActor]
  await inTenant(system, async (tx) => {
    for (const worker of made) await addWorker(tx, worker)
    await insertOnce(tx, 'carers', { id: carer, call_name: 'Asha' })
  })
})

test('a draft is kept over one’s own last one, and over nobody else’s', async () => {
  const place = `conversation:${newId()}`
  for (const words of ['One', 'Two']) await inTenant(jo, (tx) => keepDraft(tx, place, { words }))
  await inTenant(sam, (tx) => keepDraft(tx, place, { words: 'Sam’s' }))
  expect((await inTenant(jo, (tx) => findDraft(tx, place)))?.words).toEqual({ words: 'Two' })
  expect((await inTenant(sam, (tx) => findDraft(tx, place)))?.words).toEqual({ words: 'Sam’s' })
})

test('what is unfinished is listed newest first, and goes when it became the real thing', async () => {
  const places = ['one', 'two', 'three'].map((name) => `${name}:${newId()}`)
  for (const [hour, place] of places.entries()) await at(new Date(Date.UTC(2026, 0, 1, hour)), () => inTenant(jo, (tx) => keepDraft(tx, place, {})))
  const listed = async () => (await inTenant(jo, findDrafts)).map((draft) => draft.place).filter((place) => places.includes(place))
  expect(await listed()).toEqual(places.toReversed())
  await inTenant(sam, (tx) => dropDraft(tx, places[1]!))
  expect(await listed()).toHaveLength(3)
  await inTenant(jo, (tx) => dropDraft(tx, places[1]!))
  expect(await listed()).toEqual([places[2], places[0]])
})

test('Lilypad itself writes no drafts and leaves no looks', async () => {
  await expect(inTenant(system, (tx) => keepDraft(tx, 'somewhere', {}))).rejects.toThrow('no drafts')
  await inTenant(system, (tx) => recordLook(tx, carer, 'record'))
  expect(await inTenant(system, (tx) => findLooks(tx, carer))).toEqual([])
})

test('a look is written once per person, purpose and hour, and the carer’s list says who, when and why', async () => {
  const look = (who: WorkerActor, time: string, purpose: 'record' | 'plan' | 'concern', why?: string) =>
    at(new Date(`2026-02-03T${time}Z`), () => inTenant(who, (tx) => recordLook(tx, carer, purpose, why)))
  await look(jo, '14:02:00', 'record')
  await look(jo, '14:59:59', 'record')
  await look(jo, '15:00:00', 'record')
  await look(jo, '15:10:00', 'plan')
  await look(sam, '15:20:00', 'record', 'Jo is ill')
  // That somebody read a concern is in the audit, and never in her list.
  await look(sam, '15:30:00', 'concern')
  const seen = await inTenant(jo, (tx) => findLooks(tx, carer))
  expect(seen.map((one) => [one.name, one.purpose, one.at.toISOString().slice(11, 16), one.why])).toEqual([
    ['Sam Ure', 'record', '15:20', 'Jo is ill'], ['Jo Reid', 'plan', '15:10', null], ['Jo Reid', 'record', '15:00', null], ['Jo Reid', 'record', '14:02', null],
  ])
  expect((await database.owner.query('select count(*)::int as count from looks where carer_id = $1', [carer])).rows).toEqual([{ count: 5 }])
})

test('ids are ids, in the order of their birth, and nothing else is one', () => {
  const made = Array.from({ length: 100 }, newId)
  expect(made.toSorted()).toEqual(made)
  expect(made.every(isId)).toBe(true)
  expect(['', 'x', `${made[0]}'`, `${made[0]}\n`, undefined, 7, {}].some(isId)).toBe(false)
})
