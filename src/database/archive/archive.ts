import type { Place } from '../migrate.ts'
import { readLines, writeLines } from './file.ts'
import { type ArchiveHead, readHead } from './head.ts'
import { pour, type Poured, type Pouring } from './pour.ts'
import { BackupProblem, notABackup } from './problem.ts'
import type { Secret } from './secrets.ts'
import { withSnapshot } from './snapshot.ts'

export interface Writing {
  /** The installation's key, to travel with what is sealed. */
  key?: Buffer
  /** Stop in the middle; then nothing of the file stays. */
  signal?: AbortSignal
}

/**
 * Write everything into one file, as it is at one moment, while people go on working. Sealed with `secret`, unless that is
 * 'plain'; the installation's key goes with it only where it is sealed. The file is read back before it counts.
 */
export async function writeArchive(owner: Place, file: string, secret: Secret | 'plain', { key, signal }: Writing = {}): Promise<ArchiveHead> {
  return withSnapshot(owner, async ({ head, lines }) => {
    await writeLines(file, lines(), secret, (written) => checkArchive(written, secret === 'plain' ? undefined : secret, signal), signal)
    return head
  }, secret === 'plain' ? undefined : key)
}

/** Open a backup from its first byte to its last and count its rows, without any database. Throws in a sentence when it is not whole. */
export async function checkArchive(file: string, secret?: Secret, signal?: AbortSignal): Promise<ArchiveHead> {
  let head: ArchiveHead | undefined
  const found: Record<string, number> = {}
  for await (const line of readLines(file, secret)) {
    signal?.throwIfAborted()
    if (!head) {
      head = readHead(line)
      continue
    }
    const table = line.slice('{"table":"'.length, line.indexOf('","row":'))
    found[table] = (found[table] ?? 0) + 1
  }
  if (!head) throw notABackup()
  for (const table of new Set([...Object.keys(head.rows), ...Object.keys(found)])) {
    if ((head.rows[table] ?? 0) !== (found[table] ?? 0)) throw new BackupProblem(`The backup is not whole: ${table} should have ${head.rows[table] ?? 0} rows and has ${found[table] ?? 0}.`)
  }
  return head
}

/**
 * Read a backup into an empty database, bring it up to date, and look whether everything came (see {@link pour}). Refuses a
 * database that holds anything already, a file that is no backup or not as it was written, one from a newer Lilypad, and a
 * secret that does not open it; then nothing is changed, and the sentence says so.
 */
export async function readArchive(owner: Place, file: string, secret?: Secret, pouring: Pouring = {}): Promise<Poured> {
  try {
    return await pour(owner, readLines(file, secret), pouring)
  } catch (error) {
    throw error instanceof BackupProblem ? new BackupProblem(`${error.message} Nothing was restored.`) : error
  }
}
