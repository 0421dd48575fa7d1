import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { DatabaseClient } from './client.ts'
import { notingFields } from '../kernel/asking/fields.ts'
import { knownMigrations, nameOf, type Place } from './migrate.ts'
import type { Database } from './tables.ts'

// A day is a day: never a moment in some zone. Large counts come as numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Opening {
  /** Told each statement once it was answered. */
  heard?: (statement: CompiledQuery) => void
  /** Whether connections keep the plans of what they are asked over and over; never behind a pooler, whatever is said here. */
  keepPlans?: boolean
}

/** Open the pool through which the app speaks to its database. */
export function openDatabase(place: Place, size = 20, { heard, keepPlans = true }: Opening = {}): Kysely<Database> {
  // Two stay when nobody comes for a while: whoever comes then finds what they keep planned already.
  const pool = new pg.Pool({ ...place, max: size, min: Math.min(2, size), connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, keepAlive: true, pipeline: true, Client: DatabaseClient })
  // A connection that dies while idle must not take the process with it; the next query opens another.
  pool.on('error', () => undefined)
  // Nor one that is cut while it works: its query is told, which is enough.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: notingFields(pool, keepPlans) }), ...(heard && { log: ({ query }) => heard(query) }) })
}

/**
 * Refuse to run on a log-in that could walk through the walls: one that owns tables or bypasses row-level security.
 * Throws with a sentence for the administrator.
 */
export async function checkLogin(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ powerful: boolean; owns: boolean }>`
    select r.rolsuper or r.rolbypassrls as powerful,
      exists (select 1 from pg_class c where c.relowner = r.oid and c.relkind = 'r') as owns
    from pg_roles r where r.rolname = current_user`.execute(db)
  if (rows[0]?.powerful || rows[0]?.owns) {
    throw new Error('The app would log in to the database as its owner, and so past the walls between organisations. '
      + 'Give DATABASE_APP_URL a log-in that owns nothing (docs/running/install.md says how).')
  }
}

/** The same of the copy that reports are read from. One that does not answer is said, and waited for: reports are read on the primary meanwhile. */
export async function checkReplica(db: Kysely<Database>, log: (line: string) => void): Promise<void> {
  const there = await sql`select 1`.execute(db).then(() => true, () => false)
  if (there) await checkLogin(db)
  else log('DATABASE_REPLICA_URL does not answer now. Reports are read from DATABASE_URL until it does.')
}

/** Whether the database answers and has every migration this copy of Lilypad knows: for `/readyz`. */
export async function isReady(db: Kysely<Database>): Promise<boolean> {
  const applied = await sql<{ name: string }>`select name from kysely_migration`.execute(db).then(({ rows }) => rows.map((row) => row.name), (): string[] => [])
  return knownMigrations().every((name) => applied.includes(name))
}

/** How many connections of the app's own log-in there are to a database now: none when no Lilypad works on it. */
export async function countSessions(owner: Place, login: Place): Promise<number> {
  const client = new DatabaseClient(owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from pg_stat_activity where datname = current_database() and usename = $1', [nameOf(login)])
    return rows[0]?.count ?? 0
  } finally {
    await client.end()
  }
}
