import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { signedIn } from '../../test/visitor.ts'
import { useTestDatabase } from '../../test/world.ts'
import { checkArchive } from '../database/archive/archive.ts'
import { findTries } from '../features/backups/index.ts'
import { at } from '../kernel/clock.ts'
import { readSettings, SettingProblem } from '../settings.ts'
import { startLilypad } from '../start.ts'
import { makeNightlyBackup, nightDue } from './nightly.ts'

const world = useTestDatabase('world')
const home = mkdtempSync(path.join(tmpdir(), 'lilypad-night-'))
const keyBytes = randomBytes(32)
const secret = { kind: 'key', bytes: keyBytes } as const
const keyFile = path.join(home, 'backup.key')
writeFileSync(keyFile, keyBytes.toString('base64'))
let folder = ''
let lines: string[] = []
const log = (line: string) => void lines.push(line)
afterAll(() => rmSync(home, { recursive: true }))
beforeEach(async () => {
  folder = path.join(mkdtempSync(path.join(home, 'to-')), 'backups')
  lines = []
  await world.owner.query('delete from backups')
})

const settings = (more: Record<string, string> = {}) => readSettings({ LILYPAD_DATA: path.join(home, 'data'), LILYPAD_BACKUP_AT: '02:00', LILYPAD_BACKUP_KEY_FILE: keyFile, LILYPAD_BACKUP_FOLDER: folder, ...more })
const night = (when: string, more: Record<string, string> = {}) => at(new Date(when), () => makeNightlyBackup({ owner: world.place, settings: settings(more), log }))
const files = () => readdirSync(folder).toSorted()

describe('which night', () => {
  test.each([
    ['02:00', '2026-03-05T02:00:00', '2026-03-05'], ['02:00', '2026-03-05T01:59:59', '2026-03-04'], ['02:00', '2026-03-05T23:10:00', '2026-03-05'],
    ['23:30', '2026-03-01T00:10:00', '2026-02-28'], ['00:00', '2026-01-01T00:00:00', '2026-01-01'],
  ])('set to %s, at %s it is that of %s', (set, time, due) => {
    expect(nightDue(set, new Date(time))).toBe(due)
  })
})

test('each night one, sealed and whole; a machine that slept makes it when it wakes, and nothing twice', async () => {
  expect(await night('2026-03-05T02:03:00')).toBe('made')
  expect(await night('2026-03-05T02:13:00')).toBe('nothing to do')
  expect(await night('2026-03-06T01:50:00')).toBe('nothing to do')
  // The machine slept for two nights.
  expect(await night('2026-03-08T09:00:00')).toBe('made')
  expect(files()).toHaveLength(2)
  expect(lines).toEqual([expect.stringMatching(/^Backed up \d+ rows to .*lilypad-night-2026-03-05-\d{6}\.lilypad\.$/), expect.stringContaining('2026-03-08')])
  for (const file of files()) expect((await checkArchive(path.join(folder, file), secret)).rows.carers).toBeGreaterThan(5)
  const tries = await findTries(10)
  expect(tries.map(({ night: of, trouble, madeFor }) => [of, trouble, madeFor])).toEqual([['2026-03-08', null, 'night'], ['2026-03-05', null, 'night']])
})

test('without a time none is made; a time without a secret does not start, and says what to do', async () => {
  expect(await makeNightlyBackup({ owner: world.place, settings: readSettings({}), log })).toBe('nothing to do')
  for (const [env, sentence] of [
    [{ LILYPAD_BACKUP_AT: '2 am' }, 'is not a time of day'], [{ LILYPAD_BACKUP_AT: '24:00' }, 'is not a time of day'],
    [{ LILYPAD_BACKUP_KEEP: '0' }, 'is not how many backups to keep'], [{ LILYPAD_BACKUP_KEEP: 'all' }, 'is not how many'],
  ] as const) {
    expect(() => readSettings(env)).toThrow(SettingProblem)
    expect(() => readSettings(env)).toThrow(sentence)
  }
  // The command that makes the key runs with the same settings.
  const timed = readSettings({ LILYPAD_BACKUP_AT: '02:00' })
  await expect(startLilypad(timed, log)).rejects.toThrow('--make-key-file')
})

test('of several processes on one database one makes it', async () => {
  const done = await Promise.all(Array.from({ length: 4 }, () => night('2026-03-05T02:00:00')))
  expect(done.filter((one) => one === 'made')).toHaveLength(1)
  expect(done.filter((one) => one === 'failed')).toEqual([])
  expect(files()).toHaveLength(1)
})

test('keeps the newest so many, and touches nothing it did not write', async () => {
  mkdirSync(folder, { recursive: true })
  const theirs = ['lilypad-night-2026-03-01-020000.lilypad', 'letter.txt', 'lilypad-2026-03-01-10-00-00.lilypad']
  for (const name of theirs) writeFileSync(path.join(folder, name), 'LILYPAD\nsomething of somebody’s own')
  for (let day = 1; day <= 3; day++) expect(await night(`2026-03-0${day}T02:00:05`, { LILYPAD_BACKUP_KEEP: '2' })).toBe('made')
  const nights = () => files().filter((name) => !theirs.includes(name)).map((name) => name.slice(14, 24))
  expect(nights()).toEqual(['2026-03-02', '2026-03-03'])
  // One that somebody changed since is theirs now; it does not count, and it does not go.
  appendFileSync(path.join(folder, files().find((name) => name.includes('03-02-'))!), 'x')
  for (let day = 4; day <= 5; day++) await night(`2026-03-0${day}T02:00:05`, { LILYPAD_BACKUP_KEEP: '1' })
  expect(nights()).toEqual(['2026-03-02', '2026-03-05'])
  expect(theirs.every((name) => existsSync(path.join(folder, name)))).toBe(true)
  expect(lines.at(-1)).toMatch(/1 older one made room\.$/)
})

test('nights that go wrong cost no backup that went well, and are tried again after an hour', async () => {
  expect(await night('2026-03-05T02:00:00', { LILYPAD_BACKUP_KEEP: '1' })).toBe('made')
  const good = files()
  for (let day = 6; day <= 9; day++) expect(await night(`2026-03-0${day}T02:00:00`, { LILYPAD_BACKUP_KEEP: '1', LILYPAD_BACKUP_KEY_FILE: '/nowhere/key' })).toBe('failed')
  expect(files()).toEqual(good)
  expect(lines.at(-1)).toBe('The backup of the night of 2026-03-09 did not go well: The key file /nowhere/key cannot be read (ENOENT). It is tried again in an hour.')
  expect(await night('2026-03-09T02:30:00')).toBe('nothing to do')
  expect(await night('2026-03-09T03:00:01', { LILYPAD_BACKUP_KEEP: '1' })).toBe('made')
  expect(files().map((name) => name.slice(14, 24))).toEqual(['2026-03-09'])
})

test('what a killed try left lying about goes when it is a day old', async () => {
  mkdirSync(folder, { recursive: true })
  const [old, young] = ['lilypad-night-2026-03-01-020000.lilypad.00c0ffee.part', 'lilypad-night-2026-03-01-020000.lilypad.00c0ffed.part']
  for (const name of [old, young, 'other.part']) writeFileSync(path.join(folder, name), 'x')
  utimesSync(path.join(folder, old), new Date('2026-03-03T02:00:00'), new Date('2026-03-03T02:00:00'))
  utimesSync(path.join(folder, young), new Date('2026-03-05T01:00:00'), new Date('2026-03-05T01:00:00'))
  utimesSync(path.join(folder, 'other.part'), new Date('2026-03-01T01:00:00'), new Date('2026-03-01T01:00:00'))
  await night('2026-03-05T02:00:00')
  expect(files().filter((name) => name.endsWith('.part'))).toEqual([young, 'other.part'])
})

test('asked to stop in the middle, nothing of it stays, and it is made after the next start', async () => {
  const leaving = new AbortController()
  leaving.abort()
  expect(await at(new Date('2026-03-05T02:00:00'), () => makeNightlyBackup({ owner: world.place, settings: settings(), log, signal: leaving.signal }))).toBe('failed')
  expect([files(), lines, await findTries(5)]).toEqual([[], [], []])
  expect(await night('2026-03-05T02:10:00')).toBe('made')
})

describe('the administrator’s page', () => {
  test('says when the last went well, what went wrong since, and nothing of where on the machine', async () => {
    const fiona = await signedIn('fiona-macdougall')
    expect((await fiona.get('/organisation')).html).toContain('href="/backups"')
    expect((await fiona.get('/backups')).html).toContain('No backup has gone well yet.')
    await night('2026-03-05T02:00:00')
    await night('2026-03-06T02:00:00', { LILYPAD_BACKUP_FOLDER: keyFile })
    const page = (await fiona.get('/backups')).html
    expect(page).toMatch(/The last backup that went well was made on \d March 2026 at \d\d:\d\d\. It holds [\d,]+ rows, and was read back from end to end\. That is more than two days ago\./)
    expect(page).toMatch(/The last backup, on \d March 2026 at \d\d:\d\d, did not go well: what should be a folder is a file\./)
    expect(page).toContain('In the last two days Lilypad has made none by itself.')
    expect(page).not.toContain(home)
    await makeNightlyBackup({ owner: world.place, settings: settings({ LILYPAD_BACKUP_AT: '00:00' }), log })
    const today = (await fiona.get('/backups')).html
    expect(today).toContain('Lilypad makes one by itself each night.')
    expect(today).not.toContain('did not go well: ')
  })

  test('is nobody’s but an administrator’s', async () => {
    for (const who of ['jo-reid', 'ruaridh-bell']) expect((await (await signedIn(who)).get('/backups')).status).toBe(403)
  })
})
