import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { writeArchive } from '../database/archive.ts'
import { reachDatabase } from '../database/reach.ts'
import type { Command } from './command.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'backup [file]',
  purpose: 'write everything into one file, while people go on working',
  help: `Writes one file with everything in it. Without a name it goes to <data>/backups/lilypad-<day>-<time>.jsonl.gz.

The file is NOT encrypted: whoever has it can read every record. Keep it on an encrypted disk, away from this machine,
and try a restore now and then.`,
  run: async ([named], settings, say) => {
    const file = path.resolve(named ?? path.join(settings.data, 'backups', `lilypad-${new Date().toISOString().slice(0, 16).replace(/[T:]/g, '-')}.jsonl.gz`))
    if (existsSync(file)) throw new Error(`${file} is there already, and a backup never overwrites. Give another name.`)
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    const reached = await reachDatabase(settings, say, true)
    try {
      const head = await writeArchive(reached.owner, file)
      say(`Backed up ${sum(head.rows)} rows to ${file}.`)
    } finally {
      await reached.stop()
    }
    return 0
  },
}

/** All rows of all tables together. */
export function sum(rows: Record<string, number>): number {
  return Object.values(rows).reduce((total, count) => total + count, 0)
}
