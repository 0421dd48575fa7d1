import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { DatabaseClient } from './client.ts'
import type { Place } from './migrate.ts'

const types: Record<string, string> = {
  uuid: 'string', text: 'string', date: 'string', bool: 'boolean', int4: 'number', int8: 'number', float4: 'number',
  timestamptz: 'Date', bytea: 'Buffer', jsonb: 'Json', _uuid: 'string[]', _text: 'string[]',
}

interface Column { table_name: string; column_name: string; udt_name: string; is_nullable: string; column_default: string | null }

/** The text of `tables.ts`, made from a migrated database. A test compares it with the file that is checked in. */
export async function describeTables(owner: Place): Promise<string> {
  const pool = new pg.Pool({ ...owner, max: 1, Client: DatabaseClient })
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const { rows } = await sql<Column>`
    select c.table_name, c.column_name, c.udt_name, c.is_nullable, c.column_default
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'kysely_%'
    order by c.table_name, c.ordinal_position`.execute(db)
  await db.destroy()
  const tables = group(rows)
  const interfaces = [...tables].map(([table, columns]) => `export interface ${pascal(table)} {\n${columns.map(line).join('\n')}\n}\n`)
  const index = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}`).join('\n')
  return `// Made from the migrated database by "npm run lilypad -- tables". Do not edit by hand: a test compares.\n`
    + `import type { ColumnType, Generated } from 'kysely'\n\n`
    + `export type Json = ColumnType<unknown, string, string>\n\n${interfaces.join('\n')}\nexport interface Database {\n${index}\n}\n`
}

function group(rows: Column[]): Map<string, Column[]> {
  const found = new Map<string, Column[]>()
  for (const row of rows) found.set(row.table_name, [...(found.get(row.table_name) ?? []), row])
  return found
}

function line(column: Column): string {
  const known = types[column.udt_name]
  if (!known) throw new Error(`No TypeScript type is known for ${column.udt_name} (${column.table_name}.${column.column_name}).`)
  const full = column.is_nullable === 'YES' ? `${known} | null` : known
  return `  ${column.column_name}: ${column.column_default === null ? full : `Generated<${full}>`}`
}

function pascal(table: string): string {
  return table.split('_').map((part) => part[0]!.toUpperCase() + part.slice(1)).join('')
}
