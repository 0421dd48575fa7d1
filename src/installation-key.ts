import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { SettingProblem } from './settings.ts'

const how = 'It must be 32 bytes in base64, as made by: openssl rand -base64 32'

/**
 * The installation's key: what LILYPAD_KEY says, or what stands in the file `key` in the data folder, which is made at the first
 * start (see docs/decisions/0020). Throws {@link SettingProblem} with what to do when it is no key.
 */
export async function readInstallationKey({ key, data }: { key?: string; data: string }): Promise<Buffer> {
  if (key) return decode(key, 'LILYPAD_KEY')
  const file = path.join(data, 'key')
  await mkdir(data, { recursive: true, mode: 0o700 })
  // Two that start at the same moment: one of them makes it, and both read it.
  await writeFile(file, `${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return decode(await readFile(file, 'utf8'), `The file ${file}`)
}

/** The installation's key where there is one; nothing is made. For a backup to take with it. */
export async function findInstallationKey({ key, data }: { key?: string; data: string }): Promise<Buffer | undefined> {
  if (key) return decode(key, 'LILYPAD_KEY')
  const file = path.join(data, 'key')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : decode(text, `The file ${file}`)
}

/** Lay down the key that came with a backup. Never over another: then 'other', and what is there stays. */
export async function keepInstallationKey(settings: { key?: string; data: string }, bytes: Buffer): Promise<'kept' | 'other'> {
  await mkdir(settings.data, { recursive: true, mode: 0o700 })
  const there = await findInstallationKey(settings)
  if (there) return there.equals(bytes) ? 'kept' : 'other'
  await writeFile(path.join(settings.data, 'key'), `${bytes.toString('base64')}\n`, { flag: 'wx', mode: 0o600, flush: true })
  return 'kept'
}

/** A key that stands in a file of its own. Throws {@link SettingProblem} with what to do when there is none. */
export async function readKeyFile(file: string): Promise<Buffer> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new SettingProblem(`The key file ${file} cannot be read (${error.code}).`)
  })
  return decode(text, `The file ${file}`)
}

/** Make a new key in a file of its own, for its owner's eyes only. Never over another file. */
export async function makeKeyFile(file: string): Promise<void> {
  await writeFile(file, `${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600, flush: true }).catch((error: NodeJS.ErrnoException) => {
    throw new SettingProblem(error.code === 'EEXIST' ? `${file} is there already, and a key is never written over. Give another name.` : `The key file ${file} cannot be written (${error.code}).`)
  })
}

function decode(text: string, whose: string): Buffer {
  const bytes = Buffer.from(text.trim(), 'base64')
  if (bytes.length !== 32 || !/^[A-Za-z0-9+/]{43}=?$/.test(text.trim())) throw new SettingProblem(`${whose} is no key. ${how}`)
  return bytes
}
