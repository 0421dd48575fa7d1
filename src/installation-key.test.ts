import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readInstallationKey } from './installation-key.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'lilypad-key-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('is made once, for its owner’s eyes alone, and is the same at the next start', async () => {
  const data = path.join(folder, 'new', 'data')
  const made = await Promise.all([1, 2, 3].map(() => readInstallationKey({ data })))
  expect([made[0]!.length, made[1], made[2]]).toEqual([32, made[0], made[0]])
  expect(statSync(path.join(data, 'key')).mode & 0o777).toBe(0o600)
  expect(await readInstallationKey({ data })).toEqual(made[0])
})

test('comes from the setting where there is one', async () => {
  const key = Buffer.alloc(32, 7)
  expect(await readInstallationKey({ key: key.toString('base64'), data: folder })).toEqual(key)
})

test.each(['short', '', 'not base64 at all, but long enough for it !!', Buffer.alloc(16).toString('base64')])('%j is no key, and is said so', async (text) => {
  writeFileSync(path.join(folder, 'key'), text)
  await expect(readInstallationKey({ data: folder })).rejects.toThrow('is no key. It must be 32 bytes in base64')
  if (text) await expect(readInstallationKey({ key: text, data: folder })).rejects.toThrow('LILYPAD_KEY is no key.')
})
