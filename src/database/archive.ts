import { createWriteStream } from 'node:fs'
import { chmod, rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { type ArchiveHead, notABackup, readHead, readLines } from './archive-file.ts'
import { migrate, type Place } from './migrate.ts'

const batch = 500

/**
 * Write everything into one file: JSON lines, gzipped, readable by its owner only. Taken from one unchanging snapshot while
 * people go on working. The file appears under its name only when it is whole.
 */
export async function writeArchive(owner: Place, file: string): Promise<ArchiveHead> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const tables = await findTables(client)
    const head: ArchiveHead = { lilypad: 1, at: new Date().toISOString(), migrations: await findMigrations(client), rows: {} }
    for (const table of tables) head.rows[table] = await countRows(client, table)
    await pipeline(Readable.from(lines(client, head, tables)), createGzip(), createWriteStream(`${file}.part`, { mode: 0o600 }))
    await client.query('commit')
    await chmod(`${file}.part`, 0o600)
    await rename(`${file}.part`, file)
    return head
  } finally {
    await client.end()
  }
}

async function* lines(client: pg.Client, head: ArchiveHead, tables: string[]): AsyncGenerator<string> {
  yield `${JSON.stringify(head)}\n`
  for (const table of tables) {
    await client.query(`declare rows_of_table no scroll cursor for select to_jsonb(t)::text as row from ${pg.escapeIdentifier(table)} t`)
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${batch} from rows_of_table`)
      if (rows.length === 0) break
      yield rows.map(({ row }) => `{"table":${JSON.stringify(table)},"row":${row}}\n`).join('')
    }
    await client.query('close rows_of_table')
  }
}

/**
 * Read a backup into an empty database and check that every row came. Refuses a database that already holds an organisation,
 * a file that is no backup, and one from a newer Lilypad; then nothing is changed.
 */
export async function readArchive(owner: Place, file: string): Promise<ArchiveHead> {
  await migrate(owner)
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('begin')
    if (await countRows(client, 'organisations') > 0) throw new Error('This database is not empty, and a restore never overwrites. Give a fresh one: LILYPAD_DATA=./restored npm run lilypad -- restore …')
    const keys = await dropForeignKeys(client)
    const head = await fill(client, file)
    for (const [table, expected] of Object.entries(head.rows)) {
      const found = await countRows(client, table)
      if (found !== expected) throw new Error(`The backup is not whole: ${table} should have ${expected} rows and has ${found}. Nothing was restored.`)
    }
    for (const key of keys) await client.query(key)
    await client.query('commit')
    return head
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

async function fill(client: pg.Client, file: string): Promise<ArchiveHead> {
  let head: ArchiveHead | undefined
  let table = ''
  let rows: string[] = []
  const flush = async () => {
    const name = pg.escapeIdentifier(table)
    if (rows.length > 0) await client.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1::jsonb)`, [`[${rows.join(',')}]`])
    rows = []
  }
  for await (const line of readLines(file)) {
    if (!head) {
      head = readHead(line)
      for (const one of Object.keys(head.rows)) await client.query(`alter table ${pg.escapeIdentifier(one)} disable trigger user`)
      continue
    }
    const end = line.indexOf('","row":')
    const next = line.slice('{"table":"'.length, end)
    if (next !== table || rows.length >= batch) await flush()
    table = next
    rows.push(line.slice(end + '","row":'.length, -1))
  }
  if (!head) throw notABackup()
  await flush()
  for (const one of Object.keys(head.rows)) await client.query(`alter table ${pg.escapeIdentifier(one)} enable trigger user`)
  return head
}

/** Foreign keys stand in the way of rows that come table by table; they are put back, and so checked, before the commit. */
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
  for (const { drop } of rows) await client.query(drop)
  return rows.map(({ make }) => make)
}

async function findTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely_%' order by table_name`)
  return rows.map((row) => row.name)
}

async function findMigrations(client: pg.Client): Promise<string[]> {
  return (await client.query<{ name: string }>('select name from kysely_migration order by name')).rows.map((row) => row.name)
}

async function countRows(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) as count from ${pg.escapeIdentifier(table)}`)
  return Number(rows[0]?.count)
}
