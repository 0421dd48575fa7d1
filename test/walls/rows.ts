import type { Pool } from 'pg'
import { newId } from '../../src/kernel/ids.ts'

interface Column { name: string; type: string; needed: boolean }
interface Key { columns: string[]; table: string }
export interface Table { name: string; columns: Column[]; keys: Key[]; checks: string[]; hasId: boolean }

/** Every table of the database that belongs to organisations, as the catalogue describes it. */
export async function findTables(owner: Pool): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select c.relname as name, exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'id') as "hasId",
      (select json_agg(json_build_object('name', a.attname, 'type', a.atttypid::regtype::text, 'needed', a.attnotnull and not a.atthasdef) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select json_agg(json_build_object('table', k.confrelid::regclass::text, 'columns', (select json_agg(a.attname) from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any(k.conkey))))
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'), '[]') as keys,
      coalesce((select json_agg(pg_get_constraintdef(k.oid)) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'), '[]') as checks
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%' order by 1`)
  return rows
}

/** Make sure that an organisation has a row in every table, so that there is something to see behind each wall. Gives back an id a table. */
export async function fillEveryTable(owner: Pool, organisation: string): Promise<Record<string, string>> {
  const tables = await findTables(owner)
  const found: Record<string, string> = {}
  const fill = async (table: Table): Promise<void> => {
    if (found[table.name]) return
    // Where a table is empty, a row is made from the catalogue; what it leans on comes first.
    for (const key of table.keys) if (key.table !== table.name) await fill(tables.find((one) => one.name === key.table)!)
    const id = table.hasId ? 'id' : table.columns.some(({ name }) => name === 'carer_id') ? 'carer_id' : 'organisation_id'
    const there = await owner.query<{ id: string }>(`select ${id} as id from ${table.name} where organisation_id = $1 limit 1`, [organisation])
    found[table.name] = there.rows[0]?.id ?? await insert(table)
  }
  const insert = async (table: Table): Promise<string> => {
    const id = newId()
    const row: Record<string, unknown> = {}
    for (const column of table.columns) if (column.needed) row[column.name] = valueFor(table, column)
    for (const { table: target, columns } of table.keys) {
      const own = columns.find((name) => name !== 'organisation_id')
      if (own && target !== table.name) row[own] = found[target]
    }
    if (table.columns.some(({ name }) => name === 'carer_id')) row.carer_id ??= found.carers
    row.organisation_id = organisation
    // What would shut the record to those who work with her, and so end every walk at its first door, is over, or somebody else's.
    if (table.name === 'worker_refusals') row.lifted_at = new Date()
    if (table.name === 'works_here') row.ended_at = new Date()
    if (table.name === 'carer_merges') row.carer_id = (await owner.query<{ id: string }>('select id from carers where organisation_id = $1 and id <> $2 order by id limit 1', [organisation, row.into_carer_id])).rows[0]!.id
    if (table.hasId && !row.id) row.id = id
    const names = Object.keys(row)
    // A stone erases what it stands for, and this one stands for nothing.
    const stone = table.name === 'erasure_items'
    if (stone) await owner.query('alter table erasure_items disable trigger erase_item')
    await owner.query(`insert into ${table.name} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`, Object.values(row))
    if (stone) await owner.query('alter table erasure_items enable trigger erase_item')
    return String(row.id ?? row.carer_id ?? organisation)
  }
  for (const table of tables) await fill(table)
  return found
}

function valueFor(table: Table, { name, type }: Column): unknown {
  const codes = table.checks.map((check) => new RegExp(`\\(${name} = ANY \\(ARRAY\\['([^']*)'`).exec(check)?.[1]).find(Boolean)
  if (codes) return codes
  if (name === 'ends') return 1
  const values: Record<string, unknown> = {
    'uuid': name === 'id' ? undefined : newId(), 'text': 'Words', 'date': '2026-01-01', 'timestamp with time zone': new Date(), 'integer': 0, 'bigint': 0,
    'bytea': Buffer.from('x'), 'jsonb': '{}', 'boolean': false, 'text[]': [], 'uuid[]': [],
  }
  if (!(type in values)) throw new Error(`Say in test/walls/rows.ts what a ${type} looks like (${table.name}.${name}).`)
  return values[type]
}
