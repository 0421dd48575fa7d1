import { findRunning, startEmbedded } from './embedded.ts'
import { DatabaseClient } from './client.ts'
import { asLogin, nameOf, type Place } from './migrate.ts'

export interface Reached {
  /** As the owner: for migrations and backups only. */
  owner: Place
  /** As the app's own log-in, which owns nothing. */
  login: Place
  /** A copy that follows and can only be read, as the app's own log-in. */
  replica?: Place
  stop: () => Promise<void>
  /** Settles when a database of our own ends; never for another server. */
  exited: Promise<{ expected: boolean }>
}

interface Wanted { data: string; databaseUrl?: string; databaseAppUrl?: string; databaseReplicaUrl?: string }

/**
 * Reach the database: the server at `databaseUrl`, else the built-in one, which is started if need be. With `join`, a command
 * works beside a Lilypad that already runs on the data directory instead of being refused.
 */
export async function reachDatabase(wanted: Wanted, log: (line: string) => void, join = false): Promise<Reached> {
  if (wanted.databaseUrl) {
    const owner: Place = { connectionString: wanted.databaseUrl }
    await knock(owner)
    const login = wanted.databaseAppUrl ? { connectionString: wanted.databaseAppUrl } : asLogin(owner)
    return { owner, login, replica: replicaOf(wanted.databaseReplicaUrl, owner, login), stop: async () => undefined, exited: new Promise(() => undefined) }
  }
  const running = join ? findRunning(wanted.data) : undefined
  if (running) return { owner: running, login: asLogin(running), stop: async () => undefined, exited: new Promise(() => undefined) }
  const { stop, exited, ...owner } = await startEmbedded({ directory: wanted.data, log })
  return { owner, login: asLogin(owner), stop, exited }
}

/** A replica's address names its owner or the app's log-in; roles and passwords come over with everything else. */
function replicaOf(url: string | undefined, owner: Place, login: Place): Place | undefined {
  if (!url) return undefined
  return nameOf({ connectionString: url }) === nameOf(owner) && nameOf(login) !== nameOf(owner) ? asLogin({ connectionString: url }) : { connectionString: url }
}

/** Who answers is not who was reached: a pooler, which would give the locks and the long copies of the owner to somebody else in between. */
class Pooled extends Error {
  override message = 'DATABASE_URL leads through a pooler such as PgBouncer, where a migration or a backup could be torn. Give DATABASE_URL the database itself, and the pooler in DATABASE_APP_URL (docs/running/scale.md).'
}

/** Whether the server lets us in at all. Throws with what an administrator can do about it, and without the address: it holds a password. */
async function knock(place: Place): Promise<void> {
  const client = new DatabaseClient({ ...place, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows: [one] } = await client.query<{ process: number }>('select pg_backend_pid() as process')
    if (one?.process !== (client as unknown as { processID: number }).processID) throw new Pooled()
  } catch (error) {
    if (error instanceof Pooled) throw error
    const { code } = error as { code?: string }
    throw new Error(`The database does not answer (${code ?? 'it said nothing'}). Look at DATABASE_URL: does the server run, and are the user, the password and the name right?`)
  } finally {
    await client.end().catch(() => undefined)
  }
}
