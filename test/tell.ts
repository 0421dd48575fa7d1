import { openDatabase } from '../src/database/connect.ts'
import { asLogin, type Place } from '../src/database/migrate.ts'
import { useDatabase } from '../src/kernel/tenant.ts'
import { lochside } from '../src/seed/lochside.ts'
import { skerry } from '../src/seed/skerry.ts'
import { tellWorld } from '../src/seed/tell.ts'

/** Fill a migrated database with the demo world, which is also the world of the tests. */
export async function tellTheWorld(place: Place): Promise<void> {
  const db = openDatabase(asLogin(place), 4)
  useDatabase(db)
  await tellWorld(lochside, true)
  await tellWorld(skerry, true)
  await db.destroy()
}
