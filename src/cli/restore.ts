import { existsSync } from 'node:fs'
import { readArchive } from '../database/archive.ts'
import { reachDatabase } from '../database/reach.ts'
import { sum } from './backup.ts'
import type { Command } from './command.ts'

export const restore: Command = {
  name: 'restore',
  usage: 'restore <file>',
  purpose: 'read a backup into a fresh data directory',
  help: `Reads a backup into an empty database and checks that every row came. It never overwrites: give a fresh directory.

  LILYPAD_DATA=./restored npm run lilypad -- restore lilypad-2026-03-01.jsonl.gz
  LILYPAD_DATA=./restored npm start`,
  run: async ([file], settings, say) => {
    if (!file || !existsSync(file)) throw new Error('Say which backup: npm run lilypad -- restore <file>')
    const reached = await reachDatabase(settings, say, true)
    try {
      const head = await readArchive(reached.owner, file)
      say(`Restored ${sum(head.rows)} rows, as they were on ${head.at.slice(0, 16).replace('T', ' at ')} UTC.`)
    } finally {
      await reached.stop()
    }
    return 0
  },
}
