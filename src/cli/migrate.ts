import { updateDatabase } from '../backup/before-update.ts'
import { noteTry } from '../backup/note.ts'
import { reachDatabase } from '../database/reach.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  purpose: 'bring the database up to date (a start does this by itself)',
  help: `Applies what this version of Lilypad changes in the database. Forward only.

A database that holds an organisation is backed up first, into <data>/backups (LILYPAD_BACKUP_FOLDER), sealed with the backups’ key or,
where there is none, with the installation’s key. LILYPAD_BACKUP_BEFORE_UPDATE=off leaves that out.`,
  run: async (_words, settings, say) => {
    const reached = await reachDatabase(settings, say, true)
    try {
      const { applied, backup } = await updateDatabase(reached.owner, settings, say)
      if (backup) await noteTry(reached, backup)
      say(applied.length === 0 ? 'Nothing to do: the database is up to date.' : `Applied: ${applied.join(', ')}.`)
    } finally {
      await reached.stop()
    }
    return 0
  },
}
