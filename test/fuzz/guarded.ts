import type { Pool } from 'pg'
import { newId } from '../../src/kernel/ids.ts'
import { idOf } from '../../src/seed/ids.ts'
import { findTables, type Table } from '../walls/rows.ts'
import { restricted } from './people.ts'

/** Stands in every text of the records that somebody must never meet. */
export const canary = 'hiddencanary'

/** Tables that Lilypad writes for everybody, signed in or not: who tried to sign in, and what follows from it. */
const forEverybody = ['sign_in_attempts', 'sign_in_links', 'passkey_challenges', 'sessions', 'known_devices', 'searches', 'seals']

/** What is not said of anybody: how somebody signs in; the initials by which a restricted record is spoken of. */
const ownWords = ['accounts', 'restrictions']

/** A record that nobody but one worker may know of. */
export async function restrictOne(owner: Pool): Promise<void> {
  const ids = [idOf('lochside'), newId(), restricted.carer]
  await owner.query("insert into restrictions (organisation_id, id, carer_id, initials, recorded_at) values ($1, $2, $3, 'Q.', now())", ids)
  await owner.query('insert into restriction_namings (organisation_id, id, carer_id, worker_id, named_at) values ($1, $2, $3, $4, now())', [...ids, restricted.worker])
}

/** Undo what shuts this record, or takes back what is in it, so that the requests that follow go as deep as those before. */
export async function openUp(owner: Pool, home: string, carer: string): Promise<void> {
  for (const table of ['worker_refusals', 'works_here', 'carer_merges', 'withdrawals', 'emergency_plan_withdrawals', 'restriction_namings', 'restrictions']) await owner.query(`delete from ${table} where organisation_id = $1 and carer_id = $2`, [home, carer])
  await owner.query('update allocations set ended_at = null, ended_by = null where organisation_id = $1 and carer_id = $2 and ended_at is not null and not exists (select 1 from allocations o where o.carer_id = $2 and o.worker_id = allocations.worker_id and o.ended_at is null)', [home, carer])
}

/** Put the canary into every text of these carers' records that can hold one. Gives back where it stands. */
export async function plantCanaries(owner: Pool, carers: readonly string[]): Promise<string[]> {
  const planted: string[] = []
  for (const table of (await findTables(owner)).filter(({ name }) => !ownWords.includes(name))) {
    const column = table.name === 'carers' ? 'id' : table.columns.find(({ name }) => name === 'carer_id')?.name
    for (const { name } of column ? table.columns.filter(({ type }) => type === 'text') : []) {
      // A code takes no other word, and stays.
      const done = await owner.query(`update ${table.name} set ${name} = ${name} || ' ${canary}' where ${column} = any($1)`, [carers]).then(({ rowCount }) => rowCount, () => 0)
      if (done) planted.push(`${table.name}.${name}`)
    }
  }
  return planted
}

/** A hash for each table, of the rows that somebody may not change: of another organisation, and of these carers. */
export async function hashesOf(owner: Pool, tables: readonly Table[], home: string, carers: readonly string[]): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const { name, columns } of tables.filter((one) => !forEverybody.includes(one.name))) {
    const ofCarers = name === 'carers' ? 'or id = any($2)' : columns.some((one) => one.name === 'carer_id') ? 'or carer_id = any($2)' : 'and $2::uuid[] is not null'
    const { rows } = await owner.query<{ hash: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash from ${name} t where organisation_id <> $1 ${ofCarers}`, [home, carers])
    hashes[name] = rows[0]!.hash
  }
  return hashes
}
