import type { Floor } from './floor.ts'
import type { Journey, Step } from './journeys.ts'
import { Skip } from './journeys.ts'
import type { Person } from './people.ts'

export interface Timed { name: string; kind: Journey['kind']; budget: number; count: number; p50: number; p95: number; p99: number; bytes: number; failed: number; beside?: Beside }
/** The same requests once more, each with its floor right after it: medians in milliseconds. */
export interface Beside { ours: number; floor: number; count: number }

export const at = (times: readonly number[], part: number) => times[Math.min(times.length - 1, Math.ceil(times.length * part) - 1)] ?? Number.NaN
export const rounded = (number: number) => Math.round(number * 10) / 10

/** One request, from the first byte sent to the last received. What fails is counted and told, never left out. */
export async function send(address: string, { cookie }: Person, { path, body }: Step): Promise<{ ms: number; bytes: number; ok: boolean; html: string; status: number; waitSeconds: number }> {
  const began = performance.now()
  const answer = await fetch(`${address}${path}`, { method: body ? 'POST' : 'GET', ...(body ? { body } : {}), headers: { cookie, 'sec-fetch-site': 'same-origin' }, redirect: 'manual' })
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { ms: performance.now() - began, bytes: bytes.length, ok: answer.status < 400, html: bytes.toString('utf8'), status: answer.status, waitSeconds: Number(answer.headers.get('retry-after') ?? 1) }
}

/**
 * As {@link send}, by somebody who waits when told to: one person may ask so much in a short time (429), and where one worker has all
 * that is heavy, every turn is hers. The waiting is not timed; a request that was sent away did nothing.
 */
export async function sendInTurn(address: string, person: Person, step: Step): ReturnType<typeof send> {
  for (let again = 0; ; again += 1) {
    const answer = await send(address, person, step)
    if (answer.status !== 429 || again === 20) return answer
    await new Promise((resolve) => setTimeout(resolve, answer.waitSeconds * 1000))
  }
}

/** A journey again and again, one request after the other, each time by another person and of another carer. */
export async function time(address: string, everybody: readonly Person[], journey: Journey, most: number, warmUp: number): Promise<Timed> {
  const [people, turns] = [journey.by ?? everybody, Math.min(most, journey.turns ?? most)]
  const times: number[] = []
  let [bytes, failed, turn, skipped] = [0, 0, 0, 0]
  while (times.length < turns && skipped < people.length) {
    const person = people[turn % people.length]!
    let step: Step
    try {
      step = await journey.make(person, Math.floor(turn / people.length))
    } catch (error) {
      if (!(error instanceof Skip)) throw error
      turn += 1
      skipped += 1
      continue
    }
    const one = await sendInTurn(address, person, step)
    turn += 1
    skipped = 0
    if (turn <= warmUp) continue
    times.push(one.ms)
    bytes += one.bytes
    if (!one.ok) failed += 1
  }
  times.sort((one, other) => one - other)
  return { name: journey.name, kind: journey.kind, budget: journey.budget, count: times.length, p50: rounded(at(times, 0.5)), p95: rounded(at(times, 0.95)), p99: rounded(at(times, 0.99)), bytes: Math.round(bytes / Math.max(1, times.length)), failed }
}

/** What a journey costs beside its floor, the two in turns, so that a busy machine slows both. */
export async function timeBeside(address: string, everybody: readonly Person[], journey: Journey, floor: Floor, most: number): Promise<Beside> {
  const [people, turns] = [journey.by ?? everybody, Math.min(most, journey.turns ?? most)]
  const [ours, least]: [number[], number[]] = [[], []]
  for (let turn = 0, skipped = 0; ours.length < turns && skipped < people.length; turn += 1) {
    const person = people[turn % people.length]!
    try {
      const step = await journey.make(person, Math.floor(turn / people.length))
      const { ms, bytes } = await sendInTurn(address, person, step)
      const floorMs = await floor.time(person, journey.floor, step.about ?? {}, bytes)
      if (turn >= Math.min(5, turns / 4)) { ours.push(ms); least.push(floorMs) }
      skipped = 0
    } catch (error) {
      if (!(error instanceof Skip)) throw error
      skipped += 1
    }
  }
  const median = (times: number[]) => rounded(at(times.sort((one, other) => one - other), 0.5))
  return { ours: median(ours), floor: median(least), count: ours.length }
}
