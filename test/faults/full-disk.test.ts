import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findRunning } from '../../src/database/embedded.ts'
import { newId } from '../../src/kernel/ids.ts'
import { isRoot, temporaryFolder, tidyUp } from './embedded-tools.ts'
import { beginning, build, freePort, Lilypad } from './kill-tools.ts'

// The data folder on a small disk of its own, which is filled to its last byte. Only root can mount one; anybody else cannot see this.

const folder = temporaryFolder()
const mounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'lilypad', folder]).status === 0
const ballast = join(folder, 'ballast')
let lilypad: Lilypad
let cookie = ''
const kept: string[] = []

beforeAll(async () => {
  if (!mounted) return
  build()
  lilypad = new Lilypad(join(folder, 'data'), await freePort())
  cookie = await lilypad.beginOrganisation(await lilypad.start(beginning))
})
afterAll(async () => {
  if (mounted) {
    await lilypad.kill()
    spawnSync('umount', ['-l', folder])
  }
  await tidyUp()
})

function fill(): void {
  const handle = openSync(ballast, 'a')
  for (const size of [1_000_000, 4096, 1]) {
    try { for (;;) writeSync(handle, Buffer.alloc(size)) } catch { /* Full, to this size. */ }
  }
  closeSync(handle)
}

/** One form; what answered, and whether the words are on the page. */
async function save(): Promise<{ status: number; words: boolean; html: string }> {
  const id = newId()
  const answer = await lilypad.post('/carers', { id, callName: `Carer ${id}`, asked: 'new' }, cookie)
  const html = await answer.text()
  if (answer.status === 303) kept.push(id)
  return { status: answer.status, words: html.includes(`Carer ${id}`), html }
}

async function ask<T extends object>(question: string): Promise<T[]> {
  const client = new pg.Client(findRunning(lilypad.data))
  client.on('error', () => undefined)
  await client.connect()
  return client.query<T>(question).then(({ rows }) => rows).finally(() => client.end())
}

async function saveUntilFull(): Promise<string> {
  for (;;) {
    const { status, words, html } = await save()
    if (status === 503) {
      expect([words, html.includes('<h1>Not just now</h1>')]).toEqual([true, true])
      return html
    }
    expect(status).toBe(303)
  }
}

/** What is there is what was kept: each whole, and nothing half-written. */
async function expectWhole(): Promise<void> {
  const rows = await ask<{ id: string; counts: string }>(`select c.id, concat_ws(' ', count(*), (select count(*) from allocations a where a.carer_id = c.id),
    (select count(*) from changes h where h.carer_id = c.id and h.kind = 'insert')) as counts from carers c group by c.id`)
  expect(rows.map(({ id }) => id).toSorted()).toEqual(kept.toSorted())
  expect(new Set(rows.map(({ counts }) => counts))).toEqual(new Set(['1 1 2']))
}

const looks = async (carer: string) => (await ask(`select 1 from looks where carer_id = '${carer}'`)).length

test.runIf(mounted)('a full disk: no look, no page; nothing is half-written; with room again it goes on', async () => {
  expect((await save()).status).toBe(303)
  fill()
  await saveUntilFull()
  // What the database still has room for in its own pages is used up, one look after the other, until there is none for this one.
  const unseen: string[] = []
  for (const carer of kept) if ((await lilypad.get(`/carers/${carer}`, cookie)).status === 503) unseen.push(carer)
  for (const carer of kept) expect([carer, unseen.includes(carer)]).toEqual([carer, await looks(carer) === 0])
  await expectWhole()
  rmSync(ballast)
  expect((await save()).status).toBe(303)
  for (const carer of kept) expect((await lilypad.get(`/carers/${carer}`, cookie)).status).toBe(200)
  await expectWhole()
})

test.runIf(mounted)('no look can be written: a plain 503 and not a word of the person', async () => {
  // No page of the table of looks has room: it is emptied and gives its pages back, and they are taken.
  const [carer] = kept.slice(-1)
  await ask('delete from looks')
  await ask('vacuum looks')
  fill()
  const page = await lilypad.get(`/carers/${carer}`, cookie)
  expect([page.status, page.html.includes('Not just now'), page.html.includes(carer!)]).toEqual([503, true, false])
  expect(page.html).not.toMatch(/space|disk|pg_|53100/i)
  expect(await looks(carer!)).toBe(0)
  rmSync(ballast)
  expect((await lilypad.get(`/carers/${carer}`, cookie)).status).toBe(200)
  expect(await looks(carer!)).toBeGreaterThan(0)
})

test.runIf(mounted)('so full that the database cannot write its log and ends: Lilypad stays, says so, and goes on by itself with room again', async () => {
  fill()
  await saveUntilFull()
  // The next piece of the log is begun, and there is no room for it.
  for (let times = 0; times < 5; times += 1) await ask('select pg_switch_wal()').catch(() => undefined).then(save).catch(() => undefined)
  while (!lilypad.lines.some((line) => line.startsWith('The disk is full, so the database has stopped'))) await save()
  expect(await save()).toMatchObject({ status: 503, words: true })
  expect((await lilypad.get('/healthz')).status).toBe(200)
  rmSync(ballast)
  while ((await save()).status === 503) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(lilypad.lines).toContain('There is room again, and the database goes on.')
  await expectWhole()
  lilypad.ask()
  expect(await lilypad.ended()).toBe(0)
})
