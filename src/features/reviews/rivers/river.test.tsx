import fc from 'fast-check'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../kernel/clock.ts'
import { contributorKinds, hopedAnswers, nextAnswers, nowAnswers, shares, ways } from '../schema.ts'
import { River } from './river.tsx'
import { type MarkRow, monthsBetween, type RiverRow, withSilences } from './rows.ts'
import { shapeBack, shapeRiver } from './shape.ts'

const stone = fc.option(fc.integer({ min: 1, max: 9 }))
const story = fc.option(fc.constantFrom('It was a long week.', 'שבוע ארוך', '😀 slept', '   ', ''))
const onDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2024-01-31', days))
const places = { stone, goodStone: stone, badStone: stone }
const contributor = fc.record({ kind: fc.constantFrom(...contributorKinds), name: fc.constantFrom('Meera', ''), way: fc.constantFrom(...ways), share: fc.option(fc.constantFrom(...shares)) })
const markRow = fc.record({
  kind: fc.constant('mark' as const), id: fc.uuid(), review: fc.uuid(), onDay, story, now: fc.option(fc.constantFrom(...nowAnswers)), hoped: fc.option(fc.constantFrom(...hopedAnswers)),
  next: fc.option(fc.constantFrom(...nextAnswers)), nextWords: story, widthWords: story, ...places, contributors: fc.array(contributor, { maxLength: 4 }),
  worker: fc.option(fc.record({ name: fc.option(fc.constant('Jo')), now: fc.option(fc.constantFrom(...nowAnswers)), hoped: fc.option(fc.constantFrom(...hopedAnswers)), story })),
})
const beganRow = fc.record({ kind: fc.constant('began' as const), id: fc.uuid(), onDay: fc.constant('2024-01-01'), story, ...places })
const eventRow = fc.record({ kind: fc.constant('event' as const), id: fc.uuid(), onDay, words: fc.constant('her dad fell') })
const gapRow = fc.record({ kind: fc.constant('gap' as const), id: fc.uuid(), onDay, until: fc.constant('2027-01-01') })
const river: fc.Arbitrary<RiverRow[]> = fc.tuple(fc.option(beganRow), fc.array(fc.oneof({ weight: 4, arbitrary: markRow }, eventRow, gapRow), { maxLength: 60 }))
  .map(([began, rows]) => (began ? [began, ...rows] : rows))

const banks = { near: 'Up four times', far: 'Through till six' }
const draw = (rows: readonly RiverRow[]) => render(<River rows={rows} banks={banks} today="2026-06-01" />)

describe('the shape of a river', () => {
  test('the water and all that floats on it stay between the banks, and the edges never cross the line', () => {
    fc.assert(fc.property(river, (rows) => {
      for (const { at, to, afloat } of shapeRiver(rows)) {
        for (const across of [at, to]) {
          if (!across) continue
          const [low, high] = across.edges ?? [across.line, across.line]
          expect(0 <= low && low <= across.line && across.line <= high && high <= 100).toBe(true)
        }
        // The three curves of a row bend alike, so what does not cross at its two ends does not cross on the way.
        for (const { x, y } of afloat) expect(x >= 0 && x <= 100 && y > 0 && y < 100).toBe(true)
      }
    }))
  })

  test('the same rows make the same water, in whatever order they come', () => {
    fc.assert(fc.property(river.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))), ([rows, shuffled]) => {
      expect(shapeRiver(shuffled)).toEqual(shapeRiver(rows))
      expect(draw(shuffled)).toBe(draw(rows))
    }))
  })

  test('seen from today back it is the same water: the same places, the same joins, the same pads and stones', () => {
    fc.assert(fc.property(river, (rows) => {
      const [on, back] = [shapeRiver(rows), shapeBack(rows)]
      expect(back.map(({ row, at }) => ({ row, at })).reverse()).toEqual(on.map(({ row, at }) => ({ row, at })))
      const joins = (list: typeof on) => list.flatMap(({ row, to }, index) => to ? [[row, list[index + 1]!.row]] : [])
      expect(joins(back).map(([a, b]) => [b, a]).reverse()).toEqual(joins(on))
      expect(back.flatMap(({ afloat }) => afloat.map((one) => one.kind)).sort()).toEqual(on.flatMap(({ afloat }) => afloat.map((one) => one.kind)).sort())
    }))
  })

  test('nothing is drawn without a story', () => {
    const silent = (rows: RiverRow[]) => rows.map((row) => ('story' in row ? { ...row, story: null } : row))
    fc.assert(fc.property(river, (rows) => {
      expect(shapeRiver(silent(rows)).filter(({ at, to, afloat, row }) => at || to || afloat.length > 0 || row.kind === 'mark')).toEqual([])
      expect(draw(silent(rows))).not.toMatch(/class="(mark|line|span|stone)"|#pad/)
    }))
  })

  test('there is water only from one known place to the next, with no silence and no mark without a place in between', () => {
    fc.assert(fc.property(river, (rows) => {
      const shaped = shapeRiver(rows)
      shaped.forEach(({ to }, index) => {
        if (!to) return
        expect(shaped[index]!.at).not.toBeNull()
        expect(shaped[index + 1]!.at).toEqual(to)
        expect([shaped[index]!.row.kind, shaped[index + 1]!.row.kind]).not.toContain('gap')
      })
    }))
  })

  test('keeping as it is makes a level line', () => {
    const steady = [1, 2, 3].map((month): MarkRow => ({ ...plain(`2024-0${month}-01`), now: 'keeping-steady', stone: 5, goodStone: 6, badStone: 4 }))
    expect(shapeRiver(steady).map(({ at }) => at)).toEqual([1, 2, 3].map(() => ({ line: 50, edges: [40, 60] })))
  })
})

function plain(onDay: string, stone: number | null = null): MarkRow {
  return { kind: 'mark', id: onDay, review: onDay, onDay, story: `Told on ${onDay}.`, now: null, hoped: null, next: null, nextWords: null, widthWords: null, stone, goodStone: null, badStone: null, contributors: [], worker: null }
}

describe('silences', () => {
  test('more than 90 days without a talk is a row that says so, and talk about other things is no silence', () => {
    const rows = [plain('2024-01-10', 3), plain('2024-12-10', 5)]
    expect(withSilences(rows, []).map((row) => row.kind)).toEqual(['mark', 'gap', 'mark'])
    expect(draw(withSilences(rows, []))).toContain('No talk for 11 months')
    expect(shapeRiver(withSilences(rows, [])).every(({ to }) => to === null)).toBe(true)
    expect(withSilences(rows, ['2024-03-20', '2024-06-15', '2024-09-12']).map((row) => row.kind)).toEqual(['mark', 'mark'])
  })

  test('90 days are not yet a silence, and 91 are', () => {
    const from = '2024-01-10'
    expect(withSilences([plain(from), plain(addDays(from, 90))], [])).toHaveLength(2)
    expect(withSilences([plain(from), plain(addDays(from, 91))], [])).toHaveLength(3)
  })

  test('months are counted as people count them', () => {
    expect(monthsBetween('2024-01-31', '2024-04-30')).toBe(3)
    expect(monthsBetween('2024-01-14', '2024-12-14')).toBe(11)
    expect(monthsBetween('2024-01-14', '2024-12-13')).toBe(10)
  })
})

describe('the drawing', () => {
  test('says in words what it shows, and holds no number, percentage or arrow in what is read', () => {
    fc.assert(fc.property(river, (rows) => {
      const html = draw(rows)
      const read = html.replace(/<svg class="bed"[\s\S]*?<\/svg>\s*(?=<div class="told">)/g, '').replace(/<[^>]*>/g, ' ')
      expect(read).not.toMatch(/%|[↑↓→▲▼]|score|average|total/i)
      expect(html).not.toContain('style=')
      const drawn = html.match(/class="mark"/g)?.length ?? 0
      expect(read.match(/In the river:/g)?.length ?? 0).toBe(drawn)
    }))
  })

  test('whatever people wrote in any of its rows comes out as words, never as part of the page', () => {
    const said = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('<', '>', '"', "'", '&', '&lt;', '</small>', '<script>', ' onclick="')).map((all) => all.join('')))
    const ours = new Set(['ol', 'li', 'div', 'p', 'q', 'b', 'bdi', 'small', 'span', 'svg', 'line', 'circle', 'path', 'use', 'ellipse'])
    fc.assert(fc.property(river, said, (rows, words) => {
      const worker = { name: words, now: null, hoped: null, story: words }
      const drawn = draw(rows.slice(0, 5).map((row): RiverRow => row.kind === 'gap' ? row : row.kind === 'event' ? { ...row, words } : row.kind === 'mark'
        ? { ...row, story: words, nextWords: words, widthWords: words, worker, contributors: [{ kind: 'service', name: words, way: 'helped', share: null }] } : { ...row, story: words } as RiverRow))
      expect([...drawn.matchAll(/<\/?([^\s>]*)/g)].map(([, tag]) => tag).filter((tag) => !ours.has(tag!))).toEqual([])
      expect(drawn).not.toMatch(/&(?!quot;|amp;|lt;)/)
      if (drawn.includes('class="told"') && words.trim() !== '' && !words.includes('\0')) expect(drawn).toContain(words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'))
    }))
  })

  test('with more than six rows the newest stands first and the older are folded, and nothing is left out', () => {
    const rows = Array.from({ length: 60 }, (_, index) => plain(addDays('2024-01-01', index * 7), (index % 9) + 1))
    const html = draw(rows)
    expect(html.match(/class="words"/g)).toHaveLength(60)
    expect(html.split('<details>')[0]!.match(/Told on [^<.]*/g)).toEqual([59, 58, 57, 56].map((week) => `Told on ${addDays('2024-01-01', week * 7)}`))
    expect(html.indexOf('Told on 2024-01-01')).toBeGreaterThan(html.indexOf('<details>'))
    expect(draw(rows.slice(0, 6))).not.toContain('<details>')
    expect(draw(rows.slice(0, 6))).not.toContain('The newest stands first.')
  })

  test('outcomes worded otherwise, and banks, are rows that say so; between other banks the water is broken', () => {
    const changed = (banks: { near: string | null; far: string | null } | null): RiverRow => ({ kind: 'changed', id: 'c', onDay: '2024-02-01', words: banks ? null : '“to sleep” became “to rest”', banks })
    const around = (row: RiverRow) => [plain('2024-01-01', 3), row, plain('2024-03-01', 5)]
    expect(draw(around(changed(null)))).toContain('“to sleep” became “to rest”')
    expect(shapeRiver(around(changed(null))).map(({ to }) => to !== null)).toEqual([true, true, false])
    expect(draw(around(changed({ near: 'Up all night', far: null })))).toMatch(/The banks were worded otherwise here[\s\S]*Up all night/)
    expect(shapeRiver(around(changed({ near: 'Up all night', far: null }))).every(({ to }) => to === null)).toBe(true)
  })

  test('without any place between the banks it is words alone, and without any words it is nothing', () => {
    expect(draw([plain('2024-01-01'), plain('2024-02-01')])).not.toContain('<svg')
    expect(draw([{ kind: 'began', id: 'a', onDay: '2024-01-01', story: null, stone: 3, goodStone: null, badStone: null }])).toBe('')
    expect(draw([])).toBe('')
  })
})
