import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { findRunning } from '../../src/database/embedded.ts'
import { openDatabase } from '../../src/database/connect.ts'
import { asLogin } from '../../src/database/migrate.ts'
import { useDatabase } from '../../src/kernel/tenant.ts'
import { memoryOf, processorOf, startApp } from './app.ts'
import { journeys } from './journeys.ts'
import { type Person, signIn } from './people.ts'
import { send, time, type Timed } from './timing.ts'

export interface Measured {
  size: { carers: number; organisations: number }
  machine: string
  node: string
  day: string
  startMs: number
  bytesPerCarer: number
  memory: { appIdle: number; databaseIdle: number; appAfter: number; databaseAfter: number }
  processorMsPerRequest: number
  journeys: Timed[]
}

/** Measure the journeys of a working day on a world that has been generated into `data`; one request after the other. */
export async function measure(data: string, size: Measured['size'], port: number, say: (line: string) => void): Promise<Measured> {
  const app = await startApp(data, port)
  const place = findRunning(data)
  if (!place) throw new Error('Lilypad runs, and its database was not found.')
  const owner = new pg.Pool({ ...place, max: 2 })
  const db = openDatabase(asLogin(place), 4)
  useDatabase(db)
  try {
    const databasePids = async () => (await owner.query<{ pid: number }>('select pid from pg_stat_activity where pid is not null union select pg_backend_pid()')).rows.map(({ pid }) => pid)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    const [appIdle, databaseIdle] = [memoryOf([app.child.pid!]), memoryOf(await databasePids())]
    const people = await signIn(owner, app.address, 60)
    const ask = async (person: Person, place: string, body?: URLSearchParams) => {
      const answer = await send(app.address, person, { path: place, ...(body ? { body } : {}) })
      if (!answer.ok) throw new Error(`${place} answered ${answer.status}.`)
      return answer.html
    }
    const timed: Timed[] = []
    const before = processorOf(app.child.pid!)
    for (const journey of journeys(owner, ask)) {
      const one = await time(app.address, people, journey, 200, 20)
      timed.push(one)
      say(`${one.name}: ${one.p50} ms, p95 ${one.p95} ms, p99 ${one.p99} ms, ${Math.round(one.bytes / 1024)} kB (${one.count}${one.failed > 0 ? `, ${one.failed} FAILED` : ''})`)
    }
    const requests = timed.reduce((sum, { count }) => sum + count + 20, 0)
    const { rows: [found] } = await owner.query<{ bytes: number }>('select pg_database_size(current_database())::float8 as bytes')
    return {
      size, machine: `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, ${Math.round(os.totalmem() / 2 ** 30)} GB`, node: process.version, day: new Date().toISOString().slice(0, 10), startMs: Math.round(app.startMs),
      bytesPerCarer: Math.round(found!.bytes / size.carers), memory: { appIdle, databaseIdle, appAfter: memoryOf([app.child.pid!]), databaseAfter: memoryOf(await databasePids()) },
      processorMsPerRequest: Math.round(((processorOf(app.child.pid!) - before) * 10_000) / requests) / 10, journeys: timed,
    }
  } finally {
    await Promise.all([owner.end(), db.destroy()])
    await app.stop()
  }
}

/** The figures, where the page of results takes them from. */
export function keepResults(folder: string, name: string, measured: Measured): string {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name}.json`)
  writeFileSync(file, `${JSON.stringify(measured, null, 2)}\n`)
  return file
}
