import { afterEach, expect, test, vi } from 'vitest'
import { useTestDatabase } from '../../test/world.ts'
import { idOf } from '../seed/ids.ts'
import { startRounds } from './rounds.ts'

useTestDatabase('world')
afterEach(() => { vi.useRealTimers() })

test('a round goes to every organisation; one that fails says its name and nothing else, and the others go on', async () => {
  const [visited, said]: [string[], string[]] = [[], []]
  const end = startRounds([
    { name: 'failing', every: 60, work: async () => { throw new TypeError('Asha Menon') } },
    { name: 'visiting', every: 60, work: async (actor) => { visited.push(`${actor.kind} ${actor.organisation}`) } },
  ], (line) => said.push(line))
  while (visited.length < 2 || said.length === 0) await new Promise((done) => setTimeout(done, 5))
  await end()
  expect(visited.toSorted()).toEqual([idOf('lochside'), idOf('skerry')].map((id) => `system ${id}`).toSorted())
  expect(said).toEqual(['The round "failing" could not be finished (TypeError); it is tried again later.'])
})

test('a long one holds up nobody: the others go at their times, and it is not begun a second time', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const steps: string[] = []
  let finish = () => {}
  const end = startRounds([
    { name: 'long', every: 10, whole: () => new Promise<void>((done) => { steps.push('long'); finish = done }) },
    { name: 'short', every: 10, whole: async () => { steps.push('short') } },
  ], () => undefined)
  await vi.advanceTimersByTimeAsync(25 * 60_000)
  expect(steps).toEqual(['long', 'short', 'short', 'short'])
  finish()
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(steps.slice(4).toSorted()).toEqual(['long', 'short'])
  finish()
  await end()
})

test('ending waits for those that are under way, goes to no further organisation, and begins none again', async () => {
  const steps: string[] = []
  let finish = () => {}
  const slow = new Promise<void>((done) => { finish = done })
  const end = startRounds([
    { name: 'slow', every: 60, whole: async () => { steps.push('began'); await slow; steps.push('done') } },
    { name: 'by organisation', every: 60, work: async () => { steps.push('one'); await slow } },
  ], () => undefined)
  while (steps.length < 2) await new Promise((done) => setImmediate(done))
  const ended = end().then(() => steps.push('ended'))
  finish()
  await ended
  expect([steps.slice(0, 2).toSorted(), steps.slice(2)]).toEqual([['began', 'one'], ['done', 'ended']])
})
