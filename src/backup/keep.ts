import { open, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isSealed } from '../database/archive/secrets.ts'
import type { Try } from '../features/backups/index.ts'

const aDay = 86_400_000
/** What {@link nameOf} makes, while it is being written. */
const unfinished = /^lilypad-night-\d{4}-\d\d-\d\d-\d{6}\.lilypad\.[0-9a-f]{8}\.part$/

/** The name of a night's backup: by the night, and by the moment, since a night may need more than one try. */
export function nameOf(night: string, at: Date): string {
  return `lilypad-night-${night}-${at.toISOString().slice(11, 19).replaceAll(':', '')}.lilypad`
}

/**
 * Make room: of the nights' backups that went well and are still there, the newest so many stay. A file goes only when it is
 * listed as written by Lilypad, has the size it was written with, and begins as a sealed backup does. Gives back how many went.
 */
export async function makeRoom(good: readonly Try[], keep: number): Promise<number> {
  const there: Try[] = []
  for (const one of good) if (await isOurs(one)) there.push(one)
  const gone = there.slice(Math.max(1, keep))
  for (const { file } of gone) await rm(file, { force: true })
  return gone.length
}

async function isOurs({ file, bytes }: Try): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile() || found.size !== bytes) return false
  const handle = await open(file, 'r').catch(() => undefined)
  if (!handle) return false
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0)
    return bytesRead === 8 && isSealed(buffer)
  } finally {
    await handle.close()
  }
}

/** What a try that was killed in the middle left lying about, when it is a day old: nobody is writing it any more. */
export async function sweepUnfinished(folder: string, at: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!unfinished.test(name)) continue
    const file = path.join(folder, name)
    const found = await stat(file).catch(() => undefined)
    if (found?.isFile() && at.getTime() - found.mtimeMs > aDay) await rm(file, { force: true })
  }
}
