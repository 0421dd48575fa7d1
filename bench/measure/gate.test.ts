import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSlower, limitOf, type Runs, runsOf, verdictOf } from './gate.ts'

const page = (name: string, ...p95s: number[]): Runs => ({ name, p95s, failed: 0 })
const milliseconds = fc.double({ min: 0.1, max: 60_000, noNaN: true, noDefaultInfinity: true })
const runs = fc.array(milliseconds, { minLength: 1, maxLength: 5 })

test.each([
  ['the worst run counts, and a tenth and 15 ms more', [40, 60, 50], 81],
  ['a short page is given at least 25 ms', [2, 3], 25],
  ['one run is enough', [100], 125],
])('%s', (_, p95s, limit) => { expect(limitOf({ p95s })).toBe(limit) })

test('what was kept is never slower than itself, nor anything that is not', () => {
  fc.assert(fc.property(runs, runs, (before, now) => {
    const limit = limitOf({ p95s: before })
    expect(findSlower([page('A', ...before)], [page('A', ...before)])).toEqual([])
    expect(findSlower([page('A', ...before)], [page('A', ...now)]).length).toBe(Math.max(...now) > limit ? 1 : 0)
    expect(limit).toBeGreaterThanOrEqual(25)
    expect(limit).toBeGreaterThanOrEqual(Math.max(...before))
  }))
})

test('a run that is slower still never opens a gate that was shut, and in which order they came does not matter', () => {
  fc.assert(fc.property(runs, runs, milliseconds, (before, now, more) => {
    const slower = (p95s: number[]) => findSlower([page('A', ...before)], [page('A', ...p95s)]).length
    expect(slower([...now, more])).toBeGreaterThanOrEqual(slower(now))
    expect(slower([...now].reverse())).toBe(slower(now))
  }))
})

test('it names the pages that became slower and those that failed; a page nothing is kept of is said, and shuts nothing', () => {
  const kept = [page('Today', 50, 60), page('A carer', 70), page('A river', 30)]
  expect(verdictOf(kept, [page('Today', 81, 20), page('A carer', 70), page('A river', 20), page('Her letters', 900)], 'on 1 May')).toEqual({ open: true, words: 'Nothing is kept of: Her letters.\nThe gate is open: no page became slower than on 1 May.' })
  expect(verdictOf(kept, [page('Today', 20, 81.1), page('A carer', 92.1), { ...page('A river', 20), failed: 3 }], 'on 1 May')).toEqual({
    open: false,
    words: 'Today became slower: 81.1 ms in its worst run, and it may take 81 (the worst kept is 60).\nA carer became slower: 92.1 ms in its worst run, and it may take 92 (the worst kept is 70).\nA river: 3 of its requests failed.\nThe gate is shut: Today, A carer, A river.',
  })
})

test('the runs of a page are put together by its name', () => {
  const timed = (name: string, p95: number, failed = 0) => ({ name, kind: 'read' as const, budget: 50, count: 100, p50: 1, p95, p99: p95, bytes: 1, failed })
  expect(runsOf([[timed('Today', 50), timed('A carer', 70)], [timed('Today', 55, 1), timed('A carer', 60, 1)]])).toEqual([{ name: 'Today', p95s: [50, 55], failed: 1 }, { name: 'A carer', p95s: [70, 60], failed: 1 }])
})
