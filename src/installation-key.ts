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

function decode(text: string, whose: string): Buffer {
  const bytes = Buffer.from(text.trim(), 'base64')
  if (bytes.length !== 32 || !/^[A-Za-z0-9+/]{43}=?$/.test(text.trim())) throw new SettingProblem(`${whose} is no key. ${how}`)
  return bytes
}
