import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFaults } from '../../src/database/audit/find-faults.ts'
import { pour } from '../../src/database/archive/pour.ts'
import { withSnapshot } from '../../src/database/archive/snapshot.ts'
import { openDatabase } from '../../src/database/connect.ts'
import { asLogin, knownMigrations, migrate, type Place } from '../../src/database/migrate.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { useKey } from '../../src/kernel/sealing.ts'
import { sealHistory } from '../../src/kernel/seals.ts'
import { useDatabase } from '../../src/kernel/tenant.ts'
import { idOf } from '../../src/seed/ids.ts'
import { signedIn } from '../visitor.ts'
import { useTestDatabase } from '../world.ts'
import { projectTo } from './project.ts'
import { asLines, earlierWorlds, fillAsItWas, linesOf, makeDatabase } from './earlier.ts'

/*
 * From every earlier version to this one, with people in it.
 *
 * 1. The worlds in `worlds/` were each written by an earlier version itself, with its own commands and its own `backup`: a part of the
 *    made-up world (Asha, the two Orrs, Mags, and all of Skerryvore), sealed. There is one for each set of migrations that a version
 *    had: up to 0004, 0013, 0014, 0015, 0016, 0027, 0028 and 0036. Of these everything is asked: rows, links, seals, the whole record.
 * 2. The migrations between (0017, 0018, 0019, 0021; 0029 to 0035) came together with others and were no version's last, so no version
 *    ever wrote a world at them. For these, and for all others once more, the whole made-up world of today is taken back to the
 *    tables as they were after each migration (what those had no place for is left out), and brought up from there. Its history
 *    was written today, so only its seals can hold; rows, links and pages are asked of it.
 */

const asha = idOf('lochside', 'carer', 'asha-menon')
const closing: (() => Promise<void>)[] = []
afterAll(async () => { for (const close of closing) await close() })

async function fresh(): Promise<Place> {
  const { place, drop } = await makeDatabase()
  closing.unshift(drop)
  return place
}

/** Today's app on this database: its pages answer, for a worker, a supervisor of another organisation, an administrator and a carer. */
async function expectPagesAnswer(place: Place, atMost = Infinity): Promise<void> {
  const db = openDatabase(asLogin(place), 4)
  useDatabase(db)
  useKey(randomBytes(32))
  try {
    const jo = await signedIn('jo-reid')
    for (const address of ['/today', '/carers', `/carers/${asha}`]) {
      const { status, html } = await jo.get(address)
      expect([address, status]).toEqual([address, 200])
      if (address !== '/today') expect(html).toContain('Asha')
    }
    const links = [...(await jo.get(`/carers/${asha}`)).html.matchAll(/href="(\/[^"#?]*)"/g)].map(([, href = '']) => href)
    for (const address of [...new Set(links.filter((href) => href.includes(asha) || /^\/(conversations|outcomes|plans)\//.test(href)))].slice(0, atMost)) {
      expect([address, (await jo.get(address)).status]).toEqual([address, 200])
    }
    expect((await (await signedIn('fiona-macdougall')).get('/organisation')).status).toBe(200)
    expect((await (await signedIn('calum-kennedy', 'skerry')).get('/carers')).status).toBe(200)
  } finally {
    await db.destroy()
  }
}

async function countsOf(place: Place, tables: readonly string[]): Promise<Record<string, number>> {
  const client = new pg.Client(place)
  await client.connect()
  const found: Record<string, number> = {}
  for (const table of tables) found[table] = (await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]!.count
  await client.end()
  return found
}

test('there is a world from every version that was', () => {
  expect(earlierWorlds).toEqual(['0004', '0013', '0014', '0015', '0016', '0027', '0028', '0036'].map((name) => `up-to-${name}`))
  for (const world of earlierWorlds) expect(JSON.parse(linesOf(world)[0]!).migrations.at(-1)).toMatch(new RegExp(`^${world.slice(-4)}-`))
})

describe.each(earlierWorlds)('from the version with migrations %s', (world) => {
  test('its database is updated where it lies: every row stays, the history holds, the pages answer', async () => {
    const place = await fresh()
    const head = await fillAsItWas(place, linesOf(world))
    const applied = await migrate(place)
    expect([...head.migrations, ...applied]).toEqual(knownMigrations())
    expect(await countsOf(place, Object.keys(head.rows))).toEqual(head.rows)
    const audited = await findFaults(place)
    expect(audited.faults).toEqual([])
    expect(audited.recordRows).toBeGreaterThan(400)
    if (head.rows.seals) expect(audited.sealedRows).toBe(head.rows.changes! + (head.rows.looks ?? 0))
    await expectPagesAnswer(place)
  })

  test('its backup is restored by this version', async () => {
    const place = await fresh()
    const lines = linesOf(world)
    const { head, audited } = await pour(place, asLines(lines))
    expect(audited.faults).toEqual([])
    expect(await countsOf(place, Object.keys(head.rows))).toEqual(head.rows)
  })
})

describe('today’s whole made-up world, taken back to the tables as they were after each migration', () => {
  const today = useTestDatabase('world')
  let lines: string[] = []
  beforeAll(async () => {
    for (const key of ['lochside', 'skerry']) await sealHistory(systemActor(idOf(key)), new Date(Date.now() + 60_000), 500)
    lines = await withSnapshot(today.place, async (snapshot) => {
      const found: string[] = []
      for await (const several of snapshot.lines()) found.push(...several.trimEnd().split('\n'))
      return found
    })
  })

  test.each(knownMigrations().filter((name) => name >= '0004').slice(0, -1))('%s, and from there to the last', async (name) => {
    const place = await fresh()
    const rows = await projectTo(place, name, lines)
    expect(rows.carers).toBeGreaterThan(10)
    expect(rows.passages).toBeGreaterThan(30)
    expect((await migrate(place)).length).toBe(knownMigrations().length - knownMigrations().indexOf(name) - 1)
    expect(await countsOf(place, Object.keys(rows))).toEqual(rows)
    const { seals, faults } = await findFaults(place)
    expect(faults.filter(({ said }) => /\bseal\b/i.test(said))).toEqual([])
    expect(seals > 2).toBe(name >= '0013')
    await expectPagesAnswer(place, 5)
  })
})
