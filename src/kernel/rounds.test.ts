import { expect, test } from 'vitest'
import { useTestDatabase } from '../../test/world.ts'
import { idOf } from '../seed/ids.ts'
import { startRounds } from './rounds.ts'

useTestDatabase('world')

test('a round goes to every organisation; one that fails says its name and nothing else, and the others go on', async () => {
  const [visited, said]: [string[], string[]] = [[], []]
  const end = startRounds([
    { name: 'failing', every: 60, work: async () => { throw new TypeError('Asha Menon') } },
    { name: 'visiting', every: 60, work: async (actor) => { visited.push(`${actor.kind} ${actor.organisation}`) } },
  ], (line) => said.push(line))
  while (visited.length < 2) await new Promise((done) => setTimeout(done, 5))
  await end()
  expect(visited.toSorted()).toEqual([idOf('lochside'), idOf('skerry')].map((id) => `system ${id}`).toSorted())
  expect(said).toEqual(['The round "failing" could not be finished (TypeError); it is tried again later.'])
})

test('ending waits for the round that is under way, and starts no other', async () => {
  const steps: string[] = []
  const end = startRounds([
    { name: 'slow', every: 60, work: async () => { steps.push('began'); await new Promise((done) => setTimeout(done, 20)); steps.push('done') } },
    { name: 'next', every: 60, work: async () => { steps.push('next') } },
  ], () => undefined)
  while (steps.length === 0) await new Promise((done) => setTimeout(done, 2))
  await end()
  expect(steps).toEqual(['began', 'done'])
})
