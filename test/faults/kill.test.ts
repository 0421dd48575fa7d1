import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRunning } from '../../src/database/embedded.ts'
import { serverOf, temporaryFolder, tidyUp } from './embedded-tools.ts'
import { freePort, Lilypad, root, Saving } from './kill-tools.ts'

// Ten times the app and ten times its database are killed in the middle of a stream of saves. Nothing here measures time.

const times = Array.from({ length: 10 }, (_, time) => time + 1)
let lilypad: Lilypad
let saving: Saving

beforeAll(async () => {
  const built = spawnSync(process.execPath, [join(root, 'bin/build.mjs')], { encoding: 'utf8' })
  expect(built.status, built.stderr).toBe(0)
  const data = temporaryFolder()
  chmodSync(data, 0o755)
  lilypad = new Lilypad(data, await freePort())
  const line = await lilypad.start(/organisation\/beginning/)
  const beginning = new URL(line.slice(line.indexOf('http'))).pathname
  const answer = await lilypad.post(beginning, { organisation: 'A centre', name: 'Mairi', email: 'mairi@example.org', password: 'three plain words' })
  saving = new Saving(lilypad, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '')
})

afterAll(async () => {
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
  expect([...saving.kept].filter((id) => !before.has(id))).toEqual([])
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
  test.each(times)('the app, %i of 10', async () => {
    await inTheMiddle(() => void lilypad.kill())
    await lilypad.kill()
    await startAgainAndLook()
  })

  test.each(times)('the database, %i of 10', async () => {
    await inTheMiddle(() => process.kill(serverOf(lilypad.data), 'SIGKILL'))
    // Without its database Lilypad says so and ends; whoever keeps it running starts it again.
    expect(await lilypad.ended()).toBe(1)
    expect(lilypad.lines.join('\n')).toContain('Start Lilypad again with the same command; nothing that was kept is lost.')
    await startAgainAndLook()
  })
})

test('asked to stop in the middle, it finishes what is under way and stops its database cleanly', async () => {
  await saving.stream(5, (saved) => { if (saved === 10) lilypad.ask() })
  expect(await lilypad.ended()).toBe(0)
  expect(existsSync(join(lilypad.data, 'database/postmaster.pid'))).toBe(false)
  await startAgainAndLook()
})
