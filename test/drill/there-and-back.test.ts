import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readArchive, writeArchive } from '../../src/database/archive/archive.ts'
import { findFaults } from '../../src/database/audit/find-faults.ts'
import { openDatabase } from '../../src/database/connect.ts'
import { startEmbedded } from '../../src/database/embedded.ts'
import { asLogin, migrate, type Place } from '../../src/database/migrate.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/ids.ts'
import { useKey } from '../../src/kernel/sealing.ts'
import { sealHistory } from '../../src/kernel/seals.ts'
import { inTenant, useDatabase } from '../../src/kernel/tenant.ts'
import { idOf } from '../../src/seed/ids.ts'
import { tellTheWorld } from '../tell.ts'
import { makeDatabase } from '../upgrades/earlier.ts'
import { signedIn } from '../visitor.ts'

// The restore drill: the built-in PostgreSQL 18, to Debian's 15, and back into a built-in one, with people writing all the while. It runs
// only where there is a 15 (step 3 of .ci/run, which names it in LILYPAD_TEST_DATABASE_URL); anywhere else vitest.config.ts leaves it out.

const secret = { kind: 'passphrase', words: 'over the wide river by pads' } as const
const lochside = systemActor(idOf('lochside'))
const work = mkdtempSync(path.join(tmpdir(), 'lilypad-drill-'))
const closing: (() => Promise<unknown>)[] = []
let [first, last] = [{} as Place, {} as Place]
let fifteen: Awaited<ReturnType<typeof makeDatabase>>

async function embedded(name: string): Promise<Place> {
  const directory = path.join(work, name)
  const { stop, exited: _, ...place } = await startEmbedded({ directory, log: () => undefined })
  closing.unshift(stop)
  return place
}

beforeAll(async () => {
  chmodSync(work, 0o755)
  useKey(Buffer.alloc(32, 7))
  fifteen = await makeDatabase()
  closing.unshift(fifteen.drop)
  ;[first, last] = [await embedded('first'), await embedded('last')]
  await migrate(first)
  await tellTheWorld(first)
})
afterAll(async () => {
  for (const close of closing) await close()
  rmSync(work, { recursive: true, force: true })
})

async function ask<Row extends pg.QueryResultRow>(place: Place, question: string): Promise<Row[]> {
  const client = new pg.Client(place)
  await client.connect()
  return client.query<Row>(question).then(({ rows }) => rows).finally(() => client.end())
}

/** Four people write without a pause, two rows that belong together each time; a backup is made in the middle and restored elsewhere. */
async function carryOver(from: Place, to: Place, file: string): Promise<void> {
  const db = openDatabase(asLogin(from), 6)
  useDatabase(db)
  const acknowledged = new Set<string>()
  let going = true
  const write = async () => {
    while (going) {
      const id = newId()
      await inTenant(lochside, async ({ db: open, at }) => {
        await open.insertInto('carers').values({ organisation_id: lochside.organisation, id, call_name: 'Busy', recorded_at: at }).execute()
        await open.insertInto('life_events').values({ organisation_id: lochside.organisation, id, carer_id: id, words: 'Busy', on_day: '2026-01-01', recorded_at: at }).execute()
      })
      acknowledged.add(id)
    }
  }
  const writers = Array.from({ length: 4 }, write)
  try {
    await expect.poll(() => acknowledged.size, { interval: 5, timeout: 60_000 }).toBeGreaterThan(25)
    await sealHistory(lochside, new Date(), 400)
    const before = [...acknowledged]
    const head = await writeArchive(from, file, secret)
    const after = acknowledged.size
    await expect.poll(() => acknowledged.size, { interval: 5, timeout: 60_000 }).toBeGreaterThan(after)
    going = false
    await Promise.all(writers)
    const { audited } = await readArchive(to, file, secret)
    expect(audited.faults).toEqual([])
    expect(audited.seals).toBeGreaterThan(1)
    expect(audited.recordRows).toBeGreaterThan(1000)
    const there = new Set((await ask<{ id: string }>(to, "select id from carers where call_name = 'Busy'")).map(({ id }) => id))
    expect(before.filter((id) => !there.has(id))).toEqual([])
    expect(acknowledged.size).toBeGreaterThan(there.size - (head.rows.carers ?? 0))
    const [torn] = await ask<{ torn: number }>(to, "select count(*)::int as torn from carers c full join (select * from life_events where words = 'Busy') e on e.id = c.id where (c.call_name = 'Busy' and e.id is null) or c.id is null")
    expect(torn?.torn).toBe(0)
  } finally {
    going = false
    await Promise.allSettled(writers)
    await db.destroy()
  }
}

/** It opens: somebody signs in to what was restored, reads, and writes. */
async function expectItOpens(place: Place): Promise<void> {
  const db = openDatabase(asLogin(place), 4)
  useDatabase(db)
  try {
    const jo = await signedIn('jo-reid')
    const asha = idOf('lochside', 'carer', 'asha-menon')
    for (const address of ['/today', '/carers', `/carers/${asha}`]) expect([address, (await jo.get(address)).status]).toEqual([address, 200])
    const id = newId()
    expect((await jo.post('/carers', { id, callName: 'After the restore', asked: 'new' })).status).toBe(303)
    expect((await ask(place, `select id from carers where id = '${id}'`)).length).toBe(1)
    expect((await findFaults(place)).faults).toEqual([])
  } finally {
    await db.destroy()
  }
}

const versionOf = async (place: Place) => (await ask<{ version: string }>(place, "select current_setting('server_version') as version"))[0]!.version

test('the two servers are what the drill is about', async () => {
  expect([await versionOf(first), await versionOf(fifteen.place), await versionOf(last)]).toEqual([expect.stringMatching(/^18/), expect.stringMatching(/^15/), expect.stringMatching(/^18/)])
})

test('from the built-in 18 to Debian’s 15, with writes going on', async () => {
  await carryOver(first, fifteen.place, path.join(work, 'there.lilypad'))
  await expectItOpens(fifteen.place)
})

test('and back into a built-in 18, with writes going on', async () => {
  await carryOver(fifteen.place, last, path.join(work, 'back.lilypad'))
  await expectItOpens(last)
})
