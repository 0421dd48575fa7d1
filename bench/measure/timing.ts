import type { Journey, Step } from './journeys.ts'
import { Skip } from './journeys.ts'
import type { Person } from './people.ts'

export interface Timed { name: string; kind: Journey['kind']; budget: number; count: number; p50: number; p95: number; p99: number; bytes: number; failed: number }

const at = (times: readonly number[], part: number) => times[Math.min(times.length - 1, Math.ceil(times.length * part) - 1)] ?? Number.NaN
const rounded = (number: number) => Math.round(number * 10) / 10

/** One request, from the first byte sent to the last received. What fails is counted and told, never left out. */
export async function send(address: string, { cookie }: Person, { path, body }: Step): Promise<{ ms: number; bytes: number; ok: boolean; html: string; status: number }> {
  const began = performance.now()
  const answer = await fetch(`${address}${path}`, { method: body ? 'POST' : 'GET', ...(body ? { body } : {}), headers: { cookie, 'sec-fetch-site': 'same-origin' }, redirect: 'manual' })
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { ms: performance.now() - began, bytes: bytes.length, ok: answer.status < 400, html: bytes.toString('utf8'), status: answer.status }
}

/** A journey again and again, one request after the other, each time by another person and of another carer. */
export async function time(address: string, people: readonly Person[], journey: Journey, turns: number, warmUp: number): Promise<Timed> {
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
    const one = await send(address, person, step)
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
