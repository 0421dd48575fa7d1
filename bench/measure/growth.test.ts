import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byDoubling, type Grown, growthTable, pagesGrown, sizesTo, worldsTable } from './growth.ts'

const timed = (name: string, p95: number) => ({ name, kind: 'read' as const, budget: 50, count: 200, p50: 1, p95, p99: p95, bytes: 1, failed: 0 })
const world = (carers: number, carer: number, today: number): Grown => ({ carers, day: '2026-11-29', machine: '2 × a processor', journeys: [timed('Today', today), timed('A carer', carer)] })

test('the sizes double, to no more than was asked for', () => {
  expect(sizesTo(8_000, 1_000)).toEqual([1_000, 2_000, 4_000, 8_000])
  expect(sizesTo(1_000_000, 1_000).slice(-3)).toEqual([256_000, 512_000, 1_000_000])
  expect(sizesTo(70_000, 1_000).at(-1)).toBe(64_000)
  expect(sizesTo(80, 20)).toEqual([20, 40, 80])
})

test('what grows by the same part with each doubling grows by that part, over however many doublings', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 10 }), fc.double({ min: -0.3, max: 0.5, noNaN: true }), fc.double({ min: 1, max: 500, noNaN: true }), (doublings, part, p95) => {
    expect(byDoubling({ carers: 1_000, p95 }, { carers: 1_000 * 2 ** doublings, p95: p95 * (1 + part) ** doublings })).toBeCloseTo(part, 6)
  }))
})

test('the sizes go from the least to the most, each at most twice the one before and none twice', () => {
  fc.assert(fc.property(fc.integer({ min: 10, max: 5_000 }), fc.integer({ min: 1, max: 1_000 }), (from, times) => {
    const sizes = sizesTo(from * times, from)
    expect(sizes[0]).toBe(from)
    expect(sizes.at(-1)! * 1.5).toBeGreaterThan(from * times)
    for (const [at, size] of sizes.slice(1).entries()) { expect(size / sizes[at]!).toBeGreaterThanOrEqual(1.5); expect(size / sizes[at]!).toBeLessThanOrEqual(2) }
  }))
})

const beyondOf = (p95s: readonly number[], name = 'A carer') =>
  pagesGrown(p95s.map((p95, at) => ({ carers: 1_000 * 2 ** at, day: '', machine: '', journeys: [timed(name, p95)] })))[0]!.beyond
const sizes = { minLength: 1, maxLength: 9 }

test('a page that no doubling makes slower by more than a tenth is never beyond it', () => {
  fc.assert(fc.property(fc.double({ min: 1, max: 500, noNaN: true }), fc.array(fc.double({ min: -0.5, max: 0.0999, noNaN: true }), sizes), (p95, parts) => {
    expect(beyondOf(parts.reduce((all, part) => [...all, all.at(-1)! * (1 + part)], [p95]))).toBe(false)
  }))
})

test('a page that every doubling makes slower by more than a tenth is always beyond it; a short one only from 25 ms on; one about many never', () => {
  fc.assert(fc.property(fc.double({ min: 1, max: 500, noNaN: true }), fc.array(fc.double({ min: 0.1001, max: 2, noNaN: true }), sizes), (p95, parts) => {
    const p95s = parts.reduce((all, part) => [...all, all.at(-1)! * (1 + part)], [p95])
    expect(beyondOf(p95s)).toBe(p95s.at(-1)! > 25)
    expect(beyondOf(p95s, 'Find: the end of a telephone number')).toBe(false)
  }))
})

test('one leap is beyond it, however even all the others are', () => {
  expect(beyondOf([100, 100, 126, 126, 126, 126, 126])).toBe(true)
  expect(beyondOf([100, 100, 124, 124, 124, 124, 124])).toBe(false)
  expect(beyondOf([100])).toBe(false)
})

test('a page about one person that grows by more than a tenth is said first; what is about many is only shown', () => {
  const table = growthTable([world(1_000, 50, 60), world(2_000, 60, 90), world(4_000, 70, 140)])
  expect(table).toContain('**More than 10% with a doubling:** a carer (+18.3% with each, +20.0% at most).')
  expect(table).toContain('| A carer | 50 | 60 | 70 | +18.3% | +20.0% |')
  expect(table).toContain('| Today | 60 | 90 | 140 | +52.8% | +55.6% |')
})

test('where none does, that is said; and a page that became faster in the end has still its worst step', () => {
  const table = growthTable([world(1_000, 50, 60), world(2_000, 54, 60), world(4_000, 49, 60)])
  expect(table).toContain('no page about one person becomes slower by more than 10%')
  expect(table).toContain('| A carer | 50 | 54 | 49 | -1.0% | +8.0% |')
})

test('worlds of very different size stand beside each other with what each doubling between them adds', () => {
  const [, , today, carer] = worldsTable([world(1_000, 20, 30), world(1_024_000, 40, 30)]).split('\n')
  expect(today).toBe('| Today | 30 | 30 | 0.0% |')
  expect(carer).toBe('| A carer | 20 | 40 | +7.2% |')
})
