import { openDatabase } from '../database/connect.ts'
import type { Place } from '../database/migrate.ts'
import { reachDatabase } from '../database/reach.ts'
import { findOrganisations, type FoundOrganisation } from '../database/whole-organisations.ts'
import { useDatabase } from '../kernel/tenant.ts'
import type { Settings } from '../settings.ts'

/** Do some work with the kernel's database open, knowing which organisations there are. Everything is closed afterwards. */
export async function withOrganisations<T>(settings: Settings, say: (line: string) => void, work: (found: FoundOrganisation[], owner: Place) => Promise<T>): Promise<T> {
  const reached = await reachDatabase(settings, say, true)
  const db = openDatabase(reached.login, 2)
  useDatabase(db)
  try {
    return await work(await findOrganisations(reached.owner), reached.owner)
  } finally {
    await db.destroy()
    await reached.stop()
  }
}
