import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRunning } from '../../src/database/embedded.ts'
import { howMany } from '../fuzz/figures.ts'
import { serverOf, temporaryFolder, tidyUp } from './embedded-tools.ts'
import { beginning, build, freePort, Lilypad, Saving } from './kill-tools.ts'

// Over and over the app, and its database, are killed in the middle of a stream of saves. Nothing here measures time.

const rounds = howMany('LILYPAD_ROUNDS', 10, 50)
const times = Array.from({ length: rounds }, (_, time) => time + 1)
let lilypad: Lilypad
let saving: Saving
let lost = 0

beforeAll(async () => {
  build()
  const data = temporaryFolder()
  chmodSync(data, 0o755)
  lilypad = new Lilypad(data, await freePort())
  saving = new Saving(lilypad, await lilypad.beginOrganisation(await lilypad.start(beginning)))
})

afterAll(async () => {
  console.log(`Killed ${rounds} times each: ${saving.kept.size} acknowledged saves, ${lost} of them lost.`)
  await lilypad.kill()
  await tidyUp()
})

/** What the database holds of each save: how often the carer, her worker and the two lines in the audit stand there. */
async function found(): Promise<Map<string, string>> {
  const client = new pg.Client(findRunning(lilypad.data))
  await client.connect()
  const { rows } = await client.query<{ id: string; counts: string }>(`
    select c.id, concat_ws(' ', count(*), (select count(*) from allocations a where a.carer_id = c.id),
      (select count(*) from changes h where h.carer_id = c.id and h.kind = 'insert')) as counts
    from carers c group by c.id`).finally(() => client.end())
  return new Map(rows.map((row) => [row.id, row.counts]))
}

/** Start again by the same command, and see that everything that was acknowledged is there, whole and once. */
async function startAgainAndLook(): Promise<void> {
  await lilypad.start()
  const before = await found()
  const missing = [...saving.kept].filter((id) => !before.has(id))
  lost += missing.length
  expect(missing).toEqual([])
  // Of what was on its way, each is there whole or not at all; sending the same form again makes it one.
  const onTheirWay = [...saving.unknown]
  expect([...before.keys()].filter((id) => !saving.kept.has(id) && !saving.unknown.has(id))).toEqual([])
  for (const id of onTheirWay) expect(await saving.save(id)).toBe(true)
  const after = await found()
  expect(new Set(after.values())).toEqual(new Set(['1 1 2']))
  expect(after.size).toBe(saving.kept.size)
  expect(saving.wrong).toEqual([])
}

/** Let five people save, and do the deed when so many saves were acknowledged. */
async function inTheMiddle(deed: () => void): Promise<void> {
  const soon = 3 + Math.floor(Math.random() * 25)
  const before = saving.kept.size
  await saving.stream(5, (saved) => { if (saved === soon) deed() })
  expect(saving.kept.size - before).toBeGreaterThanOrEqual(soon)
}

describe('killed in the middle of a stream of saves, no acknowledged save is lost', () => {
  test.each(times)(`the app, %i of ${rounds}`, async () => {
    await inTheMiddle(() => void lilypad.kill())
    await lilypad.kill()
    await startAgainAndLook()
  })

  test.each(times)(`the database, %i of ${rounds}`, async () => {
    await inTheMiddle(() => process.kill(serverOf(lilypad.data), 'SIGKILL'))
    // Without its database Lilypad says so and ends; whoever keeps it running starts it again.
    expect(await lilypad.ended()).toBe(1)
    expect(lilypad.lines.join('\n')).toContain('Start Lilypad again with the same command; nothing that was kept is lost.')
    await startAgainAndLook()
  })
})

// Ending with 0 is a race that was lost one time in three on a busy machine, so once is not enough.
test.each(Array.from({ length: Math.max(6, rounds) }, (_, at) => at + 1))('asked to stop in the middle, it finishes what is under way and stops its database cleanly (%i)', async () => {
  await saving.stream(5, (saved) => { if (saved === 10) lilypad.ask() })
  expect(await lilypad.ended()).toBe(0)
  expect(existsSync(join(lilypad.data, 'database/postmaster.pid'))).toBe(false)
  await startAgainAndLook()
})
