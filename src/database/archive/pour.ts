import pg from 'pg'
import { DatabaseClient } from '../client.ts'
import { type Audited, findFaultsWith } from '../audit/find-faults.ts'
import { applyWithin, migrate, type Place } from '../migrate.ts'
import { type ArchiveHead, readHead } from './head.ts'
import { BackupProblem, notABackup } from './problem.ts'
import { countRows, findMigrations, findTables } from './snapshot.ts'

const rowsAtOnce = 1000
const bytesAtOnce = 2 * 1024 * 1024
const oldest = 150_000

export interface Pouring {
  /** Take what came although its history does not hold: it did not where it comes from. */
  withFaults?: boolean
  /** The last thing before everything is made to stay; when it throws, nothing stays. */
  before?: (head: ArchiveHead) => Promise<void>
}

/** What came, and what was looked at: every row counted, every link between rows checked, and the whole history. */
export interface Poured { head: ArchiveHead; links: number; audited: Audited }

/**
 * Pour the lines of a backup (or of another database) into an empty database, bring it up to date, and look whether everything
 * came. All in one transaction: whatever goes wrong, nothing of it stays. Throws {@link BackupProblem} in a sentence.
 */
export async function pour(owner: Place, lines: AsyncGenerator<string>, { withFaults = false, before }: Pouring = {}): Promise<Poured> {
  const first = await lines.next()
  if (first.done) throw notABackup()
  const head = readHead(first.value.trimEnd())
  const client = new DatabaseClient(owner)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await demandEmpty(client, head)
    await migrate(owner, head.migrations.at(-1))
    await client.query("begin; set local timezone = 'UTC'")
    await demandEmpty(client, head)
    const links = await fill(client, head, lines)
    await applyWithin(client)
    const audited = await findFaultsWith(client)
    if (audited.faults.length > 0 && !withFaults) throw new BackupProblem(`Its history does not hold (${audited.faults.length} times; first: ${audited.faults[0]!.organisation}: ${audited.faults[0]!.said}) If that was so where it comes from, and you want it all the same, add --with-faults.`)
    await before?.(head)
    await client.query('commit')
    await migrate(owner)
    return { head, links, audited }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
    await lines.return(undefined)
  }
}

/** A fresh database, or one with tables and nothing in them. Anything else is somebody's. */
async function demandEmpty(client: pg.Client, head: ArchiveHead): Promise<void> {
  const { rows: [server] } = await client.query<{ version: number; encoding: string }>("select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding")
  if (!server || server.version < oldest) throw new BackupProblem('This PostgreSQL is too old: Lilypad needs version 15 or later.')
  if (server.encoding !== 'UTF8') throw new BackupProblem(`This database keeps its text as ${server.encoding}, which cannot hold every name. Make one with: create database lilypad template template0 encoding 'UTF8'`)
  const applied = await findMigrations(client)
  for (const table of await findTables(client)) {
    if (applied.length === 0 || await countRows(client, table) > 0) throw new BackupProblem('This database is not empty, and nothing is ever overwritten. Give a fresh one.')
  }
  if (applied.length > head.migrations.length) throw new BackupProblem('This database is empty, but was made ready for a newer version than the backup comes from. Give a fresh one.')
}

/**
 * Every row into its table, with nothing that stands in the way of rows that come table by table; then everything is put back, and so
 * checked. The tables are those of the head's own version, and the transaction is the caller's. Gives back how many kinds of links there are.
 */
export async function fill(client: pg.Client, head: ArchiveHead, lines: AsyncGenerator<string>): Promise<number> {
  const tables = await findTables(client)
  const strange = Object.keys(head.rows).find((table) => !tables.includes(table))
  if (strange !== undefined) throw new BackupProblem(`The backup is not whole: it tells of a table that is not Lilypad's (${JSON.stringify(strange)}).`)
  const keys = await dropForeignKeys(client)
  for (const table of tables) await client.query(`alter table ${pg.escapeIdentifier(table)} disable trigger user`)
  await insertRows(client, tables, lines)
  for (const table of tables) {
    const [found, expected] = [await countRows(client, table), head.rows[table] ?? 0]
    if (found !== expected) throw new BackupProblem(`The backup is not whole: ${table} should have ${expected} rows and has ${found}.`)
    await client.query(`alter table ${pg.escapeIdentifier(table)} enable trigger user`)
  }
  for (const key of keys) {
    await client.query(key).catch((error: Error) => { throw new BackupProblem(`The backup is not whole: a link between rows leads nowhere (${error.message}).`) })
  }
  return keys.length
}

async function insertRows(client: pg.Client, tables: readonly string[], lines: AsyncGenerator<string>): Promise<void> {
  let [table, rows, bytes] = ['', [] as string[], 0]
  const flush = async () => {
    const name = pg.escapeIdentifier(table)
    if (rows.length > 0) await client.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1::jsonb)`, [`[${rows.join(',')}]`])
    ;[rows, bytes] = [[], 0]
  }
  for await (const several of lines) {
    for (const line of several.split('\n')) {
      if (line === '') continue
      const end = line.indexOf('","row":')
      const next = line.slice('{"table":"'.length, end)
      if (end < 0 || !tables.includes(next)) throw new BackupProblem('The backup is not whole: a line of it is no row of Lilypad.')
      if (next !== table || rows.length >= rowsAtOnce || bytes >= bytesAtOnce) await flush()
      table = next
      rows.push(line.slice(end + '","row":'.length, -1))
      bytes += line.length
    }
  }
  await flush()
}

async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
  for (const { drop } of rows) await client.query(drop)
  return rows.map(({ make }) => make)
}
