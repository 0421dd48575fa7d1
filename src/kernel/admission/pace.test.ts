import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Kind, kindOf, kinds } from './kinds.ts'
import { type Budget, budgets, Pace } from './pace.ts'

const kind = fc.constantFrom(...kinds)
/** Somebody asks, so many milliseconds after whoever asked before. */
const asking = fc.record({ who: fc.constantFrom('Jo', 'Sam', 'a stranger'), kind, after: fc.integer({ min: 0, max: 3_000 }) })

test('whatever others ask and in whichever order, each has what is theirs: no more over any stretch of time, and no less', () => {
  const limits: Record<Kind, Budget> = { save: { atOnce: 8, aSecond: 4 }, read: { atOnce: 5, aSecond: 2 }, report: { atOnce: 2, aSecond: 0.25 } }
  fc.assert(fc.property(fc.array(asking, { maxLength: 200 }), (all) => {
    let time = 1_000
    const pace = new Pace(() => time, limits)
    const went: { who: string; kind: Kind; time: number }[] = []
    for (const one of all) {
      time += one.after
      const wait = pace.next(one.who, one.kind)
      const { atOnce, aSecond } = limits[one.kind]
      const own = went.filter(({ who, kind }) => who === one.who && kind === one.kind)
      // No less: who stayed below what is theirs in every stretch that ends now is let through.
      const within = own.every(({ time: from }, at) => own.length - at + 1 <= atOnce + ((time - from) / 1000) * aSecond - 1)
      if (within && own.length < atOnce) expect(wait).toBe(0)
      if (wait === 0) went.push({ who: one.who, kind: one.kind, time })
      // No more: in no stretch that ends now did more go through than at once and by the second.
      const since = went.filter(({ who, kind }) => who === one.who && kind === one.kind)
      since.forEach(({ time: from }, at) => expect(since.length - at).toBeLessThanOrEqual(atOnce + ((time - from) / 1000) * aSecond + 1e-6))
    }
  }))
})

test('who is told to wait so many seconds is let in after them, and not a second before', () => {
  fc.assert(fc.property(kind, fc.integer({ min: 0, max: 5_000 }), (one, into) => {
    let time = 0
    const pace = new Pace(() => time)
    for (let times = 0; times < budgets[one].atOnce; times += 1) expect(pace.next('Jo', one)).toBe(0)
    time += Math.min(into, 900 / budgets[one].aSecond)
    const wait = pace.next('Jo', one)
    expect(wait).toBeGreaterThan(0)
    time += (wait - 1) * 1000 - 1
    if (wait > 1) expect(pace.next('Jo', one)).toBeGreaterThan(0)
    time += 1001
    expect(pace.next('Jo', one)).toBe(0)
  }))
})

test('a clock that goes back gives nobody more and keeps nobody out for longer', () => {
  let time = 1_000_000
  const pace = new Pace(() => time)
  for (let times = 0; times < budgets.save.atOnce; times += 1) pace.next('Jo', 'save')
  time -= 900_000
  expect(pace.next('Jo', 'save')).toBe(1)
  time += 1_000
  expect(pace.next('Jo', 'save')).toBe(0)
})

test('more strangers than can be remembered cost memory once, and nobody their turn', () => {
  const pace = new Pace(() => 0)
  for (let one = 0; one < 50_000; one += 1) expect(pace.next(`from 2001:db8:${one}::/64`, 'read')).toBe(0)
  expect((pace as unknown as { left: Map<string, unknown> }).left.size).toBe(20_000)
})

test('saves come before pages, and pages before reports, in how much one person may ask', () => {
  expect(budgets.save.atOnce).toBeGreaterThanOrEqual(budgets.read.atOnce)
  expect(budgets.read.atOnce).toBeGreaterThan(budgets.report.atOnce)
  expect(budgets.save.aSecond).toBeGreaterThanOrEqual(budgets.read.aSecond)
  expect(budgets.read.aSecond).toBeGreaterThan(budgets.report.aSecond)
})

test.each<[string, string, Kind]>([
  ['POST', '/conversations/x/passages', 'save'], ['PUT', '/learning', 'save'], ['GET', '/carers/x', 'read'], ['HEAD', '/plans/x', 'read'],
  ['GET', '/documents/x/file', 'read'], ['GET', '/plans/x/plan.pdf', 'report'], ['GET', '/carers/x/outcomes/export.csv', 'report'], ['GET', '/learning', 'report'], ['GET', '/learnings', 'read'],
])('%s %s is a %s', (method, path, kind) => {
  expect(kindOf(method, path)).toBe(kind)
})
