import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { sealHistory } from '../../kernel/seals.ts'
import { idOf } from '../../seed/ids.ts'
import { findFaultsOfSeals } from './seal-faults.ts'

const world = useTestDatabase('world')
const skerry = systemActor(idOf('skerry'))
const soon = () => new Date(Date.now() + 60_000)

/** Put changes into the history of Skerry, so many at each of these moments, in seconds after the new year of 2020. */
async function happened(moments: readonly { second: number; changes: number }[]): Promise<void> {
  for (const { second, changes } of moments) {
    await world.owner.query(`insert into changes (organisation_id, at, actor, kind, table_name, row_id, content_hash)
      select $1, timestamptz '2020-01-01 00:00Z' + make_interval(secs => $2), 'system:', 'insert', 'life_events', gen_random_uuid(), 'x' from generate_series(1, $3::int)`, [skerry.organisation, second, changes])
  }
}

async function startAnew(): Promise<void> {
  await world.owner.query('delete from seals where organisation_id = $1', [skerry.organisation])
  await world.owner.query("delete from changes where organisation_id = $1 and at < '2021-01-01'", [skerry.organisation])
}

const sealed = async () => (await world.owner.query<{ number: number; rows: number }>('select number, length(members) / 49 as rows from seals where organisation_id = $1 order by number', [skerry.organisation])).rows

test('whatever comes at one same moment, every row of the history comes under one seal, in order, and none under two', async () => {
  const moment = fc.record({ second: fc.integer({ min: 0, max: 4 }), changes: fc.integer({ min: 0, max: 9 }) })
  await fc.assert(fc.asyncProperty(fc.array(moment, { maxLength: 6 }), fc.integer({ min: 1, max: 7 }), async (moments, atMost) => {
    await startAnew()
    await happened(moments)
    await sealHistory(skerry, soon(), atMost)
    const { rows: [{ count }] } = await world.owner.query('select (select count(*)::int from changes where organisation_id = $1) + (select count(*)::int from looks where organisation_id = $1) as count', [skerry.organisation])
    const seals = await sealed()
    expect(seals.reduce((sum, { rows }) => sum + rows, 0)).toBe(count)
    // Above what goes under one seal only where that many came in one moment.
    const atOnce = Math.max(atMost, ...[0, 1, 2, 3, 4].map((second) => moments.filter((one) => one.second === second).reduce((sum, one) => sum + one.changes, 0)))
    expect(Math.max(...seals.map(({ rows }) => rows))).toBeLessThanOrEqual(atOnce)
    const client = await world.owner.connect()
    expect(await findFaultsOfSeals(client, skerry.organisation, []).finally(() => client.release())).toEqual({ seals: seals.length, rows: count, faults: [] })
  }), { numRuns: 15 })
})

test('to set a seal, what comes under it is read, and not the whole history that waits for one', async () => {
  await startAnew()
  await happened(Array.from({ length: 40 }, (_, second) => ({ second, changes: 500 })))
  await world.owner.query('analyze changes')
  const client = await world.owner.connect()
  try {
    await client.query('begin')
    await client.query("select set_config('app.organisation', $1, true)", [skerry.organisation])
    const read = async () => Number((await client.query("select seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables where relname = 'changes'")).rows[0].read)
    const before = await read()
    const { rows: [{ seal }] } = await client.query('select seal_history(gen_random_uuid(), now(), 1000) as seal')
    expect(seal).not.toBeNull()
    expect(await read() - before).toBeLessThan(5_000)
    expect((await client.query('select length(members) / 49 as rows from seals where organisation_id = $1', [skerry.organisation])).rows).toEqual([{ rows: 1000 }])
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('told to stop, it stops between two seals; the rest is sealed the next time', async () => {
  await startAnew()
  await happened([{ second: 0, changes: 3 }, { second: 1, changes: 3 }, { second: 2, changes: 3 }])
  let asked = 0
  expect(await sealHistory(skerry, soon(), 3, () => (asked += 1) <= 2)).toBe(2)
  expect((await sealed()).map(({ rows }) => rows)).toEqual([3, 3])
  expect(await sealHistory(skerry, soon())).toBe(1)
})
