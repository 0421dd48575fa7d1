import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import * as v from 'valibot'
import { findSecret } from '../backup/secrets.ts'
import { findSealing } from '../database/archive/file.ts'
import type { Secret } from '../database/archive/secrets.ts'
import { newPassword } from '../kernel/passwords.ts'
import type { BackupSettings } from '../settings.ts'

/** What a command says of the secret: files only, since what is typed on a command line can be read by everybody on the machine. */
export const secretOptions = { 'key-file': { type: 'string' }, 'passphrase-file': { type: 'string' } } as const
export interface SecretSaid { 'key-file'?: string; 'passphrase-file'?: string }

const ways = `Give one of these:
  a key file      --key-file <file>, or LILYPAD_BACKUP_KEY_FILE (make one: npm run lilypad -- backup --make-key-file <file>)
  a passphrase    typed when asked, or in a file: --passphrase-file <file>, LILYPAD_BACKUP_PASSPHRASE_FILE, or in LILYPAD_BACKUP_PASSPHRASE`

const tooWeak: Record<string, string> = { needed: 'is empty', tooShort: 'is too short: give at least 12 characters, such as four words', wellKnown: 'is one of those that are guessed first' }

/** What a new backup is sealed with: what the command says, else the settings, else what is typed. Throws in a sentence when there is nothing. */
export async function chooseSecret(said: SecretSaid, settings: BackupSettings): Promise<Secret> {
  const found = await findSecret(asSaid(said)) ?? await findSecret(settings)
  if (found) return found.kind === 'key' ? found : demandStrong(found)
  if (!process.stdin.isTTY) throw new Error(`A backup is sealed, and there is nothing to seal it with. ${ways}\nOr write --plain for a file that everybody can read.`)
  const typed = demandStrong({ kind: 'passphrase', words: await askUnseen('Passphrase for this backup: ') })
  if (await askUnseen('The same once more: ') !== typed.words) throw new Error('These two were not the same. Nothing was written.')
  return typed
}

/** What opens a file: nothing for a plain one, else as its header asks. */
export async function chooseOpening(file: string, said: SecretSaid, settings: BackupSettings): Promise<Secret | undefined> {
  const sealing = await findSealing(file)
  if (sealing === 'plain') return undefined
  const { keyFile, passphrase, passphraseFile } = settings
  const fitting = sealing === 'key' ? { keyFile } : { passphrase, passphraseFile }
  const found = await findSecret(asSaid(said)) ?? await findSecret(fitting)
  if (found) return found
  if (sealing === 'key') throw new Error('This backup is sealed with a key file. Give it: --key-file <file>, or LILYPAD_BACKUP_KEY_FILE.')
  if (!process.stdin.isTTY) throw new Error('This backup is sealed with a passphrase. Give it in a file (--passphrase-file <file>) or in LILYPAD_BACKUP_PASSPHRASE.')
  return { kind: 'passphrase', words: await askUnseen('Passphrase of this backup: ') }
}

const asSaid = (said: SecretSaid) => ({ keyFile: said['key-file'], passphraseFile: said['passphrase-file'] })

function demandStrong(secret: Secret & { kind: 'passphrase' }): Secret & { kind: 'passphrase' } {
  const judged = v.safeParse(newPassword(), secret.words)
  const fault = judged.issues?.[0].message
  if (fault !== undefined) throw new Error(`The passphrase ${tooWeak[fault] ?? 'is too long'}.`)
  return secret
}

/** Ask at the keyboard, and show nothing of what is typed. */
export async function askUnseen(question: string, input: NodeJS.ReadableStream = process.stdin, output: NodeJS.WritableStream = process.stderr): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asking = createInterface({ input, output: nowhere, terminal: true })
  output.write(question)
  return new Promise((resolve, reject) => {
    asking.once('line', (line) => resolve(line))
    asking.once('SIGINT', () => reject(new Error('Stopped. Nothing was written.')))
    asking.once('close', () => reject(new Error('Nothing was typed.')))
  }).finally(() => {
    output.write('\n')
    asking.close()
  }) as Promise<string>
}
