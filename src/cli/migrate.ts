import { migrate } from '../database/migrate.ts'
import { reachDatabase } from '../database/reach.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  purpose: 'bring the database up to date (a start does this by itself)',
  help: 'Applies what this version of Lilypad changes in the database. Forward only; make a backup first.',
  run: async (_words, settings, say) => {
    const reached = await reachDatabase(settings, say, true)
    try {
      const applied = await migrate(reached.owner)
      say(applied.length === 0 ? 'Nothing to do: the database is up to date.' : `Applied: ${applied.join(', ')}.`)
    } finally {
      await reached.stop()
    }
    return 0
  },
}
