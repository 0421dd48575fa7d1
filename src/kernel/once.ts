import { sql } from 'kysely'
import type { Database } from '../database/tables.ts'
import { Conflict, NotFound } from './errors.ts'
import type { Tx } from './tenant.ts'

type Row = Record<string, unknown>
const momentary = new Set(['recorded_at', 'recorded_by', 'organisation_id'])

/**
 * Insert a row whose id was minted by the form, so that the same submission twice is one. Returns whether it is new now. A
 * *different* submission under the same id throws {@link Conflict} with what stands there. Call it after the policy.
 */
export async function insertOnce(tx: Tx, table: keyof Database, row: Row & { id: string }): Promise<boolean> {
  const full: Row = { organisation_id: tx.actor.organisation, recorded_by: tx.actor.id, recorded_at: tx.at, ...row }
  const names = Object.keys(full)
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    values (${sql.join(names.map((name) => full[name]))})
    on conflict (organisation_id, id) do nothing`.execute(tx.db)
  if (numAffectedRows === 1n) return true
  const theirs = await findRow(tx, table, row.id)
  // Another person's row under this number: nothing of it is shown.
  if (theirs && 'carer_id' in row && theirs.carer_id !== row.carer_id) throw new Conflict({}, 'Something else was already kept under this number.')
  if (!theirs || !sameWords(row, theirs)) throw new Conflict(theirs ?? {}, 'Something else was already kept under this number.')
  return false
}

/**
 * Wait until whoever writes about the same thing of this record at this moment is done, so that the second of two sees what the first left; it holds until
 * the transaction ends. `thing` tells apart what need not wait for each other: 0 is the plan and all that is made of it.
 */
export async function oneAfterTheOther(tx: Tx, record: string, thing = 0): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${record}, ${thing}))`.execute(tx.db)
}

/**
 * Change a row only if nobody else did since the form was opened at `version`; otherwise throw {@link Conflict} with theirs.
 * Throws {@link NotFound} when there is no such row.
 */
export async function changeIfSame(tx: Tx, table: keyof Database, id: string, version: number, change: Row): Promise<void> {
  const settings = Object.entries({ ...change, version: version + 1 }).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.join(settings)} where organisation_id = ${tx.actor.organisation} and id = ${id} and version = ${version}`.execute(tx.db)
  if (numAffectedRows === 1n) return
  const theirs = await findRow(tx, table, id)
  if (!theirs) throw new NotFound()
  // The same form sent twice: what it asked for already stands there.
  if (theirs.version === version + 1 && sameWords(change, theirs)) return
  throw new Conflict(theirs)
}

async function findRow(tx: Tx, table: keyof Database, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where organisation_id = ${tx.actor.organisation} and id = ${id}`.execute(tx.db)
  return rows[0]
}

function sameWords(mine: Row, theirs: Row): boolean {
  return Object.entries(mine).every(([name, value]) => momentary.has(name) || plain(asStored(value, theirs[name])) === plain(theirs[name]))
}

/** A document goes in as text and comes back as a thing, its fields in the database's own order. */
function asStored(mine: unknown, theirs: unknown): unknown {
  if (typeof mine !== 'string' || typeof theirs !== 'object' || theirs instanceof Date) return mine
  try {
    return JSON.parse(mine)
  } catch {
    return mine
  }
}

function plain(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  return value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value, inOrder) : String(value)
}

function inOrder(_name: string, value: unknown): unknown {
  const named = typeof value === 'object' && value !== null && !Array.isArray(value)
  return named ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
}
