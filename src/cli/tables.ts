import { describeTables } from '../database/generate-tables.ts'
import { reachDatabase } from '../database/reach.ts'
import type { Command } from './command.ts'

export const tables: Command = {
  name: 'tables',
  usage: 'tables',
  purpose: 'for developers: print the types of the database\'s tables',
  help: 'Prints src/database/tables.ts as it should be for the migrated database. A test compares it with the file.',
  run: async (_words, settings, say) => {
    const reached = await reachDatabase(settings, () => undefined, true)
    try {
      say((await describeTables(reached.owner)).trimEnd())
    } finally {
      await reached.stop()
    }
    return 0
  },
}
