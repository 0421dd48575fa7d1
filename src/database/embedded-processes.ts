import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync } from 'node:fs'

/** What stands for "it lives, but this machine cannot say since when". */
const UNKNOWN = 'unknown'

/**
 * Tells one process from a later one that was given the same number: the moment it began, as this machine counts.
 * Undefined when no such process lives. A zombie (ended, not yet collected by its parent) does not live.
 */
export function birthOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined
  }
  if (process.platform === 'win32') return UNKNOWN
  if (!existsSync('/proc/self/stat')) {
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || UNKNOWN
  }
  const fields = statusFields(pid)
  if (fields === undefined) return UNKNOWN
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
}

/** Whether the process that once had this number and this birth still lives. */
export function stillLives(pid: number, birth: string): boolean {
  const now = birthOf(pid)
  return now !== undefined && (now === birth || now === UNKNOWN || birth === UNKNOWN)
}

/** Whether this number is a live PostgreSQL server that works in this cluster folder (an absolute, real path). */
export function isServerOf(pid: number, cluster: string): boolean {
  if (birthOf(pid) === undefined) return false
  if (process.platform === 'win32') return true // pg_ctl, which stops it there, checks again for itself
  if (!existsSync('/proc/self/stat')) {
    const command = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
    return command.includes('postgres') && command.includes(cluster)
  }
  try {
    // A PostgreSQL server makes its cluster folder its working directory: better evidence than a command line.
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres') && readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    return false
  }
}

/** The fields of /proc/<pid>/stat from the state on; the name before them may itself hold spaces and brackets. */
function statusFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Waits until the process is gone; false when it still lives after the limit. */
export async function waitForEnd(pid: number, limit: number): Promise<boolean> {
  for (const deadline = Date.now() + limit; birthOf(pid) !== undefined; ) {
    if (Date.now() > deadline) return false
    await pause(20)
  }
  return true
}
