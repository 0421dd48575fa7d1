import path from 'node:path'
import type { Kysely } from 'kysely'
import { makeApp } from './app.tsx'
import { updateDatabase } from './backup/before-update.ts'
import { openDoor } from './door.ts'
import { watchWriter } from './database/client.ts'
import { checkLogin, checkReplica, isReady, openDatabase } from './database/connect.ts'
import { withLock } from './database/locks.ts'
import { reachDatabase } from './database/reach.ts'
import type { Database } from './database/tables.ts'
import { ordinaryAdmission } from './kernel/admission/index.ts'
import { makePost } from './kernel/mail.ts'
import { useKey } from './kernel/sealing.ts'
import { startRounds } from './kernel/rounds.ts'
import { useDatabase } from './kernel/tenant.ts'
import { recordTry } from './features/backups/index.ts'
import { stopTagger } from './features/coach/index.ts'
import { stopPdf } from './kernel/pdf/index.ts'
import { makeRounds } from './rounds.ts'
import { firstSteps } from './seed/first-steps.ts'
import { readInstallationKey } from './installation-key.ts'
import { demandNightlySecret, isDatabasePlain, type Settings } from './settings.ts'

export interface Running {
  /** Finish the requests in flight, then let go of the database. Safe to call twice. */
  stop: () => Promise<void>
  /** Settles when the database ended by itself. */
  lost: Promise<void>
}

type Log = (line: string) => void

/** Start Lilypad: reach the database, migrate, tell the demo world if it is empty, open the door, and say where it is. */
export async function startLilypad(settings: Settings, log: Log): Promise<Running> {
  demandNightlySecret(settings.backups)
  const reached = await reachDatabase(settings, log)
  let db: Kysely<Database> | undefined
  let copy: Kysely<Database> | undefined
  try {
    const { applied, backup } = await updateDatabase(reached.owner, settings, log)
    if (applied.length > 0) log(`The database is up to date (${applied.length} ${applied.length === 1 ? 'change' : 'changes'} applied).`)
    const opened = openDatabase(reached.login, settings.connections, settings)
    db = opened
    await checkLogin(opened)
    copy = reached.replica && openDatabase(reached.replica, 4, settings)
    if (copy) await checkReplica(copy, log)
    useDatabase(opened, copy)
    const endWatches = [reached.login, reached.owner].map((place) => watchWriter(place))
    if (backup) await recordTry(backup)
    useKey(await readInstallationKey(settings))
    const { lines, demo } = await withLock(reached.owner, 'start', 'wait', () => firstSteps(reached.owner, settings, log))
    // In the made-up world no mail leaves, whatever is set.
    const post = makePost({ url: demo ? undefined : settings.mailUrl, from: settings.mailFrom, folder: path.join(settings.data, 'mail') })
    const close = await openDoor(settings, makeApp({ address: settings.address, post, proxies: settings.proxies, ready: () => isReady(opened), admission: ordinaryAdmission(), log }).fetch)
    log(`Lilypad is at ${settings.address}`)
    if (settings.proxies === 0 && settings.address.startsWith('https:')) log('LILYPAD_PROXIES is not set, so everybody who comes through your web server counts as one when sign-in is tried too often. Set it to 1 (see docs/running/sign-in.md).')
    if (isDatabasePlain(settings)) log('DATABASE_URL reaches a database on another machine without encryption. Add ?sslmode=verify-full to it (see docs/running/secure.md).')
    if (settings.backups.at === undefined && !demo) log('No backup is made by itself. Set LILYPAD_BACKUP_AT (see docs/running/backup.md).')
    if (!settings.mailUrl && !demo) log(`No mail server is set (LILYPAD_SMTP_URL), so mail is kept as files in ${path.join(settings.data, 'mail')}.`)
    for (const line of lines) log(line)
    const leaving = new AbortController()
    const endRounds = startRounds(makeRounds({ post, address: settings.address }, { owner: reached.owner, settings, log, signal: leaving.signal }), log)
    let stopping: Promise<void> | undefined
    const stop = () => stopping ??= close().then(() => leaving.abort()).then(endRounds).then(() => Promise.all([stopPdf(), stopTagger()])).then(() => endWatches.forEach((end) => end())).then(() => Promise.all([opened.destroy(), copy?.destroy()])).then(() => reached.stop())
    return { stop, lost: reached.exited.then(({ expected }) => expected ? new Promise<void>(() => undefined) : undefined) }
  } catch (error) {
    await db?.destroy()
    await copy?.destroy()
    await reached.stop()
    throw error
  }
}
