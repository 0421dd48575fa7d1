import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answer, signedIn, type Visitor } from '../visitor.ts'
import { useTestDatabase } from '../world.ts'
import { makeRounds } from '../../src/rounds.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { at, dayIn } from '../../src/kernel/clock.ts'
import { newId } from '../../src/kernel/ids.ts'
import { findFaults } from '../../src/database/audit/find-faults.ts'
import { idOf } from '../../src/seed/ids.ts'
import { howMany, seed } from '../fuzz/figures.ts'

// The clock of the machine jumps: an hour, a night, a year, forward and back, and over the ends of summer time.

const world = useTestDatabase('world')
const lochside = idOf('lochside')
const asha = idOf('lochside', 'carer', 'asha-menon')

const hour = 3_600_000
const jumps: Record<string, number> = { 'a second back': -1000, 'an hour forward': hour, 'an hour back': -hour, 'a night forward': 14 * hour, 'a day back': -24 * hour, 'a year forward': 366 * 24 * hour, 'a year back': -366 * 24 * hour }
/** Moments about which clocks change in Europe, and the turn of a year and of a leap day. */
const odd = ['2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-12-31T23:59:59.999Z', '2028-02-29T12:00:00Z', '2027-03-28T01:00:00Z']

const pages = ['/today', '/carers', `/carers/${asha}`, `/carers/${asha}/plans`, `/carers/${asha}/outcomes`, `/carers/${asha}/reviews`, `/carers/${asha}/timescales`, `/carers/${asha}/looks`, `/carers/${asha}/long-view`, '/openings', '/account']
const posts: ((id: string) => [string, Record<string, string>])[] = [
  (id) => ['/carers', { id, callName: `Clock ${id}`, asked: 'new' }],
  (id) => [`/carers/${asha}/conversations`, { id, kind: 'visit', place: 'At home' }],
  (id) => [`/carers/${asha}/contacts`, { id, words: 'She rang' }],
  (id) => [`/carers/${asha}/actions`, { id, what: 'Ring the surgery' }],
]

const step = fc.oneof(
  fc.constantFrom(...Object.keys(jumps)).map((jump) => ({ jump })), fc.constantFrom(...odd).map((moment) => ({ moment })),
  fc.constantFrom(...pages).map((page) => ({ page })), fc.constantFrom(...posts.keys()).map((post) => ({ post })), fc.constant({ round: true }), fc.constant({ twice: true }),
) as fc.Arbitrary<{ jump?: string; moment?: string; page?: string; post?: number; round?: boolean; twice?: boolean }>

/** What a page must never say, whenever it is asked. */
const nonsense = /\bNaN\b|Invalid (?:Date|time)|undefined|-\d+ (?:day|week|month|year|hour|minute|working)|\bin -\d/

test('whatever the clock does, no page falls over or speaks of days below nought, and no form is lost or kept twice', async () => {
  const kept = new Set<string>()
  let answers = 0
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
    let time = Date.now()
    let visitor: Visitor = await at(new Date(time), () => signedIn('jo-reid'))
    const rounds = makeRounds({ post: async () => undefined, address: 'http://localhost:3000' }, {} as never)
    const expectFine = (what: string, { status, html }: Answer) => {
      answers += 1
      expect([what, new Date(time).toISOString(), status < 500, nonsense.exec(html.replace(/<[^>]*>/g, ' '))?.[0]]).toEqual([what, new Date(time).toISOString(), true, undefined])
    }
    for (const one of steps) {
      if (one.jump) time += jumps[one.jump]!
      if (one.moment) time = Date.parse(one.moment)
      await at(new Date(time), async () => {
        // A session that has run out by then asks who it is, and one signs in again.
        const seen = await visitor.get('/today')
        expectFine('/today', seen)
        if (seen.status === 303) visitor = await signedIn('jo-reid')
        if (one.page) expectFine(one.page, await visitor.get(one.page))
        if (one.post !== undefined || one.twice) {
          const id = newId()
          const [path, fields] = posts[one.post ?? 0]!(id)
          const first = await visitor.post(path, fields)
          expectFine(path, first)
          if (path === '/carers' && first.status === 303) kept.add(id)
          // The same form again, when the clock has jumped in between: it is the one that is there, whatever the day is now.
          const again = await at(new Date(time - hour), () => visitor.post(path, fields))
          expectFine(path, again)
          // Who works with her from today does not work with her yesterday, and is told so; nothing is written twice.
          const sameDay = dayIn('Europe/London', new Date(time)) === dayIn('Europe/London', new Date(time - hour))
          if (path === '/carers') expect([new Date(time).toISOString(), again.status === first.status || (!sameDay && again.status === 403)]).toEqual([new Date(time).toISOString(), true])
        }
        if (one.round) for (const { work } of rounds) await work?.(systemActor(lochside), () => true)
      })
    }
  }), { numRuns: howMany('LILYPAD_CLOCKS', 4, 60), seed, endOnFailure: true })
  expect(answers).toBeGreaterThan(60)
  const { rows } = await world.owner.query<{ id: string; count: number }>("select id, count(*)::int as count from carers where call_name like 'Clock %' group by id")
  expect(rows.map((row) => `${row.id} ${row.count}`).toSorted()).toEqual([...kept].map((id) => `${id} 1`).toSorted())
  expect((await findFaults(world.place)).faults).toEqual([])
})

test('a session that was signed in before the clock went back a year is no session for ever', async () => {
  const now = Date.now()
  const visitor = await at(new Date(now), () => signedIn('jo-reid'))
  const statuses = []
  for (const days of [0, -366, 0, 1, 400]) statuses.push([days, await at(new Date(now + days * 24 * hour), async () => (await visitor.get('/carers')).status)])
  expect(statuses).toEqual([[0, 200], [-366, 200], [0, 200], [1, expect.any(Number)], [400, 303]])
})
