import { existsSync } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { noteTry } from '../backup/note.ts'
import { checkArchive, writeArchive } from '../database/archive/archive.ts'
import { sumOfRows } from '../database/archive/head.ts'
import { reachDatabase } from '../database/reach.ts'
import { findInstallationKey, makeKeyFile } from '../installation-key.ts'
import type { Settings } from '../settings.ts'
import type { Command } from './command.ts'
import { chooseOpening, chooseSecret, secretOptions, type SecretSaid } from './secrets.ts'

type Say = (line: string) => void

export const backup: Command = {
  name: 'backup',
  usage: 'backup [file]',
  purpose: 'write everything into one sealed file, while people go on working',
  help: `  backup [file]                  everything as it is now, in one encrypted file, read back before it counts
  backup --check <file>          open a backup from end to end and count it, without any database
  backup --make-key-file <file>  make a key to seal backups with

  --key-file <file>         seal with this key      (or LILYPAD_BACKUP_KEY_FILE)
  --passphrase-file <file>  seal with these words   (or LILYPAD_BACKUP_PASSPHRASE_FILE, LILYPAD_BACKUP_PASSPHRASE, or typed)
  --plain                   not encrypted at all: whoever has the file can read every record

Without a name it goes to <data>/backups (LILYPAD_BACKUP_FOLDER). Without the key or the words nobody can open it, we
neither: keep them somewhere else than the file. Try a restore now and then.`,
  run: async (words, settings, say) => {
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: { ...secretOptions, 'plain': { type: 'boolean' }, 'check': { type: 'string' }, 'make-key-file': { type: 'string' } } })
    if (positionals.length > 1) throw new Error('Give one file at most: npm run lilypad -- backup [file]')
    if (values['make-key-file'] !== undefined) return makeKey(values['make-key-file'], say)
    if (values.check !== undefined) return check(values.check, values, settings, say)
    return writeDown(positionals[0], values, settings, say)
  },
}

async function writeDown(named: string | undefined, said: SecretSaid & { plain?: boolean }, settings: Settings, say: Say): Promise<number> {
  if (said.plain && (said['key-file'] ?? said['passphrase-file']) !== undefined) throw new Error('Say either --plain or what to seal it with, not both.')
  const file = path.resolve(named ?? path.join(settings.backups.folder, `lilypad-${new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-')}.${said.plain ? 'jsonl.gz' : 'lilypad'}`))
  const secret = said.plain ? 'plain' : await chooseSecret(said, settings.backups)
  if (existsSync(file)) throw new Error(`${file} is there already, and a backup never overwrites. Give another name.`)
  const key = await findInstallationKey(settings)
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const reached = await reachDatabase(settings, say, true)
  try {
    const began = new Date()
    const head = await writeArchive(reached.owner, file, secret, { key })
    await noteTry(reached, { madeFor: 'command', night: null, began, ended: new Date(), file, rows: sumOfRows(head), bytes: (await stat(file)).size, trouble: null })
    say(`Backed up ${sumOfRows(head)} rows to ${file}, and read it back.`)
    if (secret === 'plain') say('It is NOT encrypted: whoever has this file can read every record. Keep it on an encrypted disk.')
    else say(key ? 'The installation’s key is in it, sealed with the rest.' : 'No installation’s key was found here, so none is in it.')
    return 0
  } finally {
    await reached.stop()
  }
}

async function check(file: string, said: SecretSaid, settings: Settings, say: Say): Promise<number> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  const head = await checkArchive(file, await chooseOpening(file, said, settings.backups))
  say(`The backup is whole: ${sumOfRows(head)} rows in ${Object.keys(head.rows).length} tables, as they were on ${sayMoment(head.at)}.`)
  return 0
}

async function makeKey(file: string, say: Say): Promise<number> {
  await makeKeyFile(path.resolve(file))
  say(`A new key is in ${path.resolve(file)}. Keep a copy of it away from this machine: without it no backup sealed with it can be opened.`)
  return 0
}

/** 2026-03-01 at 18:00 UTC */
export function sayMoment(at: string): string {
  return `${at.slice(0, 16).replace('T', ' at ')} UTC`
}
