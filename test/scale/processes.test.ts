import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { temporaryFolder, tidyUp } from '../faults/embedded-tools.ts'
import { beginning, build, freePort, Lilypad, Saving } from '../faults/kill-tools.ts'
import { Cluster, Service, until } from './debian.ts'
import { sendFrom, Writers } from './writers.ts'

// Three processes of Lilypad on one PostgreSQL, behind Debian's nginx as docs/running/scale.md sets it up: nobody is held to one of them.

let database: Cluster
let nginx: Service
let lilypads: Lilypad[] = []
let saving: Saving
let address = ''
let cookie = ''

/** The nginx of docs/running/scale.md, on loopback without https. */
const configuration = (folder: string, port: number, apps: readonly number[]) => `
  pid ${folder}/nginx.pid;
  error_log ${folder}/error.log;
  worker_processes 1;
  events { worker_connections 512; }
  http {
    access_log off;
    ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder}/tmp/${one};`).join('\n    ')}
    upstream lilypad {
      ${apps.map((app) => `server 127.0.0.1:${app} max_fails=1 fail_timeout=2s;`).join('\n      ')}
    }
    server {
      listen 127.0.0.1:${port};
      client_max_body_size 12m;
      location / {
        proxy_pass http://lilypad;
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_connect_timeout 2s;
        proxy_next_upstream error timeout non_idempotent;
        proxy_next_upstream_tries 3;
        add_header x-served-by $upstream_addr always;
      }
    }
  }`

beforeAll(async () => {
  build()
  database = await Cluster.make()
  const apps = await Promise.all([freePort(), freePort(), freePort()])
  nginx = await Service.start('/usr/sbin/nginx', 'www-data', (folder, port) => ({ 'nginx.conf': configuration(folder, port, apps) }), (folder) => ['-p', folder, '-c', `${folder}/nginx.conf`, '-e', `${folder}/error.log`, '-g', 'daemon off;'])
  address = `http://localhost:${nginx.port}`
  const settings = { DATABASE_URL: database.url(), LILYPAD_KEY: Buffer.alloc(32, 7).toString('base64'), LILYPAD_URL: address, LILYPAD_PROXIES: '1' }
  lilypads = apps.map((port) => new Lilypad(temporaryFolder(), port, settings))
  const lines = await Promise.all(lilypads.map((lilypad) => lilypad.start(beginning)))
  // nginx, which was there first, leaves alone for two seconds those that did not answer then.
  const found = new Set<string | null>()
  await until(async () => {
    const { ok, headers } = await fetch(`${address}/healthz`)
    if (ok) found.add(headers.get('x-served-by'))
    return apps.every((port) => found.has(`127.0.0.1:${port}`))
  }, 'nginx to have found all three')
  for (const line of lines) cookie ||= await lilypads[0]!.beginOrganisation(line)
  expect(cookie).not.toBe('')
  saving = new Saving(lilypads[0]!, cookie)
})

afterAll(async () => {
  console.log(`Behind nginx: ${saving?.kept.size} acknowledged saves, with one of three processes killed and one stopped under load.`)
  await Promise.all(lilypads.map((lilypad) => lilypad.kill()))
  await nginx?.stop()
  await database?.remove()
  await tidyUp()
})

/** One of the three, asked past nginx. */
const straight = (lilypad: Lilypad, path: string) => fetch(`http://127.0.0.1:${lilypad.port}${path}`, { redirect: 'manual', headers: { cookie } })

/** Every save that was answered with "done" is there, whole and once. */
async function expectAllThere(): Promise<void> {
  const rows = await database.ask<{ id: string; counts: string }>(`select c.id, concat_ws(' ', count(*), (select count(*) from allocations a where a.carer_id = c.id),
    (select count(*) from changes h where h.carer_id = c.id and h.kind = 'insert')) as counts from carers c where c.call_name like 'Carer %' group by c.id`)
  const there = new Map(rows.map((row) => [row.id, row.counts]))
  expect([...saving.kept].filter((id) => there.get(id) !== '1 1 2')).toEqual([])
  expect([...there.keys()].filter((id) => !saving.kept.has(id) && !saving.unknown.has(id))).toEqual([])
}

test('all three answer through nginx, and whoever signed in at one is signed in at each', async () => {
  const served = new Set<string>()
  for (let times = 0; times < 12; times += 1) {
    const answer = await fetch(`${address}/carers`, { redirect: 'manual', headers: { cookie } })
    expect(answer.status).toBe(200)
    served.add(answer.headers.get('x-served-by') ?? '')
  }
  expect(served).toEqual(new Set(lilypads.map(({ port }) => `127.0.0.1:${port}`)))
  for (const lilypad of lilypads) expect((await straight(lilypad, '/carers')).status).toBe(200)
})

test('what somebody is still writing at one is there at the others', async () => {
  const [carer, talk] = [newId(), newId()]
  expect((await lilypads[0]!.post('/carers', { id: carer, callName: 'Asha', asked: 'new' }, cookie)).status).toBe(303)
  const begun = await lilypads[0]!.post(`/carers/${carer}/conversations`, { id: talk }, cookie)
  expect(begun.status).toBe(303)
  const page = new URL(begun.headers.get('location') ?? '', address).pathname
  const kept = await fetch(`http://127.0.0.1:${lilypads[1]!.port}/conversations/${talk}/draft`, {
    method: 'POST', body: new URLSearchParams({ id: newId(), words: 'Half a thought about turnips' }), headers: { origin: address, cookie, accept: 'application/json' },
  })
  expect(kept.status).toBe(200)
  for (const lilypad of lilypads) expect(await (await straight(lilypad, page)).text()).toContain('Half a thought about turnips')
})

test('tries at a password are counted together, by the address the proxy saw, whatever a stranger writes into the header', async () => {
  const guess = (from: string, email: string, told: string) => sendFrom(from, `${address}/sessions`, { email, password: 'a guess' }, { 'x-forwarded-for': told })
  const served = new Set<string>()
  let [looked, times] = [0, 0]
  for (; times < 40; times += 1) {
    const { status, served: by } = await guess('127.0.0.9', `somebody-${times}@example.org`, `203.0.113.${times}`)
    served.add(by)
    expect([422, 429]).toContain(status)
    if (status === 422) looked += 1
  }
  // 20 are free from one address (src/features/attempts/budget.ts), not 20 at each of three processes; a few more come where a wait ends on a slow machine.
  expect(looked).toBeGreaterThanOrEqual(20)
  expect(looked).toBeLessThanOrEqual(30)
  expect(served.size).toBe(3)
  // Somebody who comes through the same proxy from elsewhere is not in their way.
  expect((await guess('127.0.0.10', 'somebody-else@example.org', '')).status).toBe(422)
})

test('one is killed while eight people save: nobody is told that anything went wrong, and no save that was acknowledged is lost', async () => {
  const writers = new Writers(saving, 8)
  await writers.more(60)
  await lilypads[1]!.kill()
  await writers.more(80)
  await lilypads[1]!.start()
  await writers.more(40)
  await writers.stop()
  expect(saving.wrong).toEqual([])
  expect([...saving.unknown]).toEqual([])
  await expectAllThere()
  // It is taken in again by itself.
  await until(async () => (await fetch(`${address}/healthz`)).headers.get('x-served-by') === `127.0.0.1:${lilypads[1]!.port}`, 'nginx to take the third one in again')
})

test('one is stopped and started again, as for a new version, while people save: it finishes what it was asked', async () => {
  const writers = new Writers(saving, 8)
  await writers.more(20)
  lilypads[2]!.ask()
  expect(await lilypads[2]!.ended()).toBe(0)
  await writers.more(20)
  await lilypads[2]!.start()
  await writers.more(20)
  await writers.stop()
  expect(saving.wrong).toEqual([])
  expect([...saving.unknown]).toEqual([])
  await expectAllThere()
})
