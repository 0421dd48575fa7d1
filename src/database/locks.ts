import type pg from 'pg'
import { DatabaseClient } from './client.ts'
import type { Place } from './migrate.ts'

/** What only one process on a database does at a time. */
const locks = { backup: 7412, update: 7413, start: 7414 } as const
type Lock = keyof typeof locks

/**
 * Do something that only one process on this database does at a time: either wait for one's turn, or leave it to whoever is at it
 * already (then undefined). A process that dies lets go by dying.
 */
export async function withLock<T>(owner: Place, name: Lock, how: 'wait', work: (client: pg.ClientBase) => Promise<T>): Promise<T>
export async function withLock<T>(owner: Place, name: Lock, how: 'or leave it', work: (client: pg.ClientBase) => Promise<T>): Promise<T | undefined>
export async function withLock<T>(owner: Place, name: Lock, how: 'wait' | 'or leave it', work: (client: pg.ClientBase) => Promise<T>): Promise<T | undefined> {
  const client = new DatabaseClient(owner)
  // A connection that is cut while it holds its turn gives it up; the work itself finds out.
  client.on('error', () => undefined)
  await client.connect()
  try {
    if (how === 'wait') await client.query('select pg_advisory_lock($1)', [locks[name]])
    else if (!(await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [locks[name]])).rows[0]?.ours) return undefined
    return await work(client)
  } finally {
    await client.end()
  }
}
