import pg from 'pg'
import { DatabaseClient } from '../client.ts'
import type { Place } from '../migrate.ts'
import type { ArchiveHead } from './head.ts'

/** So much text is asked of the database at once: a row of a document is large, most are small. */
const bytesAtOnce = 2 * 1024 * 1024

/** One unchanging moment of a whole database: its head, and its rows as lines, each `{"table":…,"row":…}`. Head first. */
export interface Snapshot { head: ArchiveHead; lines: () => AsyncGenerator<string> }

/** Look at a database as it is at one moment, while people go on working, and do something with what is seen. */
export async function withSnapshot<T>(owner: Place, work: (snapshot: Snapshot) => Promise<T>, key?: Buffer): Promise<T> {
  const client = new DatabaseClient(owner)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query("set local timezone = 'UTC'")
    const tables = await findTables(client)
    const head: ArchiveHead = { lilypad: 1, at: new Date().toISOString(), migrations: await findMigrations(client), rows: {} }
    for (const table of tables) head.rows[table] = await countRows(client, table)
    const done = await work({ head, lines: () => lines(client, key ? { ...head, key: key.toString('base64') } : head, tables) })
    await client.query('commit')
    return done
  } finally {
    await client.end()
  }
}

async function* lines(client: pg.Client, head: ArchiveHead, tables: readonly string[]): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`
  for (const table of tables) {
    await client.query(`declare rows_of_table no scroll cursor for select to_jsonb(t)::text as row from ${pg.escapeIdentifier(table)} t`)
    for (let batch = 20; ;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${batch} from rows_of_table`)
      if (rows.length === 0) break
      const text = rows.map(({ row }) => `{"table":${JSON.stringify(table)},"row":${row}}\n`).join('')
      batch = Math.max(1, Math.min(1000, Math.floor(bytesAtOnce / (text.length / rows.length))))
      yield text
    }
    await client.query('close rows_of_table')
  }
}

/** Every table that is kept: all of them but the list of migrations, which stands in the head. */
export async function findTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely_%' order by table_name`)
  return rows.map((row) => row.name)
}

/** The migrations a database has, in order; none when it is fresh. */
export async function findMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows: [there] } = await client.query<{ there: boolean }>("select to_regclass('kysely_migration') is not null as there")
  if (!there?.there) return []
  return (await client.query<{ name: string }>('select name from kysely_migration order by name')).rows.map((row) => row.name)
}

export async function countRows(client: pg.ClientBase, table: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) as count from ${pg.escapeIdentifier(table)}`)
  return Number(rows[0]?.count)
}
