import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { birthOf, stillLives } from './embedded-processes.ts'

/** Another Lilypad works on this data directory. The message is a sentence for the person who started the second one. */
export class AlreadyRunning extends Error {
  override name = 'AlreadyRunning'
  constructor(readonly pid: number) {
    super(`Lilypad is already running on this data directory (process ${pid}).`)
  }
}

interface Holder {
  pid: number
  birth: string
}

const lockIn = (home: string) => join(home, 'lilypad.lock')

/** The Lilypad that runs on this home now, if one does. */
export function runningOn(home: string): number | undefined {
  const holder = readHolder(lockIn(home))
  return holder && stillLives(holder.pid, holder.birth) ? holder.pid : undefined
}

/**
 * Makes this process the only Lilypad on a home folder, and gives back the way to let go.
 *
 * PostgreSQL's own lock cannot serve here: it outlives a killed Lilypad, whose orphaned server we must be able to tell
 * from the server of a Lilypad that is well. So the lock names a process and its birth, and counts only while that lives.
 *
 * Errors: AlreadyRunning; or a plain sentence when the folder cannot be written.
 */
export function takeLock(home: string): () => void {
  const lock = lockIn(home)
  const own = `${lock}.${process.pid}`
  const holder: Holder = { pid: process.pid, birth: birthOf(process.pid) ?? '' }
  const words = JSON.stringify(holder)
  try {
    writeFileSync(own, words)
    for (;;) {
      try {
        // A link appears whole or not at all, and never replaces another: nobody reads a half-written lock.
        linkSync(own, lock)
        break
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        removeStale(lock)
      }
    }
  } catch (error) {
    if (error instanceof AlreadyRunning) throw error
    throw new Error(
      `Lilypad cannot write in ${home} (${(error as Error).message}). ` +
        'Start it as the user who owns that folder, or name another folder in LILYPAD_DATA.',
    )
  } finally {
    rmSync(own, { force: true })
  }
  return () => {
    if (readText(lock) === words) rmSync(lock, { force: true })
  }
}

/** Takes a dead holder's lock out of the way. Throws AlreadyRunning when the holder lives. */
function removeStale(lock: string): void {
  const before = readText(lock)
  const holder = parse(before)
  if (holder && stillLives(holder.pid, holder.birth)) throw new AlreadyRunning(holder.pid)
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch {
    return // someone else was faster; look again
  }
  // Between reading and renaming, another start may have taken the lock. Then what we hold is theirs: give it back.
  if (readText(aside) !== before) linkSync(aside, lock)
  rmSync(aside, { force: true })
}

const readHolder = (lock: string) => parse(readText(lock))

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string | undefined): Holder | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Holder)
  } catch {
    return undefined // not ours to understand, so no live holder
  }
}
