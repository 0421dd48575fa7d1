import { beforeAll, describe, expect, test } from 'vitest'
import { useTestDatabase } from '../../test/world.ts'
import { foundOrganisation } from '../features/organisations/index.ts'
import { systemActor } from './actor.ts'
import { at } from './clock.ts'
import { Conflict, NotFound } from './errors.ts'
import { newId } from './ids.ts'
import { changeIfSame, insertOnce } from './once.ts'
import { inTenant, type Tx } from './tenant.ts'

const database = useTestDatabase('empty')
const [here, elsewhere] = [systemActor(newId()), systemActor(newId())]
const inside = <T>(work: (tx: Tx) => Promise<T>, actor = here) => inTenant(actor, work)

beforeAll(async () => {
  for (const actor of [here, elsewhere]) await foundOrganisation({ id: actor.organisation, name: 'A centre' })
})

/** What was thrown, for looking at it. */
const thrownBy = (work: Promise<unknown>) => work.then(() => undefined, (error: unknown) => error)

describe('the same form sent twice', () => {
  const setting = (id: string, words: string) => ({ id, name: 'phone', words, effective_on: '2026-01-01' })

  test('is one row, whatever time it is the second time', async () => {
    const id = newId()
    expect(await inside((tx) => insertOnce(tx, 'organisation_settings', setting(id, '01631')))).toBe(true)
    const later = new Date(Date.now() + 3_600_000)
    expect(await at(later, () => inside((tx) => insertOnce(tx, 'organisation_settings', setting(id, '01631'))))).toBe(false)
    expect((await database.owner.query('select words from organisation_settings where id = $1', [id])).rows).toEqual([{ words: '01631' }])
  })

  test('at the very same moment is one row too', async () => {
    const id = newId()
    const made = await Promise.all(Array.from({ length: 6 }, () => inside((tx) => insertOnce(tx, 'organisation_settings', setting(id, '01631')))))
    expect(made.filter(Boolean)).toHaveLength(1)
  })

  test('with other words is a conflict that shows what stands there, and changes nothing', async () => {
    const id = newId()
    await inside((tx) => insertOnce(tx, 'organisation_settings', setting(id, 'first')))
    const conflict = await thrownBy(inside((tx) => insertOnce(tx, 'organisation_settings', setting(id, 'second'))))
    expect(conflict).toBeInstanceOf(Conflict)
    expect((conflict as Conflict).theirs).toMatchObject({ id, words: 'first' })
  })

  test('in another organisation is another row: the number says nothing about here', async () => {
    const id = newId()
    await inside((tx) => insertOnce(tx, 'organisation_settings', setting(id, 'ours')))
    expect(await inside((tx) => insertOnce(tx, 'organisation_settings', setting(id, 'theirs')), elsewhere)).toBe(true)
  })

  test('under another person’s number shows nothing of hers', async () => {
    const [asha, effie, id] = [newId(), newId(), newId()]
    const row = (carer: string) => ({ id, carer_id: carer, on_day: '2026-01-01', words: 'Her dad fell.' })
    for (const carer of [asha, effie]) await inside((tx) => insertOnce(tx, 'carers', { id: carer, call_name: carer }))
    await inside((tx) => insertOnce(tx, 'life_events', row(asha)))
    const conflict = await thrownBy(inside((tx) => insertOnce(tx, 'life_events', row(effie))))
    expect(conflict).toBeInstanceOf(Conflict)
    expect((conflict as Conflict).theirs).toEqual({})
  })

  test('is one row also where it holds a document, bytes, a list, a day or nothing at all', async () => {
    const [carer, plan, id] = [newId(), newId(), newId()]
    const row = {
      id, carer_id: carer, plan_id: plan, agreed_by: 'Asha', how: 'Read over', comment: null, on_day: '2026-01-01',
      content: JSON.stringify({ title: 'Plan', lines: [{ words: 'b', at: 1 }], a: null }), content_hash: Buffer.from([1, 2, 3]),
    }
    await inside((tx) => insertOnce(tx, 'carers', { id: carer, call_name: 'Asha' }))
    await inside((tx) => insertOnce(tx, 'plans', { id: plan, carer_id: carer, sequence: 1, made_on: '2026-01-01' }))
    expect(await inside((tx) => insertOnce(tx, 'plan_agreements', row))).toBe(true)
    expect(await inside((tx) => insertOnce(tx, 'plan_agreements', row))).toBe(false)
    const other = { ...row, content: JSON.stringify({ title: 'Another plan' }) }
    expect(await thrownBy(inside((tx) => insertOnce(tx, 'plan_agreements', other)))).toBeInstanceOf(Conflict)
  })
})

describe('a form that was opened before somebody else changed the row', () => {
  async function aCarer() {
    const id = newId()
    await inside((tx) => insertOnce(tx, 'carers', { id, call_name: 'Asha' }))
    return id
  }
  const change = (id: string, version: number, words: Record<string, unknown>, actor = here) => inside((tx) => changeIfSame(tx, 'carers', id, version, words), actor)

  test('is a conflict with theirs; the first change stands', async () => {
    const id = await aCarer()
    await change(id, 1, { full_name: 'Asha Menon' })
    const conflict = await thrownBy(change(id, 1, { full_name: 'Asha Mennon' }))
    expect(conflict).toBeInstanceOf(Conflict)
    expect((conflict as Conflict).theirs).toMatchObject({ full_name: 'Asha Menon', version: 2 })
  })

  test('of two at the same moment, one is kept and one is told', async () => {
    const id = await aCarer()
    const results = await Promise.all(['One', 'Two', 'Three'].map((name) => thrownBy(change(id, 1, { full_name: name }))))
    expect(results.filter((error) => error === undefined)).toHaveLength(1)
    expect(results.filter((error) => error instanceof Conflict)).toHaveLength(2)
  })

  test('sent twice with the same words is done once, and is no conflict', async () => {
    const id = await aCarer()
    await change(id, 1, { full_name: 'Asha Menon', date_of_birth: null })
    await change(id, 1, { full_name: 'Asha Menon', date_of_birth: null })
    expect((await database.owner.query('select version from carers where id = $1', [id])).rows).toEqual([{ version: 2 }])
  })

  test('is not found where the row is not, or is another organisation’s', async () => {
    const id = await aCarer()
    expect(await thrownBy(change(newId(), 1, { full_name: 'x' }))).toBeInstanceOf(NotFound)
    expect(await thrownBy(change(id, 1, { full_name: 'x' }, elsewhere))).toBeInstanceOf(NotFound)
    expect((await database.owner.query('select version, full_name from carers where id = $1', [id])).rows).toEqual([{ version: 1, full_name: null }])
  })
})
