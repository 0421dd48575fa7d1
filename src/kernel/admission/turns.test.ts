import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { Busy } from '../errors.ts'
import { type Kind, kinds } from './kinds.ts'
import { ordinaryRoom, type Room, Turns } from './turns.ts'

afterEach(() => { vi.useRealTimers() })

const small: Room = { places: 3, reports: 1, waiting: { save: 50, read: 50, report: 50 }, patience: 10_000 }

/** Work that ends when told. */
function work() {
  let end = () => {}
  const promise = new Promise<void>((resolve) => { end = resolve })
  return { promise, end: () => end() }
}
/** Everything that can go on without time passing has gone on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

test('never more at once than there are places; saves go before pages before reports; each in the order they came; all are done', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...kinds), { maxLength: 40 }), fc.infiniteStream(fc.nat()), async (asked, choices) => {
    const turns = new Turns(small)
    const waiting: { kind: Kind; number: number }[] = []
    const running: { kind: Kind; end: () => void }[] = []
    let done = 0
    asked.forEach((kind, number) => {
      waiting.push({ kind, number })
      void turns.take(kind, async () => {
        const at = waiting.findIndex((one) => one.number === number)
        // Nobody that was let in passed one of its own kind that came before.
        expect(waiting.findIndex((one) => one.kind === kind)).toBe(at)
        // Nor did it pass a kind that comes first and had room.
        const first = waiting.filter((one) => kinds.indexOf(one.kind) < kinds.indexOf(kind) && (one.kind !== 'report'))
        if (running.length > 0 && done > 0) expect(first).toEqual([])
        waiting.splice(at, 1)
        const { promise, end } = work()
        running.push({ kind, end })
        expect(running.length).toBeLessThanOrEqual(small.places)
        expect(running.filter((one) => one.kind === 'report').length).toBeLessThanOrEqual(small.reports)
        await promise
        done += 1
      })
    })
    await settle()
    while (running.length > 0) {
      const [one] = running.splice(choices.next().value! % running.length, 1)
      one!.end()
      await settle()
    }
    expect([done, waiting]).toEqual([asked.length, []])
  }), { numRuns: 60 })
})

test('a report that takes long leaves the other places to those who save and read', async () => {
  const turns = new Turns(small)
  const { promise, end } = work()
  const reports = [turns.take('report', () => promise), turns.take('report', async () => undefined)]
  for (const kind of ['save', 'read', 'save', 'read'] as const) await turns.take(kind, async () => undefined)
  end()
  await Promise.all(reports)
})

test('when too many wait, one more is sent away at once and has done nothing; what fails gives its place back', async () => {
  const turns = new Turns({ ...small, places: 1, waiting: { save: 1, read: 0, report: 0 } })
  const { promise, end } = work()
  const first = turns.take('save', () => promise)
  const second = turns.take('save', async () => { throw new Error('on purpose') })
  const began = vi.fn(async () => undefined)
  for (const kind of kinds) await expect(turns.take(kind, began)).rejects.toThrow(Busy)
  expect(began).not.toHaveBeenCalled()
  end()
  await first
  await expect(second).rejects.toThrow('on purpose')
  await turns.take('report', began)
  expect(began).toHaveBeenCalledOnce()
})

test('who waited ten seconds is told so, and does not take a place afterwards', async () => {
  vi.useFakeTimers()
  const turns = new Turns({ ...small, places: 1 })
  const { promise, end } = work()
  const first = turns.take('save', () => promise)
  const began = vi.fn(async () => undefined)
  const tired = turns.take('read', began).catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(9_999)
  const fresh = turns.take('save', began)
  await vi.advanceTimersByTimeAsync(1)
  expect(await tired).toBeInstanceOf(Busy)
  end()
  await Promise.all([first, fresh])
  expect(began).toHaveBeenCalledOnce()
})

test('the rounds that Lilypad does by itself always find a connection', () => {
  expect(ordinaryRoom.places).toBeLessThan(20)
  expect(ordinaryRoom.reports).toBeLessThan(ordinaryRoom.places / 2)
})
