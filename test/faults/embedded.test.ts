import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { findRunning, startEmbedded } from '../../src/database/embedded.ts'
import { birthOf, waitForEnd } from '../../src/database/embedded-processes.ts'
import { ask, killAndWait, serverOf, startElsewhere, temporaryFolder, tidyUp, until } from './embedded-tools.ts'

const log = () => {}

afterEach(tidyUp)

const half = (directory: string) => readdirSync(directory).find((name) => name.startsWith('database.new')) ?? 'none'

/** Moments of the first start, each told by what lies in the data directory, in the order they come. */
const moments: Record<string, (directory: string) => boolean> = {
  'it has taken its lock': (directory) => existsSync(join(directory, 'lilypad.lock')),
  'the new cluster has a folder': (directory) => half(directory) !== 'none',
  'the new cluster looks like one': (directory) => existsSync(join(directory, half(directory), 'PG_VERSION')),
  'its system tables are being copied': (directory) => existsSync(join(directory, half(directory), 'base/4')),
  'the cluster is in its place': (directory) => existsSync(join(directory, 'database')),
  'the server has its lock': (directory) => existsSync(join(directory, 'database/postmaster.pid')),
}

test.each(Object.keys(moments))('killed in the first start when %s: the next start works', async (moment) => {
  const directory = temporaryFolder()
  const { child } = await startElsewhere(directory)
  await until(() => moments[moment]!(directory))
  await killAndWait(child)
  const database = await startEmbedded({ directory, log })
  expect(await ask(database, 'select current_database()')).toBe('lilypad')
  await database.stop()
})

test('a first start leaves one whole cluster and nothing half-made', async () => {
  const directory = temporaryFolder()
  const database = await startEmbedded({ directory, log })
  const facts = "select concat_ws(' ', current_user, pg_encoding_to_char(encoding), datcollate, current_setting('fsync'), current_setting('listen_addresses')) from pg_database where datname = current_database()"
  expect(await ask(database, facts)).toBe('lilypad_owner UTF8 C on ')
  expect(statSync(join(directory, 'socket')).mode & 0o777).toBe(0o700)
  await database.stop()
  expect(readdirSync(directory).toSorted()).toEqual(['database', 'database.log', 'socket'])
})

test('a server whose Lilypad was killed is stopped, and nothing acknowledged is lost', async () => {
  const directory = temporaryFolder()
  const first = await startElsewhere(directory)
  const connection = await first.said
  await ask(connection!, 'create table kept as select 42 as answer')
  const orphan = serverOf(directory)
  await killAndWait(first.child)
  expect(birthOf(orphan)).toBeDefined()
  expect(findRunning(directory)).toBeUndefined()
  const lines: string[] = []
  const database = await startEmbedded({ directory, log: (line) => lines.push(line) })
  expect(lines.join()).toContain('left running')
  expect(birthOf(orphan)).toBeUndefined()
  expect(await ask(database, 'select answer from kept')).toBe(42)
  await database.stop()
})

test('processes that outlive a killed server are waited for, and its lock is not deleted', async () => {
  const directory = temporaryFolder()
  const first = await startElsewhere(directory)
  const client = new pg.Client(await first.said)
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const busy = rows[0]!.pid
  // It never looks up, so never sees its server go; it ends by itself only so that a test that is cut off leaves nothing running.
  client.query("do $$ declare stop timestamptz := clock_timestamp() + interval '2 minutes'; begin while clock_timestamp() < stop loop null; end loop; end $$").catch(() => {})
  const server = serverOf(directory)
  await killAndWait(first.child)
  process.kill(server, 'SIGKILL')
  await waitForEnd(server, 30_000)
  const heard: string[] = []
  const database = await startEmbedded({
    directory,
    log: (line) => {
      heard.push(line)
      if (line.includes('Waiting')) process.kill(busy, 'SIGKILL')
    },
  })
  expect(heard.join()).toContain('Waiting for the last processes')
  expect(await ask(database, 'select 1')).toBe(1)
  await database.stop()
})

test('a lock whose number now belongs to some other program does not stop the start', async () => {
  const directory = temporaryFolder()
  const first = await startElsewhere(directory)
  await first.said
  const lock = join(directory, 'database/postmaster.pid')
  const server = serverOf(directory)
  await killAndWait(first.child)
  process.kill(server, 'SIGKILL')
  await waitForEnd(server, 30_000)
  const { uid, gid } = statSync(lock)
  const other = spawn('sleep', ['600'], { uid, gid })
  try {
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(other.pid)))
    const database = await startEmbedded({ directory, log })
    expect(await ask(database, 'select 1')).toBe(1)
    await database.stop()
    expect(birthOf(other.pid!)).toBeDefined() // and it was left alone
  } finally {
    await killAndWait(other)
  }
})

test('a second Lilypad on a data directory is refused in a sentence, and the first goes on', async () => {
  const directory = temporaryFolder()
  const first = await startEmbedded({ directory, log })
  const sentence = `Lilypad is already running on this data directory (process ${process.pid}).`
  await expect(startEmbedded({ directory, log })).rejects.toThrow(sentence)
  const second = await startElsewhere(directory)
  expect((await second.said)?.error).toBe(sentence)
  expect(await ask(first, 'select 1')).toBe(1)
  expect(await ask(findRunning(directory)!, 'select 2')).toBe(2)
  await first.stop()
  expect(findRunning(directory)).toBeUndefined()
})

test('of several Lilypads that start at once after a crash, exactly one wins', async () => {
  const directory = temporaryFolder()
  const crashed = await startElsewhere(directory)
  await crashed.said
  await killAndWait(crashed.child)
  const starts = await Promise.all([1, 2, 3, 4].map(() => startElsewhere(directory)))
  const said = await Promise.all(starts.map((start) => start.said))
  expect(said.filter((words) => words?.error === undefined)).toHaveLength(1)
  expect(said.filter((words) => words?.error?.startsWith('Lilypad is already running'))).toHaveLength(3)
})

test('whoever holds the database hears whether its end was asked for', async () => {
  const directory = temporaryFolder()
  const database = await startEmbedded({ directory, log })
  process.kill(serverOf(directory), 'SIGKILL')
  expect(await database.exited).toEqual({ expected: false })
  await database.stop()
  const again = await startEmbedded({ directory, log })
  await Promise.all([again.stop(), again.stop()])
  expect(await again.exited).toEqual({ expected: true })
})
