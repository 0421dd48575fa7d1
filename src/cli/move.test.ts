import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { tellTheWorld } from '../../test/tell.ts'
import { makeDatabase } from '../../test/upgrades/earlier.ts'
import { openDatabase } from '../database/connect.ts'
import { startEmbedded } from '../database/embedded.ts'
import { asLogin, migrate, type Place } from '../database/migrate.ts'
import { systemActor } from '../kernel/actor.ts'
import { sealHistory } from '../kernel/seals.ts'
import { inTenant, useDatabase } from '../kernel/tenant.ts'
import { idOf } from '../seed/ids.ts'
import { runCommand } from './run.ts'

// From the built-in database to another PostgreSQL (the tests' own: the built-in kind, or Debian's 15) and back.

const folder = (name: string) => {
  const made = mkdtempSync(path.join(tmpdir(), `lilypad-move-${name}-`))
  chmodSync(made, 0o755)
  return made
}
const [home, back] = [folder('from'), folder('back')]
let elsewhere: Awaited<ReturnType<typeof makeDatabase>>
let before: Record<string, string> = {}
let said: string[] = []
const all = () => said.join('\n')
const lilypad = (words: string[], env: Record<string, string> = {}) => runCommand(words, { LILYPAD_DATA: home, ...env })

/** A hash of every row of every table. */
async function hashes(place: Place): Promise<Record<string, string>> {
  const client = new pg.Client(place)
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>("select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%' order by 1")
  const found: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t order by 1`)
    found[name] = `${rows.length} ${createHash('sha256').update(rows.map(({ row }) => row).join('\n')).digest('hex').slice(0, 16)}`
  }
  await client.end()
  return found
}

const urlOf = ({ connectionString, user, password, host, port, database }: Place) =>
  connectionString ?? `postgres://${user}${password ? `:${String(password)}` : ''}@${encodeURIComponent(String(host))}:${port}/${database}`

async function withEmbedded<T>(directory: string, work: (place: Place) => Promise<T>): Promise<T> {
  const { stop, exited: _, ...place } = await startEmbedded({ directory, log: () => undefined })
  return work(place).finally(stop)
}

beforeAll(async () => {
  elsewhere = await makeDatabase()
  before = await withEmbedded(home, async (place) => {
    await migrate(place)
    await tellTheWorld(place)
    const db = openDatabase(asLogin(place), 1)
    useDatabase(db)
    await sealHistory(systemActor(idOf('lochside')), new Date(Date.now() + 60_000))
    await db.destroy()
    return hashes(place)
  })
})
beforeEach(() => {
  said = []
  for (const channel of ['log', 'error'] as const) vi.spyOn(console, channel).mockImplementation((line: string) => void said.push(line))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await elsewhere.drop()
  for (const one of [home, back]) rmSync(one, { recursive: true, force: true })
})

test.each([
  [['move'], {}, 'Say where to: npm run lilypad -- move --to postgres://'],
  [['move', '--to', 'mysql://here/there'], {}, 'Say where to'],
  [['move', '--to', 'somewhere'], {}, 'Say where to'],
  [['move', '--to', 'built-in'], {}, 'It is in the built-in database already.'],
  [['move', '--to', 'postgres://a@b/c'], { DATABASE_URL: 'postgres://a@b/c' }, 'It is there already'],
  [['move', '--to', 'postgres://a@b/c'], { LILYPAD_DATA: '/nowhere' }, 'There is no built-in database in /nowhere.'],
  [['move', '--to', 'postgres://nobody@127.0.0.1:1/none'], {}, 'The database does not answer'],
  [['move', 'there'], {}, 'Unexpected argument'],
])('%j %j is refused in a sentence', async (words, env, sentence) => {
  expect(await lilypad(words, env)).toBe(1)
  expect(all()).toContain(sentence)
  expect(all()).not.toContain('    at ')
})

test('is refused while Lilypad runs on it, and leaves it running', async () => {
  await withEmbedded(home, async (place) => {
    expect(await lilypad(['move', '--to', urlOf(elsewhere.place)])).toBe(1)
    expect(all()).toMatch(/Lilypad is already running on this data directory \(process \d+\)\. Stop it first: what is written while it is moved would be lost\./)
    expect(await hashes(place)).toEqual(before)
  })
})

test('from the built-in one into another: every row the same, everything checked there, the old as it was', async () => {
  expect(await lilypad(['move', '--to', urlOf(elsewhere.place)])).toBe(0)
  expect(all()).toMatch(/Moved \d+ rows to postgres.*\nChecked: the rows of \d+ tables counted, \d+ kinds of links between rows followed, [1-9]\d* seals over [1-9]\d+ rows of history, \d+ rows of the record compared with it\. Everything holds\./)
  expect(all()).toMatch(/Start on the new one:\n\n {2}DATABASE_URL=postgres.* npm start/)
  expect(await hashes(elsewhere.place)).toEqual(before)
  expect(await withEmbedded(home, hashes)).toEqual(before)
  // Nothing is ever overwritten, a second time neither.
  expect(await lilypad(['move'], { LILYPAD_MOVE_TO: urlOf(elsewhere.place) })).toBe(1)
  expect(said.at(-1)).toContain('This database is not empty, and nothing is ever overwritten.')
})

test('is refused while a Lilypad is at work on the other; then back into a built-in one', async () => {
  const db = openDatabase(asLogin(elsewhere.place), 1)
  useDatabase(db)
  await inTenant(systemActor(idOf('lochside')), async () => undefined)
  const moveBack = () => lilypad(['move', '--to', 'built-in'], { DATABASE_URL: urlOf(elsewhere.place), LILYPAD_DATA: back })
  expect(await moveBack()).toBe(1)
  expect(said.at(-1)).toBe('Lilypad is working on the old database now. Stop it first: what is written while it is moved would be lost. Nothing was moved.')
  await db.destroy()
  // The server notices a little later that a connection has gone.
  await expect.poll(moveBack, { timeout: 60_000, interval: 200 }).toBe(0)
  expect(all()).toContain(`LILYPAD_DATA=${back} npm start`)
  expect(existsSync(path.join(back, 'database'))).toBe(true)
  expect(await withEmbedded(back, hashes)).toEqual(before)
})
