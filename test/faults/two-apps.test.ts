import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from '../../src/database/embedded.ts'
import { newId } from '../../src/kernel/ids.ts'
import { temporaryFolder, tidyUp } from './embedded-tools.ts'
import { beginning, build, freePort, Lilypad } from './kill-tools.ts'

// Two processes of Lilypad on one database, as behind a load balancer: whichever answers, it is the same Lilypad.

let database: Embedded
let [one, other]: [Lilypad, Lilypad] = [undefined as never, undefined as never]
let cookie = ''

beforeAll(async () => {
  build()
  database = await startEmbedded({ directory: temporaryFolder(), log: () => undefined })
  const shared = {
    DATABASE_URL: `postgres://${database.user}@${encodeURIComponent(database.host)}/${database.database}`, LILYPAD_KEY: Buffer.alloc(32, 7).toString('base64'),
  }
  one = new Lilypad(temporaryFolder(), await freePort(), shared)
  other = new Lilypad(temporaryFolder(), await freePort(), shared)
  // Both at once: each brings the database up to date, and one of them finds it done. The link that was printed last is good.
  const lines = await Promise.all([one.start(beginning), other.start(beginning)])
  for (const line of lines) cookie ||= await one.beginOrganisation(line)
})

afterAll(async () => {
  await Promise.all([one.kill(), other.kill()])
  await database.stop()
  await tidyUp()
})

async function ask<T extends object>(question: string): Promise<T[]> {
  const client = new pg.Client(database)
  await client.connect()
  return client.query<T>(question).then(({ rows }) => rows).finally(() => client.end())
}

test('both began at the same moment, and there is one organisation', async () => {
  expect(await ask('select name from organisations')).toEqual([{ name: 'A centre' }])
})

test('whoever signed in at one is known at the other, and signed out at one is signed out at both', async () => {
  expect((await other.get('/carers', cookie)).status).toBe(200)
  const { headers } = await other.post('/sessions', { email: 'mairi@example.org', password: 'three plain words' })
  const second = headers.getSetCookie().map((line) => line.split(';')[0]).find((pair) => pair?.startsWith('lilypad=')) ?? ''
  expect((await one.get('/carers', second)).status).toBe(200)
  await one.post('/sessions/current/ending', {}, second)
  expect((await other.get('/carers', second)).status).toBe(303)
})

test('the same form sent to both at once is one, and a different one under its number is shown to whoever came second', async () => {
  for (let round = 0; round < 20; round += 1) {
    const id = newId()
    const form = { id, callName: `Carer ${id}`, asked: 'new' }
    const answers = await Promise.all([one, other, one, other].map((lilypad) => lilypad.post('/carers', form, cookie)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
    const different = await other.post('/carers', { ...form, callName: 'Somebody else' }, cookie)
    expect(different.status).toBe(409)
  }
  const rows = await ask<{ counts: string }>(`select concat_ws(' ', count(*), (select count(*) from allocations a where a.carer_id = c.id), (select count(*) from changes h where h.carer_id = c.id and h.kind = 'insert')) as counts from carers c group by c.id`)
  expect([rows.length, new Set(rows.map((row) => row.counts))]).toEqual([20, new Set(['1 1 2'])])
})

test('what Lilypad does by itself is done once, when both begin it at the same moment', async () => {
  // Everything that was written is old enough to be sealed, and both start again and seal it.
  await Promise.all([one.kill(), other.kill()])
  await ask("update changes set at = at - interval '1 hour'")
  await Promise.all([one.start(), other.start()])
  while ((await ask('select 1 from seals')).length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
  // Whoever stops has finished the rounds it was on.
  for (const lilypad of [one, other]) {
    lilypad.ask()
    expect(await lilypad.ended()).toBe(0)
  }
  // Each seal begins where the one before it ends: no row is under two of them.
  const seals = await ask<{ number: number; from: string | null; until: string; row: number }>('select number, from_at::text as from, until_at::text as until, row_number() over (order by until_at)::int as row from seals')
  expect(seals.map(({ number, from }) => [number, from])).toEqual(seals.map(({ row }, at) => [row, seals[at - 1]?.until ?? null]))
  const mail = [one, other].flatMap(({ data }) => existsSync(join(data, 'mail')) ? readdirSync(join(data, 'mail')).map((name) => readFileSync(join(data, 'mail', name), 'utf8')) : [])
  expect(mail.length).toBe(new Set(mail).size)
  expect([...one.lines, ...other.lines].filter((line) => line.includes('could not be finished'))).toEqual([])
})
