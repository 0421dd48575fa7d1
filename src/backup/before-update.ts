import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { writeArchive } from '../database/archive/archive.ts'
import { sumOfRows } from '../database/archive/head.ts'
import type { Secret } from '../database/archive/secrets.ts'
import { withLock } from '../database/locks.ts'
import { findPending, holdsSomebody, migrate, type Place } from '../database/migrate.ts'
import type { Try } from '../features/backups/index.ts'
import { readInstallationKey } from '../installation-key.ts'
import { now } from '../kernel/clock.ts'
import type { Settings } from '../settings.ts'
import { findSecret } from './secrets.ts'
import { sayTrouble } from './troubles.ts'

export interface Updated {
  /** The changes applied now. */
  applied: string[]
  /** The backup that was made before them, to be written down once there is a table for it. */
  backup?: Try
}

/**
 * Bring the database up to date. One that holds an organisation is backed up before it is changed; when that does not go well, it is
 * not changed, and the sentence that is thrown says so. Of several processes that start on a new version at once, one does it; the others
 * wait, and find it done. `LILYPAD_BACKUP_BEFORE_UPDATE=off` leaves the backup out.
 */
export async function updateDatabase(owner: Place, settings: Settings, log: (line: string) => void): Promise<Updated> {
  return withLock(owner, 'update', 'wait', async (client) => {
    const pending = await findPending(client) ?? []
    const backup = pending.length > 0 && settings.backups.beforeUpdate && await holdsSomebody(client) ? await backUp(owner, settings, log, pending) : undefined
    return { applied: await migrate(owner, undefined, settings.databaseAppUrl ? { connectionString: settings.databaseAppUrl } : undefined), backup }
  })
}

async function backUp(owner: Place, settings: Settings, log: (line: string) => void, pending: readonly string[]): Promise<Try> {
  const began = now()
  const file = path.resolve(settings.backups.folder, `lilypad-before-${pending[0]}-${began.toISOString().slice(0, 19).replace(/[T:]/g, '-')}.lilypad`)
  try {
    const key = await readInstallationKey(settings)
    const own = await findSecret(settings.backups)
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    const head = await writeArchive(owner, file, own ?? { kind: 'key', bytes: key } satisfies Secret, { key })
    log(`This version changes the database. Before that, ${sumOfRows(head)} rows were backed up to ${file}, sealed with ${own ? 'what backups are sealed with' : `the installation’s key (${settings.key ? 'LILYPAD_KEY' : path.join(settings.data, 'key')})`}.`)
    return { madeFor: 'update', night: null, began, ended: now(), file, rows: sumOfRows(head), bytes: (await stat(file)).size, trouble: null }
  } catch (error) {
    throw new Error(`This version changes the database, and the backup before that did not go well: ${sayTrouble(error)} Nothing was changed. (With a backup of your own, LILYPAD_BACKUP_BEFORE_UPDATE=off goes on without this one.)`)
  }
}
