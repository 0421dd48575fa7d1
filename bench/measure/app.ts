import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { at, rounded } from './timing.ts'

/** Lilypad in a process of its own, as it is started for people to use. */
export interface App { address: string; child: ChildProcess; startMs: number; stop: () => Promise<void> }

/** Start it and wait until it answers. */
export async function startApp(data: string, port: number, databaseUrl?: string): Promise<App> {
  const began = performance.now()
  const address = `http://localhost:${port}`
  if (await fetch(address).then(() => true, () => false)) throw new Error(`Something answers on port ${port} already. Name another: PORT=… npm run bench`)
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.js')], {
    env: { ...process.env, PORT: String(port), LILYPAD_DATA: data, LILYPAD_DEMO: 'off', ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) }, stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (;;) {
    if (await fetch(`${address}/readyz`).then(({ status }) => status === 200, () => false)) break
    if (child.exitCode !== null) throw new Error('Lilypad ended before it answered.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { address, child, startMs: performance.now() - began, stop: async () => { child.kill('SIGTERM'); await ended } }
}

/**
 * Wait until Lilypad has done what it does by itself after a start, which in a world that was only just made is a great deal: all of its history comes
 * under its seals. It has when its database was asked nothing for five seconds. Gives back how many seconds that took.
 */
export async function untilAtRest(owner: pg.Pool): Promise<number> {
  const began = performance.now()
  for (;;) {
    const { rows: [found] } = await owner.query<{ rest: boolean }>(`select coalesce(bool_and(state = 'idle' and state_change < clock_timestamp() - interval '5 seconds'), true) as rest
      from pg_stat_activity where datname = current_database() and usename <> current_user`)
    if (found!.rest) return Math.round((performance.now() - began) / 1000)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** What a process, or several, take of the memory, each shared page counted by its share (PSS), in MB. Linux only. */
export function memoryOf(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => { try { return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) } catch { return 0 } })
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 102.4) / 10
}

/** Processor seconds a process has used so far. Linux only. */
export function processorOf(pid: number): number {
  const parts = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
  return (Number(parts[11]) + Number(parts[12])) / 100
}

/** Keeps an eye on the most that processes take, four times a second, until asked. In MB. */
export function watchMemory(pids: () => Promise<readonly number[]>): { most: () => Promise<number> } {
  let [peak, watching] = [0, true]
  const watched = (async () => {
    while (watching) {
      peak = Math.max(peak, memoryOf(await pids()))
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })()
  return { most: async () => { watching = false; await watched; return peak } }
}

/** How long an answer takes that needs no database and no page: what the socket, and the one who measures, cost by themselves. */
export async function socketOf(address: string): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < 220; turn += 1) {
    const began = performance.now()
    await (await fetch(`${address}/healthz`)).arrayBuffer()
    if (turn >= 20) times.push(performance.now() - began)
  }
  return rounded(at(times.sort((one, other) => one - other), 0.5))
}
