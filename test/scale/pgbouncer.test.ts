import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { temporaryFolder, tidyUp } from '../faults/embedded-tools.ts'
import { beginning, build, freePort, Lilypad, Saving } from '../faults/kill-tools.ts'
import { Cluster, Service } from './debian.ts'
import { Writers } from './writers.ts'

// Two processes of Lilypad through Debian's PgBouncer in transaction mode, with far fewer connections behind it than before it: whoever
// comes next has the connection somebody else had, in the middle of their session.

let database: Cluster
let bouncer: Service
let lilypads: Lilypad[] = []
let saving: Saving
let cookie = ''
const behind = 4
const password = 'made by hand'

const configuration = (folder: string, port: number, to: number) => `[databases]
lilypad = host=127.0.0.1 port=${to} dbname=lilypad
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${folder}/userlist.txt
pool_mode = transaction
default_pool_size = ${behind}
max_client_conn = 200
logfile = ${folder}/log
`

beforeAll(async () => {
  build()
  database = await Cluster.make()
  await database.ask("create role lilypad_app nologin; create role lilypad_login login noinherit password 'made by hand'; grant lilypad_app to lilypad_login")
  bouncer = await Service.start('/usr/sbin/pgbouncer', 'postgres', (folder, port) => ({
    'pgbouncer.ini': configuration(folder, port, database.port), 'userlist.txt': `"lilypad_login" "${password}"\n"owner" "${database.password}"\n`,
  }), (folder) => [`${folder}/pgbouncer.ini`])
  const settings = {
    DATABASE_URL: database.url(), DATABASE_APP_URL: `postgres://lilypad_login:${encodeURIComponent(password)}@127.0.0.1:${bouncer.port}/lilypad`,
    LILYPAD_KEY: Buffer.alloc(32, 7).toString('base64'),
  }
  lilypads = [new Lilypad(temporaryFolder(), await freePort(), settings), new Lilypad(temporaryFolder(), await freePort(), settings)]
  const lines = await Promise.all(lilypads.map((lilypad) => lilypad.start(beginning)))
  for (const line of lines) cookie ||= await lilypads[0]!.beginOrganisation(line)
  saving = new Saving(lilypads[0]!, cookie)
})

afterAll(async () => {
  console.log(`Through PgBouncer: ${saving?.kept.size} acknowledged saves over ${behind} connections.`)
  await Promise.all(lilypads.map((lilypad) => lilypad.kill()))
  await bouncer?.stop()
  await database?.remove()
  await tidyUp()
})

const connections = async () => (await database.ask<{ count: number }>("select count(*)::int as count from pg_stat_activity where usename = 'lilypad_login'"))[0]!.count

test('it works through PgBouncer alone, on a log-in made by hand, whose password stays as it was', async () => {
  expect((await lilypads[0]!.get('/carers', cookie)).status).toBe(200)
  expect((await lilypads[1]!.get('/readyz')).status).toBe(200)
  expect(await connections()).toBeGreaterThan(0)
  expect(await connections()).toBeLessThanOrEqual(behind)
  expect(readFileSync(join(bouncer.folder, 'log'), 'utf8')).not.toMatch(/unsupported|prepared statement/i)
})

test('twelve people save and read at two processes over four connections: nothing is lost, nothing goes wrong', async () => {
  const writers = new Writers(saving, 6)
  const other = new Saving(lilypads[1]!, cookie)
  const others = new Writers(other, 6)
  const pages: number[] = []
  let reading = true
  const reader = async () => {
    while (reading) pages.push((await lilypads[1]!.get('/today', cookie)).status)
  }
  const readers = [reader(), reader()]
  await Promise.all([writers.more(80), others.more(80)])
  expect(await connections()).toBeLessThanOrEqual(behind)
  await Promise.all([writers.stop(), others.stop()])
  reading = false
  await Promise.all(readers)
  expect([...saving.wrong, ...other.wrong]).toEqual([])
  expect(new Set(pages)).toEqual(new Set([200]))
  for (const id of other.kept) saving.kept.add(id)
  const rows = await database.ask<{ id: string }>('select id from carers')
  const there = new Set(rows.map(({ id }) => id))
  expect([...saving.kept].filter((id) => !there.has(id))).toEqual([])
})

test('what a transaction set for itself is gone when the next one has its connection: nobody is left inside somebody’s organisation', async () => {
  const [{ default: pg }, seen] = [await import('pg'), new Set<string>()]
  const clients = await Promise.all(Array.from({ length: 12 }, async () => {
    const client = new pg.Client({ connectionString: `postgres://lilypad_login:${encodeURIComponent(password)}@127.0.0.1:${bouncer.port}/lilypad` })
    await client.connect()
    return client
  }))
  const writers = new Writers(saving, 4)
  for (let times = 0; times < 20; times += 1) {
    for (const client of clients) {
      const { rows: [row] } = await client.query<{ who: string; organisation: string }>("select current_user as who, coalesce(current_setting('app.organisation', true), '') as organisation")
      seen.add(`${row?.who} ${row?.organisation}`)
    }
  }
  await writers.stop()
  await Promise.all(clients.map((client) => client.end()))
  expect([...seen]).toEqual(['lilypad_login '])
  expect(saving.wrong).toEqual([])
})

test('the owner’s connection is not taken through a pooler: it says why, and starts nothing', async () => {
  const wrong = new Lilypad(temporaryFolder(), await freePort(), { DATABASE_URL: `postgres://owner:${encodeURIComponent(database.password)}@127.0.0.1:${bouncer.port}/lilypad` })
  await expect(wrong.start()).rejects.toThrow('DATABASE_URL leads through a pooler such as PgBouncer')
})

test('locks that belong to a transaction hold through it: the same form sent by many at once is one', async () => {
  const form = { id: newId(), callName: 'Once', asked: 'new' }
  const answers = await Promise.all(Array.from({ length: 12 }, (_, one) => lilypads[one % 2]!.post('/carers', form, cookie)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  expect(await database.ask("select count(*)::int as count from carers where call_name = 'Once'")).toEqual([{ count: 1 }])
  // Five wrong passwords for one person are looked at, however many come at one moment (an advisory lock of the transaction).
  const guesses = await Promise.all(Array.from({ length: 20 }, (_, one) => lilypads[one % 2]!.post('/sessions', { email: 'mairi@example.org', password: `guess ${one}` })))
  expect(guesses.filter(({ status }) => status === 422).length).toBe(5)
})
