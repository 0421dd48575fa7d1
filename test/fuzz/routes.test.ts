import { afterAll, expect, test } from 'vitest'
import { addUp, howMany, long, seed } from './figures.ts'
import { people } from './people.ts'
import { type Sent, sendChunk } from './chunk.ts'

// Every route, every method, as everybody: whatever is sent, nobody is told or given what is not theirs, and nothing falls over.

const requests = howMany('LILYPAD_REQUESTS', 5_000, 100_000)
const most = 1_000
const all: Sent[] = []

/** The requests of each person, in chunks that each begin in a fresh world: everybody's first, then everybody's second, and so on: a run that is cut off has heard from everybody. */
const chunks = people.flatMap((person, at) => {
  const own = Math.ceil(requests / people.length)
  return Array.from({ length: Math.ceil(own / most) }, (_, chunk) => ({ person, seed: seed + at * 1_000_003, from: chunk * most, count: Math.min(most, own - chunk * most) }))
}).toSorted((one, other) => one.from - other.from)

test.each(chunks)('$person.who sends $count requests from number $from on', async ({ person, seed: own, from, count }) => {
  const sent = await sendChunk(person, own, from, count)
  all.push(sent)
  if (long) console.log(`So far: ${JSON.stringify(addUp(all))}`)
  expect(sent.wrong.join('\n')).toBe('')
})

test('enough was sent, and enough of it was taken, for this to mean something', () => {
  const { requests: sent, statuses } = addUp(all)
  expect(sent).toBeGreaterThanOrEqual(requests)
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '303', '401', '403', '404', '422']))
})

afterAll(() => console.log(`Fuzz of the routes (seed ${seed}): ${JSON.stringify(addUp(all))}`))
