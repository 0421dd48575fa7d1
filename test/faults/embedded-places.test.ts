import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findBinaries } from '../../src/database/embedded-binaries.ts'
import { startEmbedded } from '../../src/database/embedded.ts'
import { ask, isRoot, startElsewhere, temporaryFolder, tidyUp } from './embedded-tools.ts'

// Each test here proves something as root and as anybody else; where the two differ, it says how.

const log = () => {}

afterEach(tidyUp)

test('programs that cannot be used where they stand are copied into the data directory, once', async () => {
  const directory = temporaryFolder()
  // Root: closed to the user who runs the database. Anybody else: the symlinks are missing and cannot be made.
  const closed = temporaryFolder()
  const binaries = join(closed, 'native')
  cpSync(findBinaries(), binaries, { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(readFileSync(join(binaries, 'pg-symlinks.json'), 'utf8')) as { target: string }[]
  for (const { target } of links) rmSync(join(closed, target))
  if (!isRoot) chmodSync(join(binaries, 'lib'), 0o500)
  try {
    const lines: string[] = []
    for (const _ of ['first', 'second']) {
      const database = await startEmbedded({ directory, binaries, log: (line) => lines.push(line) })
      expect(await ask(database, 'select 1')).toBe(1)
      await database.stop()
    }
    expect(readdirSync(directory)).toContain('postgres-custom')
    expect(lines.filter((line) => line.includes('Copying'))).toHaveLength(1)
  } finally {
    if (!isRoot) chmodSync(join(binaries, 'lib'), 0o700)
  }
})

test('missing symlinks are restored in place where that is possible', async () => {
  const directory = temporaryFolder()
  const open = temporaryFolder()
  chmodSync(open, 0o755)
  const binaries = join(open, 'native')
  cpSync(findBinaries(), binaries, { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(readFileSync(join(binaries, 'pg-symlinks.json'), 'utf8')) as { target: string }[]
  for (const { target } of links) rmSync(join(open, target))
  const database = await startEmbedded({ directory, binaries, log })
  expect(await ask(database, 'select 1')).toBe(1)
  await database.stop()
  expect(links.every(({ target }) => existsSync(join(open, target)))).toBe(true)
  expect(readdirSync(directory).filter((name) => name.startsWith('postgres-'))).toEqual([])
})

test('a data directory below a closed folder works, and the closed folder stays closed', async () => {
  const parent = temporaryFolder() // 0700
  const directory = join(parent, 'data')
  const lines: string[] = []
  const database = await startEmbedded({ directory, log: (line) => lines.push(line) })
  await ask(database, 'create table kept as select 42 as answer')
  await database.stop()
  // Root hands the database to a user who cannot pass here, so it lives elsewhere and is pointed to. Anybody else passes.
  expect(lstatSync(join(directory, 'database')).isSymbolicLink()).toBe(isRoot)
  expect(lines.filter((line) => line.startsWith('The database is kept in /var/lib/lilypad/'))).toHaveLength(isRoot ? 1 : 0)
  expect(statSync(parent).mode & 0o777).toBe(0o700)
  const again = await startEmbedded({ directory, log })
  expect(await ask(again, 'select answer from kept')).toBe(42)
  const second = await startElsewhere(directory)
  expect((await second.said)?.error).toContain('already running')
  await again.stop()
})

test('a path too long for a socket gets a short private folder for it, which goes when the database stops', async () => {
  const top = temporaryFolder()
  chmodSync(top, 0o755)
  const directory = join(top, 'a-rather-long-name-for-a-folder'.repeat(3), 'and-another')
  mkdirSync(directory, { recursive: true })
  const database = await startEmbedded({ directory, log })
  expect(await ask(database, 'select 1')).toBe(1)
  expect(database.host.startsWith(directory)).toBe(false)
  expect(statSync(database.host).mode & 0o777).toBe(0o700)
  await database.stop()
  expect(existsSync(database.host)).toBe(false)
  expect(lstatSync(join(directory, 'database')).isDirectory()).toBe(true)
})

test('a path with a space, a comma and a quotation mark works', async () => {
  const directory = join(temporaryFolder(), 'data')
  const parent = join(directory, '..')
  chmodSync(parent, 0o755)
  const odd = join(parent, 'My "records", 2026')
  const database = await startEmbedded({ directory: odd, log })
  expect(await ask(database, 'select 1')).toBe(1)
  expect(database.host).toBe(join(odd, 'socket'))
  await database.stop()
})

test('what the administrator must mend is said in a sentence that names the way out', async () => {
  const directory = temporaryFolder()
  // Root can play a user whom /etc/passwd does not know. Anybody else meets a folder that they may not write.
  chmodSync(directory, isRoot ? 0o777 : 0o500)
  const { said } = await startElsewhere(directory, isRoot ? { uid: 54321, gid: 54321 } : {})
  expect((await said)?.error).toMatch(isRoot ? /user number 54321, which \/etc\/passwd.*DATABASE_URL/ : /cannot write in.*LILYPAD_DATA/)
})
