import { createHmac } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { DatabaseClient } from './client.ts'
import { asUser, namedIn } from './hosts.ts'

/** How to reach a database: what `pg` takes. The owner's place is used by `migrate` and `backup` only. */
export type Place = pg.PoolConfig

function migrationsFolder(): string {
  // Beside this file in the source, one folder up from the bundle.
  const folders = [path.join(import.meta.dirname, 'migrations'), path.join(import.meta.dirname, '../src/database/migrations')]
  const found = folders.find((folder) => existsSync(path.join(folder, '0001-house.sql')))
  if (!found) throw new Error('The migrations are missing from this copy of Lilypad. Run "npm start" again, or fetch a fresh copy.')
  return found
}

function readMigrations(): Record<string, Migration> {
  const folder = migrationsFolder()
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()
  return Object.fromEntries(files.map((name) => [
    name.replace(/\.sql$/, ''),
    { up: async (db: Kysely<unknown>) => { await sql.raw(readFileSync(path.join(folder, name), 'utf8')).execute(db) } },
  ]))
}

/** Names of the migrations this copy of Lilypad knows, in order. */
export function knownMigrations(): string[] {
  return Object.keys(readMigrations())
}

/** The migrations that a database lacks, in order; undefined when it is fresh, and so has nothing to lose. */
export async function findPending(client: pg.ClientBase): Promise<string[] | undefined> {
  const { rows: [there] } = await client.query<{ there: boolean }>("select to_regclass('kysely_migration') is not null as there")
  if (!there?.there) return undefined
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration')
  if (rows.length === 0) return undefined
  return knownMigrations().filter((name) => !rows.some((row) => row.name === name))
}

/** Whether there is an organisation in it: then there is something to lose. */
export async function holdsSomebody(client: pg.ClientBase): Promise<boolean> {
  const { rows: [found] } = await client.query<{ found: boolean }>('select exists (select from organisations) as found')
  return found?.found ?? false
}

/** Apply what is pending within a transaction that is open already, so that it stays or goes with everything else in it. */
export async function applyWithin(client: pg.ClientBase): Promise<void> {
  const folder = migrationsFolder()
  for (const name of await findPending(client) ?? []) {
    await client.query(readFileSync(path.join(folder, `${name}.sql`), 'utf8'))
    await client.query('insert into kysely_migration (name, timestamp) values ($1, $2)', [name, new Date().toISOString()])
  }
}

/**
 * Bring the database up to date and make the app's own log-in. Forward only, each migration in one transaction.
 * Returns the names of what was applied now. Throws with the database's own words when a migration fails; nothing of it stays.
 * With `login`, the app's log-in was made by hand, and is left as it is. With `upTo`, an empty database is made ready for a backup of an earlier version: never give it to one that is further already.
 */
export async function migrate(owner: Place, upTo?: string, login?: Place): Promise<string[]> {
  const pool = new pg.Pool({ ...owner, max: 2, Client: DatabaseClient })
  // A connection that is cut while it says goodbye is no fault; a query that is cut is told.
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => readMigrations() } })
    const { error, results } = upTo ? await migrator.migrateTo(upTo) : await migrator.migrateToLatest()
    if (error) throw error
    const name = login ? nameOf(login) : 'lilypad_login'
    if (!login) await makeLogin(pool, owner)
    // So that the app can tell whether the database is as new as it is.
    await pool.query(`grant select on kysely_migration to ${pg.escapeIdentifier(name)}`).catch(ignoreAlreadyThere)
    return (results ?? []).filter((one) => one.status === 'Success').map((one) => one.migrationName)
  } finally {
    await db.destroy()
  }
}

/**
 * The app logs in as `lilypad_login`, which owns nothing and may only become `lilypad_app`. Its password follows from the
 * owner's, so that several app processes agree on it without storing one more secret.
 */
async function makeLogin(pool: pg.Pool, owner: Place): Promise<void> {
  const password = loginPassword(owner)
  const { rows } = await pool.query(`select 1 from pg_roles where rolname = 'lilypad_login'`)
  // Two starts at once may both find it missing: the second one's "already there" is as good.
  if (rows.length === 0) await pool.query(`create role lilypad_login login noinherit`).catch(ignoreAlreadyThere)
  if (password) await pool.query(`alter role lilypad_login password '${password}'`).catch(ignoreAlreadyThere)
  await pool.query(`grant lilypad_app to lilypad_login`).catch(ignoreAlreadyThere)
  // To compile a statement of many parts takes longer than to answer it.
  await pool.query(`alter role lilypad_login set jit = off`).catch(ignoreAlreadyThere)
  // What a page reads lies in memory, or on a disk without a head to move: to follow an index costs hardly more than to read on, and never everybody's rows.
  await pool.query(`alter role lilypad_login set random_page_cost = 1.1`).catch(ignoreAlreadyThere)
}

/** Whom a place is reached as. */
export function nameOf({ connectionString, user }: Place): string {
  return connectionString ? namedIn(connectionString).user : user ?? ''
}

function ignoreAlreadyThere(error: { code?: string }): void {
  const alreadyThere = ['42710', '23505', 'XX000']
  if (!alreadyThere.includes(error.code ?? '')) throw error
}

function loginPassword(owner: Place): string | undefined {
  const password = owner.password ?? (owner.connectionString ? namedIn(owner.connectionString).password : '')
  if (typeof password !== 'string' || password === '') return undefined
  return createHmac('sha256', password).update('lilypad_login').digest('hex')
}

/** The same place, reached as the app's own log-in. `DATABASE_APP_URL` wins where an administrator made the log-in by hand. */
export function asLogin(owner: Place): Place {
  const password = loginPassword(owner)
  if (!owner.connectionString) return { ...owner, user: 'lilypad_login', password }
  return { ...owner, connectionString: asUser(owner.connectionString, 'lilypad_login', password ?? '') }
}
