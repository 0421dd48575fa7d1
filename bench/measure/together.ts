import type { Journey, Step } from './journeys.ts'
import { Skip } from './journeys.ts'
import type { Person } from './people.ts'
import { at, rounded, send } from './timing.ts'

export interface Crowd { callers: number; seconds: number; aSecond: number; kinds: { kind: Journey['kind']; count: number; p50: number; p95: number; p99: number; sentAway: number; failed: number }[] }

/** Of a hundred requests: what people of a working day ask for. Reports go on beside them. */
type Kind = Exclude<Journey['kind'], 'report'>
const shares: Readonly<Record<Kind, number>> = { read: 60, save: 25, find: 10, search: 2, pdf: 3 }
/** Always the same choice for the same number. */
const pick = (n: number, below: number) => Number((BigInt(n) * 2_654_435_761n >> 7n) % BigInt(below))

/**
 * So many callers at once for so many seconds, readers and writers mixed; each asks anew as soon as it is answered. What is prepared
 * for a save counts as load and is not timed. A 503 or 429 is counted as sent away: it is a sentence, and nothing was begun.
 */
export async function together(address: string, people: readonly Person[], all: readonly Journey[], callers: number, seconds: number): Promise<Crowd> {
  const until = performance.now() + seconds * 1000
  const times = new Map<Journey['kind'], number[]>((Object.keys(shares) as Kind[]).map((kind) => [kind, []]))
  const [sentAway, failed] = [new Map<string, number>(), new Map<string, number>()]
  let n = 0
  const caller = async () => {
    while (performance.now() < until) {
      n += 1
      const journey = choose(all, n)
      const person = people[pick(n + 77, people.length)]!
      const step = await prepared(journey, person, pick(n, 5))
      if (!step) continue
      const { ms, ok, status } = await send(address, person, step)
      if (status === 503 || status === 429) count(sentAway, journey.kind)
      else if (!ok) count(failed, journey.kind)
      else times.get(journey.kind)!.push(ms)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: callers }, caller))
  const took = (performance.now() - began) / 1000
  const kinds = [...times].map(([kind, all]) => {
    const sorted = all.sort((one, other) => one - other)
    return { kind, count: sorted.length, p50: rounded(at(sorted, 0.5)), p95: rounded(at(sorted, 0.95)), p99: rounded(at(sorted, 0.99)), sentAway: sentAway.get(kind) ?? 0, failed: failed.get(kind) ?? 0 }
  })
  return { callers, seconds: Math.round(took), aSecond: rounded(kinds.reduce((sum, one) => sum + one.count, 0) / took), kinds }
}

function choose(all: readonly Journey[], n: number): Journey {
  let left = pick(n, 100)
  const kind = (Object.keys(shares) as Kind[]).find((one) => (left -= shares[one]) < 0)!
  const ofKind = all.filter((journey) => journey.kind === kind && !journey.name.includes('forty') && !journey.name.includes('two hundred'))
  return ofKind[pick(n + 13, ofKind.length)]!
}

/** What could not be prepared, because its page was sent away, is left out: the next caller asks for something else. */
async function prepared(journey: Journey, person: Person, turn: number): Promise<Step | undefined> {
  try {
    return await journey.make(person, turn)
  } catch (error) {
    if (error instanceof Skip || (error instanceof Error && / answered (503|429)\./.test(error.message))) return undefined
    throw error
  }
}

const count = (counts: Map<string, number>, kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1)
