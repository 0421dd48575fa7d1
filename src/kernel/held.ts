import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/tables.ts'
import type { Table, Tables } from './personal-data.ts'
import type { Tx } from './tenant.ts'

let tables: Tables | undefined

/** Give the kernel what every room declares of its tables. Only `src/declared.ts` does this. */
export function useDeclarations(declared: Tables): void {
  tables = declared
}

/** Every table there is, as its room declares it. */
export function declarations(): Tables {
  if (!tables) throw new Error('The kernel has no declarations yet: call useDeclarations first.')
  return tables
}

/** The record, and those that were brought together with it: they are one person's. */
export async function findRecordsOf(tx: Tx, carer: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive merged as (
      select ${carer}::uuid as id union select m.carer_id from carer_merges m join merged on m.into_carer_id = merged.id where m.organisation_id = ${tx.actor.organisation}
    ) select id from merged`.execute(tx.db)
  return rows.map((row) => row.id)
}

/** One row as the database holds it. Where a table has no id of its own, the carer’s. */
export type HeldRow = Record<string, unknown> & { id: string }

/** Every row of one table that belongs to these records, oldest first. `columns`: only these, besides the id. */
export async function findHeld(tx: Tx, records: readonly string[], name: string, columns?: readonly string[]): Promise<HeldRow[]> {
  const table = declarations()[name]
  const where = table && belongsTo(tx.actor.organisation, name, table, records)
  if (!table || !where) return []
  const wanted = columns ? sql.join(['id', ...columns].map((column) => sql.ref(`t.${column}`))) : sql`t.*`
  const { rows } = await sql<HeldRow>`select ${wanted} from ${sql.table(name as keyof Database)} t where t.organisation_id = ${tx.actor.organisation} and ${where} order by t.id`.execute(tx.db)
  return rows
}

/** The condition under which a row `t` belongs to these records; nothing where no row ever does. */
function belongsTo(organisation: string, name: string, table: Table, records: readonly string[]): RawBuilder<unknown> | undefined {
  const { belongs } = table
  if (belongs.by === 'nothing') return undefined
  if (belongs.by === 'record') return sql`t.id = any(${records}::uuid[])`
  if ('carer_id' in table.columns) return sql`t.carer_id = any(${records}::uuid[])`
  if (belongs.by !== 'row' && belongs.by !== 'shared') return undefined
  const parent = declarations()[belongs.table]
  const there = parent && belongsTo(organisation, belongs.table, parent, records)
  if (!there) throw new Error(`${name} belongs to ${belongs.table}, which belongs to nobody.`)
  const [mine, theirs] = belongs.by === 'row' ? [belongs.column, 'id'] : ['id', belongs.column]
  return sql`${sql.ref(`t.${mine}`)} in (select ${sql.ref(`t.${theirs}`)} from ${sql.table(belongs.table)} t where t.organisation_id = ${organisation} and ${there})`
}
