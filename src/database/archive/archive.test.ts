import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useTestDatabase } from '../../../test/world.ts'
import { systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant, useDatabase } from '../../kernel/tenant.ts'
import { foundOrganisation } from '../../features/organisations/index.ts'
import { idOf } from '../../seed/ids.ts'
import { readArchive, writeArchive } from './archive.ts'

const world = useTestDatabase('world')
const empty = useTestDatabase('empty')
const spare = useTestDatabase('empty')
const folder = mkdtempSync(path.join(tmpdir(), 'lilypad-archive-'))
const actor = systemActor(idOf('lochside'))
const quiet = path.join(folder, 'quiet.lilypad')
const plain = path.join(folder, 'quiet.jsonl.gz')
const secret = { kind: 'key', bytes: randomBytes(32) } as const
const key = randomBytes(32)

beforeAll(() => useDatabase(world.db))
afterAll(() => rmSync(folder, { recursive: true }))

async function tablesOf(owner: Pool): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>("select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%' order by 1")
  return rows.map((row) => row.name)
}

/** Every row of every table, in one hash a table: nothing of a row may differ. */
async function hashes(owner: Pool): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of await tablesOf(owner)) {
    const { rows } = await owner.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t order by 1`)
    found[table] = `${rows.length} ${createHash('sha256').update(rows.map((one) => one.row).join('\n')).digest('hex').slice(0, 12)}`
  }
  return found
}

test('a backup and its restore are the same world, table by table and row by row', async () => {
  const before = await hashes(world.owner)
  const head = await writeArchive(world.place, quiet, secret, { key })
  expect(Object.keys(head.rows)).toEqual(Object.keys(before))
  const poured = await readArchive(empty.place, quiet, secret)
  expect(poured.head).toEqual({ ...head, key: key.toString('base64') })
  expect(poured.audited.faults).toEqual([])
  expect(poured.audited.recordRows).toBeGreaterThan(1000)
  expect(poured.links).toBeGreaterThan(50)
  expect(await hashes(empty.owner)).toEqual(before)
  expect(Object.values(head.rows).filter((rows) => rows > 0).length).toBeGreaterThan(5)
})

test('what is restored is behind the same walls, and new changes are written down again', async () => {
  const catalogue = `select (select count(*) from pg_constraint where contype = 'f')::int as keys,
    (select count(*) from pg_trigger where not tgisinternal and tgenabled = 'O')::int as triggers,
    (select count(*) from pg_class where relrowsecurity)::int as walls`
  const [restored, fresh] = [await empty.owner.query(catalogue), await spare.owner.query(catalogue)]
  expect(restored.rows).toEqual(fresh.rows)
  const { rows: [before] } = await empty.owner.query('select count(*)::int as count from changes')
  await empty.owner.query("update organisations set name = name || '.'")
  const { rows: [after] } = await empty.owner.query('select count(*)::int as count from changes')
  expect(after.count).toBe(before.count + 2)
})

test('a backup is for its owner’s eyes only, and appears under its name only when it is whole', () => {
  if (process.platform !== 'win32') expect(statSync(quiet).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a backup is one moment of the world, while people go on writing', async () => {
  const file = path.join(folder, 'busy.lilypad')
  let going = true
  const acknowledged = new Set<string>()
  const write = async () => {
    while (going) {
      const id = newId()
      // Two rows that belong together, in one transaction: a backup holds both or neither.
      await inTenant(actor, async ({ db, at }) => {
        await db.insertInto('carers').values({ organisation_id: actor.organisation, id, call_name: 'Busy', recorded_at: at }).execute()
        await db.insertInto('life_events').values({ organisation_id: actor.organisation, id, carer_id: id, words: 'Busy', on_day: '2026-01-01', recorded_at: at }).execute()
      })
      acknowledged.add(id)
    }
  }
  const writers = Array.from({ length: 4 }, write)
  await expect.poll(() => acknowledged.size, { interval: 5, timeout: 60_000 }).toBeGreaterThan(20)
  const before = [...acknowledged]
  const head = await writeArchive(world.place, file, secret)
  going = false
  await Promise.all(writers)
  const { audited } = await readArchive(spare.place, file, secret)
  expect(audited.faults).toEqual([])
  const there = new Set((await spare.owner.query<{ id: string }>("select id from carers where call_name = 'Busy'")).rows.map(({ id }) => id))
  // Whoever was told "kept" before it began is in it; and people did go on writing while it ran.
  expect(before.filter((id) => !there.has(id))).toEqual([])
  expect(acknowledged.size).toBeGreaterThan(there.size)
  const { rows } = await spare.owner.query(`select (select count(*)::int from carers where call_name = 'Busy') as carers,
    (select count(*)::int from life_events where words = 'Busy') as events,
    (select count(*)::int from changes where table_name = 'life_events' and row_id in (select id from life_events where words = 'Busy')) as changes,
    (select count(*)::int from carers c left join life_events e on e.id = c.id where c.call_name = 'Busy' and e.id is null) as torn`)
  expect(rows[0].carers).toBeGreaterThanOrEqual(20)
  expect(rows[0]).toEqual({ carers: rows[0].carers, events: rows[0].carers, changes: rows[0].carers, torn: 0 })
  expect(head.rows.carers).toBeLessThanOrEqual((await world.owner.query('select count(*)::int as count from carers')).rows[0].count)
})

describe('a restore', () => {
  /** A file made of a real backup by changing its text. */
  function forged(name: string, change: (lines: string[]) => string[]): string {
    const file = path.join(folder, name)
    writeFileSync(file, gzipSync(change(gunzipSync(readFileSync(plain)).toString().split('\n')).join('\n')))
    return file
  }
  const fresh = useTestDatabase('empty')
  beforeAll(() => writeArchive(world.place, plain, 'plain', { key }))
  const stayedEmpty = async () => (await fresh.owner.query('select count(*)::int as count from organisations')).rows[0].count === 0

  test('refuses a database that holds anything already, and leaves it as it was', async () => {
    const before = await hashes(world.owner)
    await expect(readArchive(world.place, quiet, secret)).rejects.toThrow(/not empty, and nothing is ever overwritten\. .* Nothing was restored\./)
    expect(await hashes(world.owner)).toEqual(before)
  })

  test.each([
    ['words', () => Buffer.from('Dear Lilypad, please find attached')],
    ['nothing at all', () => Buffer.from('')],
    ['some other packed file', () => gzipSync('{"some":"thing"}\n')],
    ['an empty packed file', () => gzipSync('')],
    ['a picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['a packed file that is half a sentence', () => gzipSync('{"lilypad":1,"at":"2026')],
  ])('refuses %s, in a sentence', async (name, content) => {
    const file = path.join(folder, `junk-${name}`)
    writeFileSync(file, content())
    await expect(readArchive(fresh.place, file)).rejects.toThrow('This file is not a backup of Lilypad.')
    expect(await stayedEmpty()).toBe(true)
  })

  test('refuses a file that was cut short, and one that lacks a row: nothing is restored', async () => {
    const cut = path.join(folder, 'cut.jsonl.gz')
    writeFileSync(cut, readFileSync(plain).subarray(0, -2000))
    await expect(readArchive(fresh.place, cut)).rejects.toThrow(/not whole/)
    const lacking = forged('lacking.jsonl.gz', (lines) => lines.filter((line, at) => at === 0 || !line.startsWith('{"table":"workers"')))
    await expect(readArchive(fresh.place, lacking)).rejects.toThrow(/not whole: workers should have \d+ rows and has 0/)
    expect(await stayedEmpty()).toBe(true)
  })

  test('refuses a backup from a newer Lilypad, and says to update first', async () => {
    const newer = forged('newer.jsonl.gz', ([head = '', ...rows]) => [head.replace('"migrations":[', '"migrations":["0999-tomorrow",'), ...rows])
    await expect(readArchive(fresh.place, newer)).rejects.toThrow('This backup comes from a newer Lilypad (it has "0999-tomorrow"). Update Lilypad first.')
    expect(await stayedEmpty()).toBe(true)
  })

  test('a plain one never holds the installation’s key; a sealed one tells nothing without its secret', async () => {
    const text = gunzipSync(readFileSync(plain)).toString()
    expect(text).toContain('Asha')
    expect(text).not.toContain(key.toString('base64'))
    expect(readFileSync(quiet).includes('Asha')).toBe(false)
    await expect(readArchive(fresh.place, quiet)).rejects.toThrow('This backup is sealed with a key file, which is needed to open it. Nothing was restored.')
    await expect(readArchive(fresh.place, quiet, { kind: 'key', bytes: randomBytes(32) })).rejects.toThrow('This key file does not open the backup: it was sealed with another. Nothing was restored.')
    expect(await stayedEmpty()).toBe(true)
  })

  test('refuses a history that does not hold, and a link that leads nowhere, unless the first is asked for', async () => {
    const altered = forged('altered.jsonl.gz', (lines) => lines.map((line) => line.startsWith('{"table":"workers"') ? line.replace('Jo Reid', 'Joe Read') : line))
    await expect(readArchive(fresh.place, altered)).rejects.toThrow(/history does not hold \(1 times; first: Lochside Carers Centre: workers .* was altered .*--with-faults\. Nothing was restored/)
    const links = forged('links.jsonl.gz', (lines) => lines.map((line) => line.startsWith('{"table":"life_events"') ? line.replace(/"carer_id": "[^"]*"/, `"carer_id": "${newId()}"`) : line))
    await expect(readArchive(fresh.place, links)).rejects.toThrow(/a link between rows leads nowhere/)
    await expect(readArchive(fresh.place, quiet, secret, { before: async () => { throw new Error('at the very last') } })).rejects.toThrow('at the very last')
    expect(await stayedEmpty()).toBe(true)
  })

  test('refuses a table it does not know, rather than run what stands in its name', async () => {
    const odd = forged('odd.jsonl.gz', (lines) => [...lines.slice(0, 1), '{"table":"carers; drop table carers","row":{}}', ...lines.slice(1)])
    await expect(readArchive(fresh.place, odd)).rejects.toThrow(/a line of it is no row of Lilypad\. Nothing was restored/)
    expect(await stayedEmpty()).toBe(true)
    useDatabase(fresh.db)
    await foundOrganisation({ id: newId(), name: 'Still a whole database' })
    useDatabase(world.db)
  })
})
