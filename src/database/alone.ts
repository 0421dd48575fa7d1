import { DatabaseClient } from './client.ts'
import type { Place } from './migrate.ts'

/** Names what is done alone; any number that is used for nothing else. */
const firstStepsOfAStart = 7_412

/** Do the work of a start while no other process does it on this database: the other one waits, and then finds it done. */
export async function alone<T>(owner: Place, work: () => Promise<T>): Promise<T> {
  const client = new DatabaseClient(owner)
  // A connection that is cut while it holds the place gives it up; the work itself finds out.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [firstStepsOfAStart])
    return await work()
  } finally {
    await client.end()
  }
}
