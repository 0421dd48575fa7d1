import { openDatabase } from '../database/connect.ts'
import type { Reached } from '../database/reach.ts'
import { recordTry, type Try } from '../features/backups/index.ts'
import { useDatabase } from '../kernel/tenant.ts'

/**
 * Write down, for the administrator's page, what a command did. The backup itself is whole already: a database that cannot be
 * written to now (a replica, or one that is not up to date yet) is no reason to say otherwise.
 */
export async function noteTry(reached: Pick<Reached, 'login'>, one: Try): Promise<boolean> {
  const db = openDatabase(reached.login, 1)
  useDatabase(db)
  try {
    await recordTry(one)
    return true
  } catch {
    return false
  } finally {
    await db.destroy()
  }
}
