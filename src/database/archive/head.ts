import { knownMigrations } from '../migrate.ts'
import { BackupProblem, notABackup } from './problem.ts'

/** What stands at the head of a backup: which Lilypad wrote it, and how many rows of each table to expect. */
export interface ArchiveHead {
  lilypad: 1
  at: string
  migrations: string[]
  rows: Record<string, number>
  /** The installation's key, in base64: only ever in a sealed file (docs/decisions/0026). */
  key?: string
}

/** The first line. Throws when it is not that of a backup, or of a newer Lilypad than this one. */
export function readHead(line: string): ArchiveHead {
  const head = parse(line.startsWith('{"lilypad":') ? line : '')
  if (head?.lilypad !== 1 || !head.rows || !head.migrations) throw notABackup()
  const known = knownMigrations()
  const unknown = head.migrations.find((name) => !known.includes(name))
  if (unknown) throw new BackupProblem(`This backup comes from a newer Lilypad (it has "${unknown}"). Update Lilypad first.`)
  if (head.migrations.some((name, at) => name !== known[at])) throw new BackupProblem('This backup comes from a Lilypad between two versions, whose changes came in another order. Restore it with the version that wrote it, and update from there.')
  return head as ArchiveHead
}

/** All rows of all tables together. */
export function sumOfRows(head: ArchiveHead): number {
  return Object.values(head.rows).reduce((total, count) => total + count, 0)
}

function parse(line: string): Partial<ArchiveHead> | undefined {
  try {
    return JSON.parse(line) as Partial<ArchiveHead>
  } catch {
    return undefined
  }
}
