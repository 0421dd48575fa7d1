import { readFile } from 'node:fs/promises'
import { BackupProblem } from '../database/archive/problem.ts'
import type { Secret } from '../database/archive/secrets.ts'
import { readKeyFile } from '../installation-key.ts'

/** Where a secret is written down. */
export interface Written { keyFile?: string; passphrase?: string; passphraseFile?: string }

/** The secret that is written down somewhere, for what nobody sits beside; nothing where none is. Throws in a sentence when it cannot be read. */
export async function findSecret({ keyFile, passphraseFile, passphrase }: Written): Promise<Secret | undefined> {
  if (keyFile !== undefined) return { kind: 'key', bytes: await readKeyFile(keyFile) }
  if (passphraseFile !== undefined) return { kind: 'passphrase', words: await readPassphrase(passphraseFile) }
  return passphrase === undefined ? undefined : { kind: 'passphrase', words: passphrase }
}

async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => { throw new BackupProblem(`The file ${file} with the passphrase cannot be read (${error.code}).`) })
  return text.replace(/\r?\n$/, '')
}
