import { expect, test } from 'vitest'
import { findFaults } from '../../src/database/audit/find-faults.ts'
import { hashOf } from '../../src/features/plans/content.ts'
import { makeSignInLink } from '../../src/features/accounts/index.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { inTenant } from '../../src/kernel/tenant.ts'
import { Visitor } from '../../test/visitor.ts'
import { useTestDatabase } from '../../test/world.ts'
import { edition, generate } from './generate.ts'

const other = useTestDatabase('empty')
// The one that pages are made from comes last.
const one = useTestDatabase('empty')

/** One number for all that a database holds: what it hashes to, table by table. */
async function hashesOf(pool: typeof one.owner): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%' order by 1")
  const hashes: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows: [found] } = await pool.query<{ count: number; hash: string }>(`select count(*)::int as count, coalesce(md5(string_agg(md5(t::text), '' order by t::text)), '') as hash from ${name} t`)
    if (found!.count > 0) hashes[name] = `${found!.count} ${found!.hash}`
  }
  return hashes
}

test('a generated world is the same each time and goes on where it was cut off; its history holds; its people are found and their pages open', async () => {
  const say = () => undefined
  const made = await generate(one.place, { carers: 16, organisations: 2 }, say)
  expect(made.rows).toBeGreaterThan(1_000)
  const before = await hashesOf(one.owner)
  expect(Object.keys(before).length).toBeGreaterThan(20)
  // Made in another database, it is the same to the last letter.
  await generate(other.place, { carers: 16, organisations: 2 }, say)
  expect(await hashesOf(other.owner)).toEqual(before)
  // Nothing is made twice.
  expect((await generate(one.place, { carers: 16, organisations: 2 }, say)).rows).toBe(0)
  expect(await hashesOf(one.owner)).toEqual(before)
  // Half of one edition and half of another is no world.
  await one.owner.query("update bench.edition set edition = 'another'")
  const told: string[] = []
  await generate(one.place, { carers: 16, organisations: 2 }, (line) => told.push(line))
  expect(told.join()).toContain('made by another edition')
  await expect(generate(one.place, { carers: 24, organisations: 3 }, say)).rejects.toThrow('begun by another edition')
  await one.owner.query('update bench.edition set edition = $1', [edition])
  // A part that is lost is made anew, the same.
  await one.owner.query("set session_replication_role = replica; delete from bench.done where unit = 'carers 9 to 16'; set session_replication_role = origin")
  const { rows: lost } = await one.owner.query<{ id: string }>("select id from carers where organisation_id = (select organisation_id from organisations where name = 'Carers centre 2')")
  const client = await one.owner.connect()
  await client.query('set session_replication_role = replica')
  for (const name of Object.keys(before)) {
    const { rows } = await client.query("select 1 from information_schema.columns where table_name = $1 and column_name = 'carer_id'", [name])
    if (rows.length > 0) await client.query(`delete from ${name} where carer_id = any($1)`, [lost.map(({ id }) => id)])
  }
  await client.query('delete from carers where id = any($1)', [lost.map(({ id }) => id)])
  await client.query("delete from changes where table_name = 'cared_for_people' and organisation_id = (select organisation_id from organisations where name = 'Carers centre 2')")
  await client.query("delete from cared_for_people where organisation_id = (select organisation_id from organisations where name = 'Carers centre 2')")
  client.release(true)
  await generate(one.place, { carers: 16, organisations: 2 }, say)
  expect(await hashesOf(one.owner)).toEqual(before)

  expect((await findFaults(one.place, [])).faults).toEqual([])
  // What was agreed is frozen as it would have been.
  const { rows: agreed } = await one.owner.query<{ plan_id: string; content: unknown; content_hash: Buffer }>('select plan_id, content, content_hash from plan_agreements')
  expect(agreed.length).toBeGreaterThan(5)
  expect(agreed.filter(({ content, content_hash }) => !hashOf(content).equals(content_hash))).toEqual([])
  const { rows: [worker] } = await one.owner.query<{ organisation_id: string; worker_id: string; carer_id: string; name: string }>(
    'select a.organisation_id, a.worker_id, a.carer_id, c.full_name as name from allocations a join carers c on c.organisation_id = a.organisation_id and c.id = a.carer_id order by a.id limit 1')
  const token = await inTenant(systemActor(worker!.organisation_id), (tx) => makeSignInLink(tx, worker!.worker_id, 'demo'))
  const visitor = new Visitor()
  await visitor.get(`/sign-in-links/${token}`)
  for (const path of ['/today', '/carers', `/carers/${worker!.carer_id}`, `/carers/${worker!.carer_id}/outcomes`, `/carers/${worker!.carer_id}/reviews`, `/carers/${worker!.carer_id}/plans`]) {
    expect([path, (await visitor.get(path)).status]).toEqual([path, 200])
  }
  expect((await visitor.get(`/carers?find=${encodeURIComponent(worker!.name)}`)).html).toContain(worker!.carer_id)
})
