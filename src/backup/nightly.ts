import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { writeArchive } from '../database/archive/archive.ts'
import { sumOfRows } from '../database/archive/head.ts'
import { BackupProblem } from '../database/archive/problem.ts'
import { withLock } from '../database/locks.ts'
import type { Place } from '../database/migrate.ts'
import { findGoodNights, findTriesOf, recordTry, type Try } from '../features/backups/index.ts'
import { findInstallationKey } from '../installation-key.ts'
import { addDays, now } from '../kernel/clock.ts'
import type { Settings } from '../settings.ts'
import { makeRoom, nameOf, sweepUnfinished } from './keep.ts'
import { findSecret } from './secrets.ts'
import { sayTrouble } from './troubles.ts'

const anHour = 3_600_000

export interface Nightly { owner: Place; settings: Settings; log: (line: string) => void; signal?: AbortSignal }

/** Which night's backup is due: that of the last time the set hour came, by this machine's clock. */
export function nightDue(at: string, time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${two(time.getHours())}:${two(time.getMinutes())}` >= at ? day : addDays(day, -1)
}

/**
 * Make the backup that is due, unless it was made already, is being made by another process, or was tried within the hour. Asked
 * every few minutes. What became of it is written down for the administrator's page and told in the log; it never throws for a backup.
 */
export async function makeNightlyBackup({ owner, settings, log, signal }: Nightly): Promise<'made' | 'failed' | 'nothing to do' | 'somebody else'> {
  const { at } = settings.backups
  if (at === undefined) return 'nothing to do'
  const night = nightDue(at, now())
  if (!await isDue(night)) return 'nothing to do'
  // Between the first look and the lock, another may have finished.
  return await withLock(owner, 'backup', 'or leave it', async () => await isDue(night) ? tryNight({ owner, settings, log, signal }, night) : 'nothing to do') ?? 'somebody else'
}

async function isDue(night: string): Promise<boolean> {
  const tries = await findTriesOf(night)
  return !tries.some(({ trouble, began }) => trouble === null || now().getTime() - began.getTime() < anHour)
}

async function tryNight({ owner, settings, log, signal }: Nightly, night: string): Promise<'made' | 'failed'> {
  const { folder, keep } = settings.backups
  const began = now()
  const file = path.resolve(folder, nameOf(night, began))
  const tried = { madeFor: 'night' as const, night, began, file }
  try {
    const secret = await findSecret(settings.backups)
    if (!secret) throw new BackupProblem('there is nothing to seal it with.')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await sweepUnfinished(folder, began)
    const head = await writeArchive(owner, file, secret, { key: await findInstallationKey(settings), signal })
    await recordTry({ ...tried, ended: now(), rows: sumOfRows(head), bytes: (await stat(file)).size, trouble: null } satisfies Try)
    const gone = await makeRoom(await findGoodNights(), keep)
    log(`Backed up ${sumOfRows(head)} rows to ${file}${gone > 0 ? `; ${gone} older ${gone === 1 ? 'one' : 'ones'} made room` : ''}.`)
    return 'made'
  } catch (error) {
    // Asked to stop in the middle: it is simply made after the next start.
    if (signal?.aborted) return 'failed'
    const trouble = sayTrouble(error)
    log(`The backup of the night of ${night} did not go well: ${trouble} It is tried again in an hour.`)
    await recordTry({ ...tried, ended: now(), rows: null, bytes: null, trouble })
    return 'failed'
  }
}
