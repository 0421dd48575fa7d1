import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder, tidyUp } from '../faults/embedded-tools.ts'
import { beginning, build, freePort, Lilypad, Saving } from '../faults/kill-tools.ts'
import { Cluster, until } from './debian.ts'
import { Writers } from './writers.ts'

// A primary and a synchronous standby, both PostgreSQL 15 from Debian. Reports are read on the standby; the primary is killed while people
// save, the standby promoted, and Lilypad finds it by itself.

let primary: Cluster
let standby: Cluster
let third: Cluster | undefined
let lilypad: Lilypad
let saving: Saving
let cookie = ''

const hosts = (...all: Cluster[]) => `postgres://owner:${encodeURIComponent(primary.password)}@${all.map(({ port }) => `127.0.0.1:${port}`).join(',')}/lilypad?target_session_attrs=read-write`

beforeAll(async () => {
  build()
  primary = await Cluster.make()
  standby = await primary.makeStandby('standby')
  // From now on a save is acknowledged when it is on both.
  await primary.ask("alter system set synchronous_standby_names = 'standby'")
  await primary.ask('select pg_reload_conf()')
  await until(async () => (await primary.ask<{ state: string }>('select sync_state as state from pg_stat_replication')).some(({ state }) => state === 'sync'), 'the standby to be synchronous')
  lilypad = new Lilypad(temporaryFolder(), await freePort(), {
    DATABASE_URL: hosts(primary, standby), DATABASE_REPLICA_URL: standby.url(), LILYPAD_KEY: Buffer.alloc(32, 7).toString('base64'),
  })
  cookie = await lilypad.beginOrganisation(await lilypad.start(beginning))
  saving = new Saving(lilypad, cookie)
})

afterAll(async () => {
  console.log(`Across a failover: ${saving?.kept.size} acknowledged saves.`)
  await lilypad?.kill()
  for (const cluster of [primary, standby, third]) await cluster?.remove()
  await tidyUp()
})

/** Every save that was answered with "done" is there, whole and once. */
async function expectAllOn(cluster: Cluster): Promise<void> {
  const rows = await cluster.ask<{ id: string; counts: string }>(`select c.id, concat_ws(' ', count(*), (select count(*) from allocations a where a.carer_id = c.id),
    (select count(*) from changes h where h.carer_id = c.id and h.kind = 'insert')) as counts from carers c where c.call_name like 'Carer %' group by c.id`)
  const there = new Map(rows.map((row) => [row.id, row.counts]))
  expect([...saving.kept].filter((id) => there.get(id) !== '1 1 2')).toEqual([])
}

/** How many sessions of the app have read there. */
const readers = async (cluster: Cluster) => (await cluster.ask<{ count: number }>("select count(*)::int as count from pg_stat_activity where usename = 'lilypad_login'"))[0]!.count

const asOf = /As of \d\d:\d\d\. What was written after that is not in it yet\./

test('a report is read on the standby and says as of when; a look is written on the primary all the same', async () => {
  await saving.save('01890000-0000-7000-8000-000000000001')
  const carer = [...saving.kept][0]!
  await until(async () => asOf.test((await lilypad.get(`/carers/${carer}/long-view`, cookie)).html), 'a page read on the standby')
  expect(await readers(standby)).toBeGreaterThan(0)
  expect(await primary.ask<{ count: number }>(`select count(*)::int as count from looks where carer_id = '${carer}'`)).toEqual([{ count: 1 }])
  // What somebody works with is read where it is written.
  expect((await lilypad.get(`/carers/${carer}`, cookie)).html).not.toMatch(asOf)
  const file = await fetch(`${lilypad.address}/carers/${carer}/outcomes/export.csv`, { headers: { cookie } })
  expect(file.headers.get('content-disposition')).toMatch(/filename="outcomes-as-of-\d{4}-\d\d-\d\d-\d{4}\.csv"/)
})

test('one who was only just written down has a report, however far behind the standby is', async () => {
  await standby.ask('select pg_wal_replay_pause()')
  const id = '01890000-0000-7000-8000-000000000002'
  await saving.save(id)
  const page = await lilypad.get(`/carers/${id}/long-view`, cookie)
  expect([page.status, asOf.test(page.html)]).toEqual([200, false])
  await standby.ask('select pg_wal_replay_resume()')
})

test('with the standby away, reports are read on the primary', async () => {
  await primary.ask("alter system set synchronous_standby_names = ''")
  await primary.ask('select pg_reload_conf()')
  standby.stop()
  const carer = [...saving.kept][0]!
  for (let times = 0; times < 3; times += 1) {
    const page = await lilypad.get(`/carers/${carer}/long-view`, cookie)
    expect([page.status, asOf.test(page.html)]).toEqual([200, false])
  }
  await standby.start()
  await primary.ask("alter system set synchronous_standby_names = 'standby'")
  await primary.ask('select pg_reload_conf()')
  await until(async () => (await primary.ask<{ state: string }>('select sync_state as state from pg_stat_replication')).some(({ state }) => state === 'sync'), 'the standby to be synchronous again')
})

test('the primary is killed while eight people save: nothing that was acknowledged is lost, and Lilypad answers again by itself', async () => {
  const writers = new Writers(saving, 8)
  await writers.more(50)
  await primary.kill()
  const killed = saving.kept.size
  standby.promote()
  const promoted = performance.now()
  await writers.more(1)
  console.log(`The first save after the standby was promoted: ${Math.round(performance.now() - promoted)} ms (${killed} were acknowledged before).`)
  await writers.more(40)
  await writers.stop()
  expect(saving.wrong).toEqual([])
  await expectAllOn(standby)
  expect((await lilypad.get('/readyz')).status).toBe(200)
})

test('the old primary comes back believing that it still is one: Lilypad goes on with the new one', async () => {
  await primary.start(["synchronous_standby_names=''"])
  const before = await primary.ask('select count(*) from carers')
  const writers = new Writers(saving, 4)
  await writers.more(20)
  // Also with every connection made anew.
  await standby.ask("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'lilypad_login'")
  await writers.more(20)
  await writers.stop()
  expect(await primary.ask('select count(*) from carers')).toEqual(before)
  await expectAllOn(standby)
  await primary.kill()
})

test('a primary that hangs, and says nothing at all, is left too', async () => {
  third = await standby.makeStandby('third')
  await standby.ask("alter system set synchronous_standby_names = 'third'")
  await standby.ask('select pg_reload_conf()')
  await until(async () => (await standby.ask<{ state: string }>('select sync_state as state from pg_stat_replication')).some(({ state }) => state === 'sync'), 'the third to be synchronous')
  await lilypad.kill()
  lilypad = new Lilypad(lilypad.data, lilypad.port, { ...lilypad.settings, DATABASE_URL: hosts(standby, third), DATABASE_REPLICA_URL: third.url() })
  await lilypad.start()
  const again = new Saving(lilypad, cookie)
  const writers = new Writers(again, 4)
  await writers.more(20)
  standby.freeze()
  third.promote()
  await third.ask("alter system set synchronous_standby_names = ''")
  await third.ask('select pg_reload_conf()')
  await writers.more(20)
  await writers.stop()
  expect(again.wrong).toEqual([])
  for (const id of again.kept) saving.kept.add(id)
  await expectAllOn(third)
})
