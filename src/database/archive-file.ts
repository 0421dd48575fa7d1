import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { knownMigrations } from './migrate.ts'

/** What stands at the head of a backup: which Lilypad wrote it, and how many rows of each table to expect. */
export interface ArchiveHead { lilypad: 1; at: string; migrations: string[]; rows: Record<string, number> }

/** The refusal of a file that is something else. */
export function notABackup(): Error {
  return new Error('This file is not a backup of Lilypad.')
}

/** The lines of a backup, unpacked. Throws in a sentence when the file is no backup, or was cut short. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip()
  // What goes wrong while reading reaches the loop below.
  pipeline(createReadStream(file), unpacked).catch(() => undefined)
  let begun = false
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) {
      begun = true
      yield line
    }
  } catch (error) {
    const packed = (error as { code?: string }).code?.startsWith('Z_')
    if (packed) throw begun ? new Error('The backup is not whole: the file was cut short or damaged. Nothing was restored.') : notABackup()
    throw error
  }
}

/** The first line. Throws when it is not that of a backup, or of a newer Lilypad than this one. */
export function readHead(line: string): ArchiveHead {
  const head = parse(line.startsWith('{"lilypad":') ? line : '')
  if (head?.lilypad !== 1 || !head.rows || !head.migrations) throw notABackup()
  const unknown = head.migrations.find((name) => !knownMigrations().includes(name))
  if (unknown) throw new Error(`This backup comes from a newer Lilypad (it has "${unknown}"). Update Lilypad first.`)
  return head as ArchiveHead
}

function parse(line: string): Partial<ArchiveHead> | undefined {
  try {
    return JSON.parse(line) as Partial<ArchiveHead>
  } catch {
    return undefined
  }
}
