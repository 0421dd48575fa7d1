import fc from 'fast-check'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Ecomap } from './ecomap.tsx'
import { type Box, type Drawing, type EcomapEntry, ecomapKinds, ecomapLines, hang, inOrder, type Placed, type Point, spread } from './layout.ts'
import { initialsOf, widthOf, wrap } from './lettering.ts'

const hardNames = ['Meera', 'Jo', '陳美玲女士和她的妹妹們', 'فاطمة بنت عبد الرحمن', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', 'Mrs Anne-Marie MacGillivray-Robertson of the Oban and District Befriending Society', '👩‍👩‍👧 the neighbours', 'W'.repeat(120), ' ']
const name = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...hardNames) }, fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' }), fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme-ascii' }))
const entry: fc.Arbitrary<EcomapEntry> = fc.record({ id: fc.uuid(), name, kind: fc.constantFrom(...ecomapKinds), line: fc.option(fc.constantFrom(...ecomapLines)), toMiddle: fc.boolean(), fromMiddle: fc.boolean() })
const entries = fc.oneof(fc.array(entry, { maxLength: 9 }), fc.array(entry, { maxLength: 60 }), fc.array(entry.map((one) => ({ ...one, kind: 'cared-for' as const })), { maxLength: 20 }))
const draw = [['spread', spread], ['hang', hang]] as const

const apart = (a: Box, b: Box) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
const within = (box: Box, { width, height }: { width: number; height: number }) => box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height
const pairs = <T,>(list: readonly T[]) => list.flatMap((a, index) => list.slice(index + 1).map((b) => [a, b] as const))

/** Does a straight line meet the inside of a box? (Liang and Barsky) */
function meets(a: Point, b: Point, box: Box): boolean {
  let [from, until] = [0, 1]
  for (const [p, d, low, high] of [[a.x, b.x - a.x, box.x, box.x + box.width], [a.y, b.y - a.y, box.y, box.y + box.height]] as const) {
    if (d === 0) { if (p <= low || p >= high) return false; continue }
    const [one, other] = [(low - p) / d, (high - p) / d]
    from = Math.max(from, Math.min(one, other))
    until = Math.min(until, Math.max(one, other))
  }
  return from < until - 1e-9
}

function wordsOf({ lines, text, size, leading }: Pick<Placed, 'lines' | 'text' | 'size' | 'leading'>): Box[] {
  return lines.map((line, index) => ({ x: text.x - widthOf(line, size) / 2, y: text.y + index * leading - size, width: widthOf(line, size), height: size * 1.25 }))
}

/** Whatever is drawn: every box inside the picture and apart from the others and the middle, every word inside its box, no line across a box. */
function expectLegible(drawing: Drawing): void {
  const { middle, placed } = drawing
  const circle = { x: middle.x - middle.radius, y: middle.y - middle.radius, width: 2 * middle.radius, height: 2 * middle.radius }
  const boxes = [circle, ...placed.map((one) => one.box)]
  expect([
    ...boxes.filter((box) => !within(box, drawing)).map((box) => ['leaves the picture', box]),
    ...pairs(boxes).filter(([a, b]) => !apart(a, b)).map((both) => ['overlap', both]),
    ...placed.filter((one) => wordsOf(one).some((line) => !within({ ...line, x: line.x - one.box.x, y: line.y - one.box.y }, one.box))).map((one) => ['runs out of its box', one]),
    ...placed.flatMap((one) => placed.filter(({ box }) => box !== one.box && (meets(one.from, one.bend, box) || meets(one.bend, one.to, box))).map((other) => ['crosses', one, other])),
  ]).toEqual([])
}

describe.each(draw)('the picture of who is around somebody (%s)', (_, lay) => {
  test('no two labels overlap, none leaves the picture, none runs out of its box, and no line crosses a box', () => {
    fc.assert(fc.property(name, entries, (middle, list) => expectLegible(lay(middle, list))), { numRuns: 150 })
  })

  test('that holds for none, one, three, eight, twenty and forty, of one kind or of all, with names as long as they may be', () => {
    for (const count of [0, 1, 3, 8, 20, 40, 120]) for (const kinds of [ecomapKinds, ['person'], ['cared-for', 'service']] as const) for (const long of hardNames) {
      const list = Array.from({ length: count }, (_one, index): EcomapEntry => ({ id: String(index), name: index % 3 ? long : `${long} ${index}`, kind: kinds[index % kinds.length]!, line: 'ordinary', toMiddle: true, fromMiddle: true }))
      const drawing = lay(long, list)
      expect(drawing.placed).toHaveLength(count)
      expectLegible(drawing)
    }
  })

  test('the same entries make the same picture, in whatever order they come', () => {
    const shuffled = entries.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(fc.property(shuffled, ([list, other]) => { expect(lay('Asha', other)).toEqual(lay('Asha', list)) }))
  })

  test('letters are never smaller than 14 pixels where the picture is shown', () => {
    // The wide one from 47rem (752 pixels) on, the narrow one from what a screen of 320 leaves.
    const drawing = lay('Asha', [{ id: '1', name: 'Ravi', kind: 'person', line: null, toMiddle: true, fromMiddle: false }])
    for (const size of [drawing.middle.size, ...drawing.placed.map((one) => one.size)]) expect(size * (lay === spread ? 752 : 284) / drawing.width).toBeGreaterThanOrEqual(14)
  })
})

describe('the order', () => {
  test('whom she cares for first, then people, animals, groups, places and services, each by name; one more or less moves nobody past another', () => {
    fc.assert(fc.property(entries, fc.nat(), (list, which) => {
      const order = inOrder(list)
      expect(order.map(({ kind }) => ecomapKinds.indexOf(kind))).toEqual(order.map(({ kind }) => ecomapKinds.indexOf(kind)).toSorted((a, b) => a - b))
      const gone = list[which % (list.length || 1)]
      expect(inOrder(list.filter((one) => one !== gone))).toEqual(order.filter((one) => one !== gone))
    }))
  })

  test('whom she cares for is nearest to the middle', () => {
    const list = (['cared-for', 'person', 'person', 'place', 'service', 'cared-for'] as const).map((kind, index): EcomapEntry => ({ id: String(index), name: `N${index}`, kind, line: null, toMiddle: true, fromMiddle: true }))
    const { middle, placed } = spread('Asha', list)
    const far = (one: Placed) => Math.hypot(one.from.x - middle.x, one.from.y - middle.y)
    const dear = placed.filter(({ entry: { kind } }) => kind === 'cared-for').map(far)
    for (const one of placed) if (one.entry.kind !== 'cared-for') expect(far(one)).toBeGreaterThan(Math.max(...dear))
  })
})

describe('letters', () => {
  test('a name keeps all its letters over its lines, and none is wider than there is room', () => {
    fc.assert(fc.property(name, fc.integer({ min: 120, max: 400 }), (text, most) => {
      const lines = wrap(text, 16, most)
      expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
      for (const line of lines) expect(widthOf(line, 16) <= most || [...new Intl.Segmenter('en').segment(line)].length === 1).toBe(true)
    }))
  })

  test('a name that is too long for its box ends with three dots, and a long name in the middle is its first letters', () => {
    expect(wrap('One of the ladies from the church hall', 16, 100, 2).at(-1)).toMatch(/…$/)
    expect(initialsOf('asha menon')).toBe('AM')
    expect(spread('Asha', []).middle.lines).toEqual(['Asha'])
    expect(spread('Hubert-Wolfeschlegelsteinhausenbergerdorff Senior', []).middle.lines).toEqual(['HS'])
  })
})

describe('the drawing', () => {
  test('is one picture with a name, without script or style, and what is typed is only text', () => {
    fc.assert(fc.property(entries, (list) => {
      const html = render(<Ecomap name="Asha" entries={list} label="Who is around Asha" />)
      expect(html.match(/role="img"/g)).toHaveLength(2)
      expect(html).not.toMatch(/style=|<script|\bon\w+=|url\(|undefined|NaN/)
      for (const svg of html.split('</svg>').slice(0, 2)) expect(svg.match(/class="ecomap-shape /g)?.length ?? 0).toBe(list.length)
    }), { numRuns: 40 })
    expect(render(<Ecomap name="<b>" entries={[{ id: '1', name: '<script>', kind: 'person', line: null, toMiddle: true, fromMiddle: true }]} label="x" />)).not.toContain('<script>')
  })

  test('lines differ by more than a colour, and an arrow stands for each way something flows', () => {
    const one = (line: EcomapEntry['line'], toMiddle = false, fromMiddle = false) => render(<Ecomap name="Asha" entries={[{ id: '1', name: 'Ravi', kind: 'person', line, toMiddle, fromMiddle }]} label="x" />)
    const paths = ecomapLines.map((line) => /<g class="ecomap-line ([^>]*>.*?)<\/g>/.exec(one(line))?.[1])
    expect(new Set(paths).size).toBe(ecomapLines.length)
    for (const [to, from] of [[false, false], [true, false], [false, true], [true, true]] as const) expect(one('thin', to, from).match(/ecomap-arrow/g)?.length ?? 0).toBe(2 * (Number(to) + Number(from)))
  })
})
