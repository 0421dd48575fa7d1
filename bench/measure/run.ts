import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { findRunning } from '../../src/database/embedded.ts'
import { openDatabase } from '../../src/database/connect.ts'
import { asLogin, type Place } from '../../src/database/migrate.ts'
import { useDatabase } from '../../src/kernel/tenant.ts'
import { type App, memoryOf, processorOf, socketOf, startApp, untilAtRest, watchMemory } from './app.ts'
import { type FirstPage, openSlowly } from './browser.ts'
import { press, type Pressed } from './crowding.ts'
import { Floor } from './floor.ts'
import { beside, type Heavy } from './heavy.ts'
import { type Journey, journeys } from './journeys.ts'
import { type Person, signIn, signInEvaluator } from './people.ts'
import { send, time, timeBeside, type Timed } from './timing.ts'
import { together, type Crowd } from './together.ts'

export interface Measured {
  size: { carers: number; organisations: number }
  machine: string
  node: string
  day: string
  startMs: number
  startAgainMs: number
  bytesPerCarer: number
  memory: { appIdle: number; databaseIdle: number; appAfter: number; databaseAfter: number; appPeak: number; databasePeak: number }
  processorMsPerRequest: number
  socketMs: number
  journeys: Timed[]
  firstPages: FirstPage[]
  crowd: Crowd
  heavy: Heavy[]
  pressed: Pressed[]
}

export interface Asked { data: string; size: Measured['size']; port: number; chromium: string | undefined; turns: number; seconds: number; say: (line: string) => void }
/** What the parts of the measuring share. */
interface Bench extends Asked, Open { people: readonly Person[]; evaluator: Person; all: readonly Journey[] }
/** Lilypad on its world, and ways past it. */
interface Open { app: App; owner: pg.Pool; login: Place; databasePids: () => Promise<number[]> }

/** Lilypad started on the world in `data`, and at rest, for as long as the work takes. */
async function withApp<T>({ data, port, say }: Pick<Asked, 'data' | 'port' | 'say'>, work: (open: Open) => Promise<T>): Promise<T> {
  const app = await startApp(data, port)
  try {
    const place = findRunning(data)
    if (!place) throw new Error('Lilypad runs, and its database was not found.')
    const owner = new pg.Pool({ ...place, max: 2 })
    owner.on('error', () => undefined)
    say('Lilypad has started, and does what it does by itself: the history of a new world comes under its seals, reminders are written.')
    say(`That took ${await untilAtRest(owner)} s.`)
    const db = openDatabase(asLogin(place), 4)
    useDatabase(db)
    const databasePids = async () => (await owner.query<{ pid: number }>('select pid from pg_stat_activity where pid is not null union select pg_backend_pid()')).rows.map(({ pid }) => pid)
    return await work({ app, owner, login: asLogin(place), databasePids }).finally(() => Promise.all([owner.end(), db.destroy()]))
  } finally {
    await app.stop()
  }
}

async function comeIn(asked: Asked, open: Open): Promise<Bench> {
  const evaluator = await signInEvaluator(open.owner, open.app.address)
  return { ...asked, ...open, people: await signIn(open.owner, open.app.address, 60), evaluator, all: journeys(open.owner, askOf(open.app.address), evaluator, asked.size.carers) }
}

/** On which machine, and on which day. */
export const here = () => ({ machine: `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, ${Math.round(os.totalmem() / 2 ** 30)} GB`, day: new Date().toISOString().slice(0, 10) })

/** Measure the journeys of a working day on a world that has been generated into `data`: one by one, together, and more than there is room for. */
export async function measure(asked: Asked): Promise<Measured> {
  const { size } = asked
  // The first start leaves nothing to be done at the second, which is as any other.
  const coldMs = await withApp(asked, async ({ app }) => app.startMs)
  return withApp(asked, async (open) => {
    const { app, owner, databasePids } = open
    const floor = await new Floor(open.login).open()
    const [appIdle, databaseIdle] = [memoryOf([app.child.pid!]), memoryOf(await databasePids())]
    const socketMs = await socketOf(app.address)
    const bench = await comeIn(asked, open)
    const alone = await oneByOne(bench)
    const [appAfter, databaseAfter] = [memoryOf([app.child.pid!]), memoryOf(await databasePids())]
    const timed = await besideFloors(bench, alone.journeys, floor).finally(() => floor.close())
    const firstPages = await slowly(bench)
    const [appMemory, databaseMemory] = [watchMemory(async () => [app.child.pid!]), watchMemory(databasePids)]
    const crowded = await allAtOnce(bench)
    const pressed = await tooMuch(bench, crowded.crowd.aSecond)
    const { rows: [found] } = await owner.query<{ bytes: number }>('select pg_database_size(current_database())::float8 as bytes')
    return {
      size, ...here(), node: process.version,
      startMs: Math.round(coldMs), startAgainMs: Math.round(app.startMs), bytesPerCarer: Math.round(found!.bytes / size.carers), processorMsPerRequest: alone.processorMs, socketMs,
      memory: { appIdle, databaseIdle, appAfter, databaseAfter, appPeak: await appMemory.most(), databasePeak: await databaseMemory.most() },
      journeys: timed, firstPages, ...crowded, pressed,
    }
  })
}

/** The pages of a working day one by one and nothing else, so many times over, on one start of Lilypad. */
export async function measureAlone(asked: Asked, runs: number): Promise<Timed[][]> {
  return withApp(asked, async (open) => {
    const bench = await comeIn(asked, open)
    const all: Timed[][] = []
    while (all.length < runs) {
      if (runs > 1) asked.say(`Run ${all.length + 1} of ${runs}.`)
      all.push((await oneByOne(bench)).journeys)
    }
    return all
  })
}

const askOf = (address: string) => async (person: Person, place: string, body?: URLSearchParams) => {
  const answer = await send(address, person, { path: place, ...(body ? { body } : {}) })
  if (!answer.ok) throw new Error(`${place} answered ${answer.status}.`)
  return answer.html
}

async function oneByOne({ app, people, all, turns, say }: Bench): Promise<{ journeys: Timed[]; processorMs: number }> {
  const warmUp = Math.ceil(turns / 10)
  const timed: Timed[] = []
  const before = processorOf(app.child.pid!)
  for (const journey of all) {
    const one = await time(app.address, people, journey, turns, warmUp)
    timed.push(one)
    say(`${one.name}: ${one.p50} ms, p95 ${one.p95} ms, p99 ${one.p99} ms, ${Math.round(one.bytes / 1024)} kB (${one.count}${one.failed > 0 ? `, ${one.failed} FAILED` : ''})`)
  }
  const requests = timed.reduce((sum, { count }) => sum + count + warmUp, 0)
  return { journeys: timed, processorMs: Math.round(((processorOf(app.child.pid!) - before) * 10_000) / requests) / 10 }
}

async function besideFloors({ app, people, all, turns, say }: Bench, timed: readonly Timed[], floor: Floor): Promise<Timed[]> {
  const done: Timed[] = []
  for (const [n, journey] of all.entries()) {
    const beside = await timeBeside(app.address, people, journey, floor, Math.ceil(turns / 3))
    say(`${journey.name}: ${beside.ours} ms beside ${beside.floor} ms of its floor (${beside.count})`)
    done.push({ ...timed[n]!, beside })
  }
  return done
}

async function slowly({ app, people, all, chromium, say }: Bench): Promise<FirstPage[]> {
  if (!chromium) return []
  const carer = await all.find(({ name }) => name === 'A carer')!.make(people[0]!, 0)
  const pages = await openSlowly(chromium, app.address, people[0]!, ['/today', carer.path])
  for (const { path: page, lcpMs, usableMs, kilobytes } of pages) say(`${page} on a slow line: seen after ${lcpMs} ms, usable after ${usableMs} ms, ${kilobytes} kB`)
  return pages
}

async function allAtOnce({ app, people, evaluator, all, data, seconds, say }: Bench): Promise<{ crowd: Crowd; heavy: Heavy[] }> {
  const stop = beside(app.address, evaluator, data)
  const crowd = await together(app.address, people, all, 32, seconds)
  const heavy = await stop()
  say(`${crowd.callers} at once: ${crowd.aSecond} a second; ${crowd.kinds.map(({ kind, p50, p95, sentAway, failed }) => `${kind} ${p50} ms, p95 ${p95} ms, ${sentAway} sent away, ${failed} failed`).join('; ')}; ${heavy.map(({ name, times }) => `${name} ${times} times`).join(', ')}`)
  return { crowd, heavy }
}

/** What can be done a second is found by asking far too much; then half of that is asked, all of it, twice and four times as much. */
async function tooMuch({ app, people, all, seconds, say }: Bench, guess: number): Promise<Pressed[]> {
  const { done } = await press(app.address, people, all, guess * 5, seconds * 0.4)
  const pressed: Pressed[] = []
  for (const part of [0.5, 1, 2, 4]) {
    const one = await press(app.address, people, all, done * part, seconds * 0.6)
    pressed.push(one)
    say(`${one.asked} asked a second: ${one.done} done, ${one.sentAway} sent away, ${one.failed} failed, p95 ${one.p95} ms, saves ${one.savesP95} ms, ${one.savesSentAway} saves sent away`)
  }
  return pressed
}

/** The figures, where the page of results takes them from. */
export function keepResults(folder: string, name: string, measured: object): string {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name}.json`)
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`)
  return file
}
