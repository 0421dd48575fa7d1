import { sql } from 'kysely'
import { declarations, findHeld, findRecordsOf, type HeldRow } from '../../../kernel/held.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { findParts } from '../copy/queries.ts'

/** One thing that may be forgotten: a column of a row that stays, or rows that go whole. */
export interface Erasable {
  /** `<table>.<row>`, or `<table>.<row>.<column>`. */
  key: string
  table: string
  rows: string[]
  column: string | null
  /** What stands there now; empty where it stands in the history alone. */
  fields: { column: string; value: unknown }[]
  /** Where else the same words stand, by table, and in how many places. Those stay. */
  elsewhere: { table: string; count: number }[]
}

const mark = '—'

/** Everything in a record that is declared as optional and is there, or was there before. Policy is the caller’s. */
export async function findErasable(tx: Tx, carer: string, request: string): Promise<Erasable[]> {
  const records = await findRecordsOf(tx, carer)
  const found: Omit<Erasable, 'elsewhere'>[] = []
  for (const [table, { columns, forgettable, together }] of Object.entries(declarations())) {
    const optional = Object.entries(columns).filter(([, { end }]) => end === 'optional').map(([column]) => column)
    // The pieces of a file go with the file.
    if (optional.length === 0 || table === 'document_chunks') continue
    const rows = await findHeld(tx, records, table)
    if (forgettable) found.push(...wholeRows(table, rows, optional, together))
    else found.push(...await singleColumns(tx, table, rows, optional))
  }
  const parts = (await findParts(tx, carer, request)).map((part) => ({ table: part.table, row: part.row, text: JSON.stringify(part.fields.map(({ value }) => value)) }))
  return found.map((one) => ({ ...one, elsewhere: findElsewhere(one, parts) }))
}

function wholeRows(table: string, rows: readonly HeldRow[], optional: readonly string[], together: string | undefined): Omit<Erasable, 'elsewhere'>[] {
  const shown = (row: HeldRow) => [...(together ? [together] : []), ...optional].map((column) => ({ column, value: row[column] })).filter(({ value }) => said(value))
  const groups = new Map<string, HeldRow[]>()
  for (const row of rows) {
    if (optional.every((column) => !said(row[column]))) continue
    const group = together ? String(row[together]) : row.id
    groups.set(group, [...(groups.get(group) ?? []), row])
  }
  return [...groups.values()].map((group) => ({ key: `${table}.${group[0]!.id}`, table, rows: group.map(({ id }) => id), column: null, fields: group.flatMap(shown) }))
}

const said = (value: unknown) => value !== null && value !== undefined && value !== mark && value !== '' && !(Array.isArray(value) && value.length === 0)

async function singleColumns(tx: Tx, table: string, rows: readonly HeldRow[], optional: readonly string[]): Promise<Omit<Erasable, 'elsewhere'>[]> {
  const { rows: past } = await sql<{ row: string; column: string }>`
    select distinct c.row_id as row, one.key as column from changes c join change_contents w on w.organisation_id = c.organisation_id and w.id = c.id, jsonb_each_text(w.content) one
    where c.organisation_id = ${tx.actor.organisation} and c.table_name = ${table} and c.row_id = any(${rows.map(({ id }) => id)}::uuid[]) and one.value is not null and one.key = any(${[...optional]})`.execute(tx.db)
  return rows.flatMap((row) => optional.filter((column) => said(row[column]) || past.some((one) => one.row === row.id && one.column === column))
    .map((column) => ({ key: `${table}.${row.id}.${column}`, table, rows: [row.id], column, fields: said(row[column]) ? [{ column, value: row[column] }] : [] })))
}

/** Words of four letters and more that stand, just so, in another row as well. */
function findElsewhere({ table, rows, fields }: Omit<Erasable, 'elsewhere'>, parts: readonly { table: string; row: string; text: string }[]): Erasable['elsewhere'] {
  const words = fields.flatMap(({ column, value }) => typeof value === 'string' && value.length > 3 && column !== 'question' && column !== 'answer' ? [JSON.stringify(value).slice(1, -1)] : [])
  const counts = new Map<string, number>()
  for (const part of parts) if (!(part.table === table && rows.includes(part.row)) && words.some((one) => part.text.includes(one))) counts.set(part.table, (counts.get(part.table) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ table: name, count }))
}

/** What was erased for a request: which thing, when, by whom and why, without what it said. */
export interface Erasure { id: string; onDay: string; by: string | null; why: string; items: { table: string; column: string | null }[] }

/** Every erasure of a request, in the order in which they were done. */
export async function findErasures(tx: Tx, request: string): Promise<Erasure[]> {
  const { rows } = await sql<Erasure>`
    select e.id, (e.recorded_at at time zone o.zone)::date as "onDay", a.name as by, e.why,
      (select jsonb_agg(jsonb_build_object('table', i.table_name, 'column', i.column_name) order by i.table_name, i.column_name, i.id) from erasure_items i where i.organisation_id = e.organisation_id and i.erasure_id = e.id) as items
    from erasures e join organisations o on o.organisation_id = e.organisation_id left join accounts a on a.organisation_id = e.organisation_id and a.id = e.recorded_by
    where e.organisation_id = ${tx.actor.organisation} and e.request_id = ${request} order by e.recorded_at, e.id`.execute(tx.db)
  return rows.map((row) => ({ ...row, items: row.items ?? [] }))
}

/** Does something hold this record, or all of them? Then nothing of it is erased (UK GDPR art. 17(3)(e)). */
export async function isHeld(tx: Tx, carer: string): Promise<boolean> {
  const records = await findRecordsOf(tx, carer)
  const { rows } = await sql`select 1 from retention_holds h where h.organisation_id = ${tx.actor.organisation} and h.lifted_at is null and (h.carer_id is null or h.carer_id = any(${records}::uuid[])) limit 1`.execute(tx.db)
  return rows.length > 0
}
