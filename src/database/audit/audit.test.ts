import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { signedIn } from '../../../test/visitor.ts'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { sealHistory } from '../../kernel/seals.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { idOf } from '../../seed/ids.ts'
import { exportHistory, readSeals } from './export-history.ts'
import { findFaults } from './find-faults.ts'

const world = useTestDatabase('world')
const lochside = systemActor(idOf('lochside'))
const seal = (atMost?: number) => sealHistory(lochside, new Date(Date.now() + 60_000), atMost)
const said = async (kept = [] as Awaited<ReturnType<typeof readSeals>>) => (await findFaults(world.place, kept)).faults.map((fault) => fault.said).join('\n')

/** Do something behind the app's back, as whoever holds the database could, with nothing to write it down. */
async function behindItsBack(statement: string, values: unknown[] = []): Promise<void> {
  const client = await world.owner.connect()
  try {
    await client.query("set session_replication_role = 'replica'")
    const { rowCount } = await client.query(statement, values)
    expect(rowCount).toBeGreaterThan(0)
  } finally {
    await client.query("set session_replication_role = 'origin'")
    client.release()
  }
}

beforeAll(async () => {
  const jo = await signedIn('jo-reid')
  await jo.get(`/carers/${idOf('lochside', 'carer', 'asha-menon')}`)
})

test('the history of the whole made-up world holds, before and after it is sealed, seal upon seal', async () => {
  expect(await said()).toBe('')
  expect(await seal(200)).toBeGreaterThan(3)
  expect(await seal()).toBe(0)
  const audited = await findFaults(world.place)
  expect(audited.faults).toEqual([])
  expect(audited.sealedRows).toBeGreaterThan(900)
  const { rows } = await world.owner.query<{ count: number }>("select (select count(*) from changes where organisation_id = $1)::int + (select count(*) from looks where organisation_id = $1)::int as count", [lochside.organisation])
  expect(audited.sealedRows).toBe(rows[0]!.count)
})

test('a row altered, removed or put in behind its back is found by name, in the history and in the record', async () => {
  const one = async (table: string, where = 'true') => (await world.owner.query<{ id: string }>(`select id from ${table} where organisation_id = $1 and ${where} order by id limit 1`, [lochside.organisation])).rows[0]!.id
  const change = await one('changes')
  const look = await one('looks')
  const passage = await one('passages')
  const plan = await one('plan_issues')
  const was = await one('change_contents')
  const attempts: [string, unknown[], RegExp][] = [
    ["update changes set actor = 'worker:somebody-else' where id = $1", [change], new RegExp(`changes ${change}, dated .*, was altered after seal`)],
    ['delete from looks where id = $1', [look], new RegExp(`looks ${look} was removed`)],
    ["insert into looks (organisation_id, id, carer_id, account_id, purpose, hour, at, kept_at) select organisation_id, $1, carer_id, account_id, 'plan', hour - interval '1 year', at, kept_at from looks limit 1", [newId()], /looks .* was put in after seal/],
    ["update passages set words = 'She said no such thing.' where id = $1", [passage], new RegExp(`passages ${passage} was altered without the history`)],
    ['delete from plan_issues where id = $1', [plan], new RegExp(`plan_issues ${plan} was removed without the history`)],
    ["insert into life_events (organisation_id, id, carer_id, on_day, words, recorded_at) select organisation_id, $1, id, '2026-01-01', 'Never was', now() from carers limit 1", [newId()], /life_events .* was put in without the history/],
    ["update change_contents set content = content || '{\"words\": \"x\"}' where id = $1", [was], new RegExp(`change_contents ${was}, .* was altered`)],
    ['update seals set until_at = until_at + interval \'1 minute\' where number = 2 and organisation_id = $1', [lochside.organisation], /Seal 2 was altered/],
    ['delete from seals where number = 1 and organisation_id = $1', [lochside.organisation], /Seal 2 does not follow/],
  ]
  for (const [statement, values, found] of attempts) {
    await behindItsBack(statement, values)
    expect(await said()).toMatch(found)
  }
})

test('what was lawfully erased from the past leaves the seals whole', async () => {
  const before = await said()
  await behindItsBack("update change_contents set content = '{}' where organisation_id = $1", [lochside.organisation])
  const after = await said()
  expect(after.split('\n').filter((line) => !before.includes(line) && line.includes('eal '))).toEqual([])
  expect(after).not.toContain('change_contents')
})

test('a history that was written anew is seen by an export kept elsewhere', async () => {
  const file = path.join(tmpdir(), `history-${newId()}.jsonl.gz`)
  const counts = await exportHistory(world.place, file)
  const kept = await readSeals(file)
  rmSync(file)
  expect(kept.length).toBe(counts.seal)
  expect(await said(kept)).not.toContain('was exported')
  await world.owner.query('delete from seals')
  await seal()
  expect(await said(kept)).toMatch(/Seal \d+ is not the one that was exported/)
  await expect(readSeals(import.meta.filename)).rejects.toThrow('is not an export')
})

test('the app may read seals and never set, alter or remove one but through the function, for its own organisation', async () => {
  const theirs = () => world.owner.query('select id from seals where organisation_id = $1', [idOf('skerry')]).then(({ rows }) => rows)
  expect(await theirs()).toEqual([])
  for (const statement of ["insert into seals (organisation_id, id, number, until_at, members, hash) values ($1, gen_random_uuid(), 99, now(), 'x', 'x')", 'update seals set number = 7 where organisation_id = $1', 'delete from seals where organisation_id = $1']) {
    await expect(inTenant(lochside, (tx) => tx.db.executeQuery({ sql: statement, parameters: [lochside.organisation], query: { kind: 'RawNode' } as never, queryId: { queryId: newId() } as never }))).rejects.toThrow('permission denied')
  }
  await fc.assert(fc.asyncProperty(fc.integer({ min: -5, max: 5 }), async (atMost) => {
    const here = await theirs()
    await seal(Math.max(1, atMost))
    expect(await theirs()).toEqual(here)
  }), { numRuns: 5 })
})
