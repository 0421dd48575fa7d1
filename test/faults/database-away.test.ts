import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from '../../src/database/embedded.ts'
import { newId } from '../../src/kernel/ids.ts'
import { temporaryFolder, tidyUp } from './embedded-tools.ts'
import { beginning, build, freePort, Lilypad } from './kill-tools.ts'

// A database on another machine goes away, and comes back, while people write. Lilypad itself stays: it says so and goes on.

let [data, database]: [string, Embedded] = ['', undefined as never]
let lilypad: Lilypad
let cookie = ''
const keep = { save: new Set<string>(), busy: 0, wrong: [] as string[] }
const start = () => startEmbedded({ directory: data, log: () => undefined })

beforeAll(async () => {
  build()
  data = temporaryFolder()
  database = await start()
  const url = `postgres://${database.user}@${encodeURIComponent(database.host)}/${database.database}`
  lilypad = new Lilypad(temporaryFolder(), await freePort(), { DATABASE_URL: url })
  cookie = await lilypad.beginOrganisation(await lilypad.start(beginning))
})

afterAll(async () => {
  await lilypad.kill()
  await database.stop()
  await tidyUp()
})

/** Somebody who saves one form after the other until told, and sends each again until it is kept, as people do. */
async function writer(over: () => boolean): Promise<void> {
  while (!over()) {
    const id = newId()
    for (let kept = false; !kept;) {
      const answer = await lilypad.post('/carers', { id, callName: `Carer ${id}`, asked: 'new' }, cookie)
      const html = await answer.text()
      if (answer.status === 303) kept = Boolean(keep.save.add(id))
      else if (answer.status === 503 && html.includes('<h1>') && html.includes(`Carer ${id}`) && answer.headers.get('retry-after') === '30') keep.busy += 1
      else keep.wrong.push(`${answer.status} ${html.slice(0, 300)}`)
      // As slowly as a person presses again; there is also a pace that nobody may go beyond.
      await new Promise((resolve) => setTimeout(resolve, kept ? 150 : 400))
      if (over() && !kept) return
    }
  }
}

const until = async (condition: () => boolean) => { while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20)) }

test.each([1, 2, 3])('away and back, time %i: plain 503s with the words on them, then it goes on by itself, and nothing that was kept is lost', async () => {
  let over = false
  const [kept, busy] = [keep.save.size, keep.busy]
  const writing = Promise.all([1, 2, 3].map(() => writer(() => over)))
  await until(() => keep.save.size > kept + 3)
  await database.stop()
  await until(() => keep.busy > busy + 3)
  const away = await lilypad.get('/carers', cookie)
  expect([away.status, away.html.includes('cannot reach its records just now')]).toEqual([503, true])
  expect((await lilypad.get('/healthz')).status).toBe(200)
  expect((await lilypad.get('/readyz')).status).toBe(503)
  database = await start()
  const before = keep.save.size
  await until(() => keep.save.size > before + 3)
  over = true
  await writing
  expect(keep.wrong).toEqual([])
  expect((await lilypad.get('/readyz')).status).toBe(200)
  const client = new pg.Client(database)
  await client.connect()
  const { rows } = await client.query<{ id: string }>('select id from carers').finally(() => client.end())
  const there = new Set(rows.map((row) => row.id))
  expect([...keep.save].filter((id) => !there.has(id))).toEqual([])
})
