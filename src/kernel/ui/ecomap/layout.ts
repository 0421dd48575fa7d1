import { initialsOf, widthOf, wrap } from './lettering.ts'

/** In this order they stand, whatever order they come in. Each has a shape of its own. */
export const ecomapKinds = ['cared-for', 'person', 'animal', 'group', 'place', 'service'] as const
export type EcomapKind = (typeof ecomapKinds)[number]
export const ecomapLines = ['strong', 'ordinary', 'thin', 'strained', 'broken-off'] as const
export type EcomapLine = (typeof ecomapLines)[number]

/** Somebody or something around a person: what it is, how the line between them is (null: nobody has said), and which way something flows. */
export interface EcomapEntry { id: string; name: string; kind: EcomapKind; line: EcomapLine | null; toMiddle: boolean; fromMiddle: boolean }

export interface Point { x: number; y: number }
export interface Box extends Point { width: number; height: number }

/** An entry in its place. Its line goes level from the box to `bend`, and from there straight to the middle. */
export interface Placed { entry: EcomapEntry; box: Box; lines: readonly string[]; text: Point; size: number; leading: number; side: -1 | 1; from: Point; bend: Point; to: Point }
export interface Drawing { width: number; height: number; middle: Point & { radius: number; lines: readonly string[]; size: number; leading: number }; placed: readonly Placed[]; stem: readonly [Point, Point] | null }

/** The level part of a line, where its arrows and its mark stand. */
export const level = 66
const mostLines = 4

interface Manner { size: number; leading: number; boxWidth: number; mostRadius: number }
const wide: Manner = { size: 18, leading: 23, boxWidth: 216, mostRadius: 84 }
const slim: Manner = { size: 16, leading: 21, boxWidth: 188, mostRadius: 66 }
const wideWidth = 960
export const slimWidth = 284
/** A few persons cared for stand nearer to the middle than all others. */
const nearer = { by: 54, most: 6 }
const bulge = 46
/** Between one box and the next; with few there is more air. */
const closest = 20
const airy = { gap: 32, most: 12 }
const edge = 6

/** What a shape needs beside its words: room for a roof, for ears, for the sheet behind. */
export const roomFor: Record<EcomapKind, { above: number; below: number; end: number }> = {
  'cared-for': { above: 0, below: 0, end: 0 }, 'person': { above: 0, below: 0, end: 0 }, 'animal': { above: 11, below: 0, end: 0 },
  'group': { above: 0, below: 7, end: 7 }, 'place': { above: 15, below: 0, end: 0 }, 'service': { above: 0, below: 0, end: 0 },
}

const byName = new Intl.Collator('en')

/** The same order whatever order they come in: by kind, then by name. */
export function inOrder(entries: readonly EcomapEntry[]): EcomapEntry[] {
  const rank = (one: EcomapEntry) => ecomapKinds.indexOf(one.kind)
  return [...entries].sort((a, b) => rank(a) - rank(b) || byName.compare(a.name, b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) || (a.id < b.id ? -1 : 1))
}

interface Lettered { entry: EcomapEntry; lines: readonly string[]; height: number }

function letter(entry: EcomapEntry, { size, leading, boxWidth }: Manner): Lettered {
  const room = roomFor[entry.kind]
  const lines = wrap(entry.name, size, boxWidth - room.end - 36, mostLines)
  return { entry, lines, height: Math.max(1, lines.length) * leading + 22 + room.above + room.below }
}

/** The name in a circle; its first letters where it would make the circle too large. */
function middleOf(name: string, { size, leading, mostRadius }: Manner): { radius: number; lines: readonly string[]; size: number; leading: number } {
  const radiusOf = (lines: readonly string[]) => Math.ceil(Math.hypot(Math.max(...lines.map((line) => widthOf(line, size)), 0), lines.length * leading) / 2) + 10
  const whole = wrap(name, size, mostRadius * 1.5)
  const unbroken = whole.every((line) => line.split(' ').every((word) => name.split(/\s+/u).includes(word)))
  const lines = unbroken && radiusOf(whole) <= mostRadius ? whole : wrap(initialsOf(name), size, mostRadius * 1.5, 1)
  return { radius: Math.min(mostRadius, Math.max(46, radiusOf(lines))), lines, size, leading }
}

/** Where the words of a box stand: the middle of its first line, and the first baseline. */
function wordsIn({ entry, lines }: Lettered, box: Box, { size, leading }: Manner): Point {
  const { above, below, end } = roomFor[entry.kind]
  const middle = box.y + above + (box.height - above - below) / 2
  return { x: box.x + (box.width - end) / 2, y: Math.round(middle - (lines.length - 1) * leading / 2 + size * .35) }
}

/**
 * For a wide page: the person in the middle, and two arcs of boxes left and right of her; whom she cares for is nearest. Boxes of a
 * side stand one under the other, and no box reaches further in than one that is nearer to the level of the middle: so the lines,
 * which all come from one point, cross neither a box nor each other. A second ring could not say that.
 */
export function spread(name: string, entries: readonly EcomapEntry[]): Drawing {
  const all = inOrder(entries).map((one) => letter(one, wide))
  const middle = middleOf(name, wide)
  const [dear, others] = [all.filter(({ entry }) => entry.kind === 'cared-for'), all.filter(({ entry }) => entry.kind !== 'cared-for')]
  const [left, right] = [dear.filter((_, index) => index % 2 === 0), dear.filter((_, index) => index % 2 === 1)]
  const cut = whereHalf(others, heightOf(all) / 2 - heightOf(left))
  const columns = [{ side: -1, near: left, far: others.slice(0, cut) }, { side: 1, near: right, far: others.slice(cut) }] as const
  const stacked = columns.flatMap(({ side, near, far }) => stack(near, far, all.length > airy.most ? closest : airy.gap).map((one) => ({ ...one, side })))
  const reach = Math.max(middle.radius + edge, ...stacked.map(({ y, one }) => Math.abs(y) + one.height / 2 + edge))
  const top = Math.min(-middle.radius - edge, ...stacked.map(({ y, one }) => y - one.height / 2 - edge))
  const bottom = Math.max(middle.radius + edge, ...stacked.map(({ y, one }) => y + one.height / 2 + edge))
  const centre = { x: wideWidth / 2, y: -top }
  const placed = stacked.map(({ one, y, near, side }): Placed => {
    const inwards = near && dear.length <= nearer.most ? nearer.by : near ? 0 : Math.round(bulge * (1 - Math.sqrt(Math.max(0, 1 - (y / reach) ** 2))))
    const out = wideWidth / 2 - edge - wide.boxWidth - inwards
    const box = { x: centre.x + (side === 1 ? out : -out - wide.boxWidth), y: centre.y + y - one.height / 2, width: wide.boxWidth, height: one.height }
    const from = { x: centre.x + side * out, y: box.y + one.height / 2 }
    const bend = { x: from.x - side * level, y: from.y }
    return { entry: one.entry, box, lines: one.lines, text: wordsIn(one, box, wide), size: wide.size, leading: wide.leading, side, from, bend, to: towards(centre, bend, middle.radius) }
  })
  return { width: wideWidth, height: Math.ceil(bottom - top), middle: { ...centre, ...middle }, placed, stem: null }
}

const heightOf = (list: readonly Lettered[]) => list.reduce((sum, { height }) => sum + height, 0)

/** How many of them fill so much height, as near as can be: in order, so that like stands by like. */
function whereHalf(list: readonly Lettered[], room: number): number {
  let used = 0
  const over = list.findIndex(({ height }) => { const full = used + height / 2 > room; used += height; return full })
  return over < 0 ? list.length : over
}

/** One column: those who are near about the middle of it, the others above and below. */
function stack(near: readonly Lettered[], far: readonly Lettered[], gap: number): { one: Lettered; y: number; near: boolean }[] {
  const half = whereHalf(far, heightOf(far) / 2)
  // With nobody near, the middle one of the others stands level with the middle.
  const [first, heart, last] = near.length > 0 ? [far.slice(0, half), near, far.slice(half)] : [[], far, []]
  const height = (list: readonly Lettered[]) => heightOf(list) + (list.length - 1) * gap
  const from = (list: readonly Lettered[], start: number, isNear: boolean) => {
    let y = start
    return list.map((one) => { const place = { one, y: y + one.height / 2, near: isNear }; y += one.height + gap; return place })
  }
  const reach = height(heart) / 2
  return [...from(first, -reach - gap - height(first), false), ...from(heart, -reach, near.length > 0), ...from(last, reach + gap, false)]
}

function towards(centre: Point, from: Point, radius: number): Point {
  const [dx, dy] = [from.x - centre.x, from.y - centre.y]
  const far = Math.hypot(dx, dy) || 1
  return { x: Math.round(centre.x + dx / far * radius), y: dy === 0 ? from.y : Math.round(centre.y + dy / far * radius) }
}

/** For a narrow page: the person at the top of a stem, and everything that hangs on it one under the other, in the same order. */
export function hang(name: string, entries: readonly EcomapEntry[]): Drawing {
  const middle = middleOf(name, slim)
  const centre = { x: middle.radius + 3, y: middle.radius + 3 }
  const stem = 22
  let y = centre.y + middle.radius + closest
  const placed = inOrder(entries).map((entry): Placed => {
    const one = letter(entry, slim)
    const box = { x: slimWidth - slim.boxWidth - 3, y, width: slim.boxWidth, height: one.height }
    y += one.height + closest
    const from = { x: box.x, y: box.y + one.height / 2 }
    return { entry, box, lines: one.lines, text: wordsIn(one, box, slim), size: slim.size, leading: slim.leading, side: 1, from, bend: { x: from.x - level, y: from.y }, to: { x: stem, y: from.y } }
  })
  const last = placed.at(-1)
  return { width: slimWidth, height: last ? last.box.y + last.box.height + edge : 2 * middle.radius + 6, middle: { ...centre, ...middle }, placed, stem: last ? [{ x: stem, y: centre.y }, { x: stem, y: last.from.y }] : null }
}
