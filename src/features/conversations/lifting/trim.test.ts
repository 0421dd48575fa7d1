import fc from 'fast-check'
import { expect, it } from 'vitest'
import { trim, trims } from './trim.ts'

const text = fc.array(fc.constantFrom('a', 'bé', '👩‍👩‍👧', 'long-word', ' ', '  ', '\n', 'x'), { minLength: 1, maxLength: 30 }).map((parts) => parts.join('')).filter((words) => words.trim() !== '')

it('makes chosen words longer or shorter by whole words, never beyond the passage and never to nothing', () => {
  fc.assert(fc.property(text, fc.nat(), fc.nat(), fc.array(fc.constantFrom(...trims), { maxLength: 12 }), (all, a, b, hows) => {
    const points = [...all]
    const [starts, ends] = [a % points.length, b % points.length].toSorted((x, y) => x - y) as [number, number]
    let now = { starts, ends: ends + 1, words: points.slice(starts, ends + 1).join('') }
    fc.pre(now.words.trim() !== '')
    for (const how of hows) {
      const next = trim(all, now, how)
      expect(next.words).toBe(points.slice(next.starts, next.ends).join(''))
      expect(next.words.trim()).not.toBe('')
      expect([next.starts >= 0, next.ends <= points.length]).toEqual([true, true])
      if (how.startsWith('start')) expect(next.ends).toBe(now.ends)
      else expect(next.starts).toBe(now.starts)
      if (how === 'start-earlier' || how === 'end-later') expect(next.ends - next.starts).toBeGreaterThanOrEqual(now.ends - now.starts)
      else expect(next.ends - next.starts).toBeLessThanOrEqual(now.ends - now.starts)
      now = next
    }
  }), { numRuns: 500 })
})

it('goes word by word', () => {
  const all = 'I just want to sleep through.'
  const at = { starts: 7, ends: 11 }
  expect(trims.map((how) => trim(all, at, how).words)).toEqual(['just want', 'want', 'want', 'want to'])
  expect(trim(all, { starts: 7, ends: 20 }, 'start-later').words).toBe('to sleep')
  expect(trim(all, { starts: 7, ends: 20 }, 'end-earlier').words).toBe('want to')
  expect(trim(all, { starts: 0, ends: 6 }, 'start-earlier').words).toBe('I just')
})
