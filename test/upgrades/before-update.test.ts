import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { updateDatabase } from '../../src/backup/before-update.ts'
import { checkArchive, readArchive } from '../../src/database/archive/archive.ts'
import { knownMigrations, migrate, type Place } from '../../src/database/migrate.ts'
import { readSettings } from '../../src/settings.ts'
import { earlierWorlds, fillAsItWas, linesOf, makeDatabase } from './earlier.ts'

// What happens when a new version is started on a database that an earlier one left.

const data = mkdtempSync(path.join(tmpdir(), 'lilypad-update-'))
afterAll(() => rmSync(data, { recursive: true }))
const folder = path.join(data, 'backups')
const last = earlierWorlds.at(-1)!
const pending = (head: { migrations: string[] }) => knownMigrations().slice(head.migrations.length)
let database: Awaited<ReturnType<typeof makeDatabase>>
let lines: string[] = []
beforeEach(async () => { database = await makeDatabase() })
afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const update = (more: Record<string, string> = {}) => {
  lines = []
  return updateDatabase(database.place, readSettings({ LILYPAD_DATA: data, ...more }), (line) => void lines.push(line))
}
async function appliedIn(place: Place): Promise<string[]> {
  const client = new pg.Client(place)
  await client.connect()
  return client.query<{ name: string }>('select name from kysely_migration order by name').then(({ rows }) => rows.map(({ name }) => name)).finally(() => client.end())
}

test('a database with people in it is backed up before it is changed, and that is told; with no key of its own, by the installation’s', async () => {
  const head = await fillAsItWas(database.place, linesOf(last))
  const { applied, backup } = await update()
  expect(applied).toEqual(pending(head))
  expect(backup).toMatchObject({ madeFor: 'update', trouble: null })
  expect(lines).toEqual([`This version changes the database. Before that, ${backup!.rows} rows were backed up to ${backup!.file}, sealed with the installation’s key (${path.join(data, 'key')}).`])
  const key = Buffer.from(readFileSync(path.join(data, 'key'), 'utf8'), 'base64')
  const kept = await checkArchive(backup!.file, { kind: 'key', bytes: key })
  expect([kept.migrations, kept.rows, kept.key]).toEqual([head.migrations, head.rows, key.toString('base64')])
  // And it is a way back, or on.
  const again = await makeDatabase()
  expect((await readArchive(again.place, backup!.file, { kind: 'key', bytes: key })).audited.faults).toEqual([])
  await again.drop()
  // A second start has nothing to do.
  expect(await update()).toEqual({ applied: [], backup: undefined })
  expect(lines).toEqual([])
})

test('sealed with the backups’ own key where there is one, in the backups’ own folder', async () => {
  await fillAsItWas(database.place, linesOf(last))
  const [keyFile, bytes] = [path.join(data, 'backup.key'), randomBytes(32)]
  writeFileSync(keyFile, bytes.toString('base64'))
  const { backup } = await update({ LILYPAD_BACKUP_KEY_FILE: keyFile, LILYPAD_BACKUP_FOLDER: path.join(data, 'elsewhere') })
  expect(path.dirname(backup!.file)).toBe(path.join(data, 'elsewhere'))
  expect((await checkArchive(backup!.file, { kind: 'key', bytes })).rows.carers).toBeGreaterThan(3)
})

test('when the backup does not go well, the database is not changed; off means off', async () => {
  const head = await fillAsItWas(database.place, linesOf(last))
  await expect(update({ LILYPAD_BACKUP_KEY_FILE: '/nowhere' })).rejects.toThrow(/the backup before that did not go well: The key file \/nowhere cannot be read \(ENOENT\)\. Nothing was changed\./)
  expect(await appliedIn(database.place)).toEqual(head.migrations)
  expect((await update({ LILYPAD_BACKUP_BEFORE_UPDATE: 'off' })).backup).toBeUndefined()
  expect(await appliedIn(database.place)).toEqual(knownMigrations())
  expect(existsSync(folder)).toBe(false)
})

test('one that nobody is in yet has nothing to lose', async () => {
  expect((await update()).backup).toBeUndefined()
  await database.drop()
  database = await makeDatabase()
  await migrate(database.place, knownMigrations().at(-2))
  expect((await update()).backup).toBeUndefined()
  expect(await appliedIn(database.place)).toEqual(knownMigrations())
})

test('of several that start on a new version at once, one backs up and updates', async () => {
  const head = await fillAsItWas(database.place, linesOf(last))
  const done = await Promise.all([update(), update(), update()])
  expect(done.filter(({ backup }) => backup)).toHaveLength(1)
  expect(done.flatMap(({ applied }) => applied)).toEqual(pending(head))
  expect(readdirSync(folder)).toHaveLength(1)
})
