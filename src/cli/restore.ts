import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readArchive } from '../database/archive/archive.ts'
import { sumOfRows } from '../database/archive/head.ts'
import type { Poured } from '../database/archive/pour.ts'
import { reachDatabase } from '../database/reach.ts'
import { keepInstallationKey } from '../installation-key.ts'
import { sayMoment } from './backup.ts'
import type { Command } from './command.ts'
import { chooseOpening, secretOptions } from './secrets.ts'

export const restore: Command = {
  name: 'restore',
  usage: 'restore <file>',
  purpose: 'read a backup into a fresh data directory',
  help: `Reads a backup into an empty database, brings it up to date, and looks whether everything came: every row is counted,
every link between rows checked, every seal and every row compared with the history. It never overwrites: give a fresh
directory. Whatever goes wrong, nothing of it stays.

  LILYPAD_DATA=./restored npm run lilypad -- restore lilypad-2026-03-01.lilypad
  LILYPAD_DATA=./restored npm start

  --key-file <file>         the key it was sealed with     (or LILYPAD_BACKUP_KEY_FILE)
  --passphrase-file <file>  the words it was sealed with   (or LILYPAD_BACKUP_PASSPHRASE_FILE, LILYPAD_BACKUP_PASSPHRASE, or typed)
  --with-faults             take it although its history does not hold, because it did not where it comes from`,
  run: async (words, settings, say) => {
    const { values, positionals: [file, more] } = parseArgs({ args: [...words], allowPositionals: true, options: { ...secretOptions, 'with-faults': { type: 'boolean' } } })
    if (!file || more !== undefined || !existsSync(file)) throw new Error('Say which backup: npm run lilypad -- restore <file>')
    const secret = await chooseOpening(file, values, settings.backups)
    let key: 'kept' | 'other' | undefined
    const reached = await reachDatabase(settings, say, true)
    try {
      const poured = await readArchive(reached.owner, file, secret, {
        withFaults: values['with-faults'],
        before: async (head) => { key = head.key ? await keepInstallationKey(settings, Buffer.from(head.key, 'base64')) : undefined },
      })
      say(`Restored ${sumOfRows(poured.head)} rows, as they were on ${sayMoment(poured.head.at)}.`)
      say(sayVerified(poured))
      if (key === 'kept') say('The installation’s key came with it, so second steps at sign-in go on as before.')
      if (key === 'other') say('Another installation’s key is in place here, so codes from authenticator apps are not known and are set up anew (docs/running/sign-in.md).')
    } finally {
      await reached.stop()
    }
    return 0
  },
}

/** What was looked at, and what was found. */
export function sayVerified({ head, links, audited }: Poured): string {
  const looked = `Checked: the rows of ${Object.keys(head.rows).length} tables counted, ${links} kinds of links between rows followed, ${audited.seals} seals over ${audited.sealedRows} rows of history, ${audited.recordRows} rows of the record compared with it.`
  return audited.faults.length === 0 ? `${looked} Everything holds.` : [looked, ...audited.faults.map((fault) => `  ${fault.organisation}: ${fault.said}`)].join('\n')
}
