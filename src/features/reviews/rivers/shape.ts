import type { Stones } from '../queries.ts'
import { hasStory, inOrder, type RiverRow } from './rows.ts'

/** Where the water is, from 0 (one bank) to 100 (the other): its middle line, and its edges where good and bad days are known. */
export interface Across { line: number; edges: readonly [number, number] | null }

/** Something on the water: a pad that helped (with a flower when the person cared for did), a stone in the way. */
export interface Afloat { kind: 'pad' | 'flower' | 'stone'; x: number; y: number }

export interface ShapedRow {
  row: RiverRow
  /** Where it is at the top of this row; null: only words. */
  at: Across | null
  /** Where the water runs to by the top of the next row; null: no water in this row. */
  to: Across | null
  afloat: readonly Afloat[]
}

/** The water is never thinner than this to either side of its line. */
const thinnest = 4

/**
 * The shape of a river: which rows have water, from where to where. Words set the height of a row and never time, so nothing
 * here knows how long anything took. Nothing is drawn without a story or without a place; a silence breaks the water.
 */
export function shapeRiver(rows: readonly RiverRow[]): ShapedRow[] {
  const shaped = inOrder(rows).filter((row) => row.kind !== 'mark' || hasStory(row)).map((row): ShapedRow => ({ row, at: placeOf(row), to: null, afloat: [] }))
  /** The rows since the last known place: that place itself, then what happened after it. */
  let running: ShapedRow[] = []
  for (const next of shaped) {
    if (next.row.kind === 'event' || (next.row.kind === 'changed' && next.row.banks === null)) {
      if (running.length > 0) running.push(next)
    } else if (next.at === null) {
      running = []
    } else {
      flow(running, next)
      running = [next]
    }
  }
  return shaped
}

/**
 * The same water seen from today back, newest first: each row runs down to the one before it in time, with what floats between
 * the two turned about.
 */
export function shapeBack(rows: readonly RiverRow[]): ShapedRow[] {
  return shapeRiver(rows).reverse().map(({ row, at }, index, all) => {
    const older = all[index + 1]
    return { row, at, to: older?.to ? older.at : null, afloat: older?.to ? older.afloat.map((one) => ({ ...one, y: 100 - one.y })) : [] }
  })
}

function flow(running: readonly ShapedRow[], next: ShapedRow): void {
  const [from] = running
  if (!from?.at || !next.at) return
  running.slice(1).forEach((row, index) => { row.at = between(from.at!, next.at!, (index + 1) / running.length) })
  running.forEach((row, index) => { row.to = running[index + 1]?.at ?? next.at })
  const last = running[running.length - 1]!
  last.afloat = afloatIn(last.at!, last.to!, next.row)
}

function placeOf(row: RiverRow): Across | null {
  return (row.kind === 'began' || row.kind === 'mark') && hasStory(row) ? acrossOf(row) : null
}

function acrossOf({ stone, goodStone, badStone }: Stones): Across | null {
  if (stone === null) return null
  const line = xOf(stone)
  const days = [goodStone, badStone].flatMap((one) => (one === null ? [] : [xOf(one)]))
  return { line, edges: days.length === 0 ? null : [Math.min(line - thinnest, ...days), Math.max(line + thinnest, ...days)] }
}

function xOf(stone: number): number {
  return Math.min(9, Math.max(1, Math.round(stone))) * 10
}

function between(from: Across, to: Across, share: number): Across {
  const mid = (a: number, b: number) => Math.round((a + (b - a) * share) * 10) / 10
  return { line: mid(from.line, to.line), edges: from.edges && to.edges && [mid(from.edges[0], to.edges[0]), mid(from.edges[1], to.edges[1])] }
}

/** How far down a row something floats, and how far along its curve the water is by then. */
const alone = { y: 62, share: 0.72 }
const above = { y: 40, share: 0.3 }
const below = { y: 78, share: 0.92 }

function afloatIn(from: Across, to: Across, row: RiverRow): Afloat[] {
  if (row.kind !== 'mark') return []
  const helped = row.contributors.filter((one) => one.way === 'helped')
  const inTheWay = row.contributors.some((one) => one.way === 'in-the-way')
  const pad = helped.length > 0 ? { kind: helped.some((one) => one.kind === 'person') ? 'flower' as const : 'pad' as const, ...spot(from, to, inTheWay ? above : alone) } : null
  const stone = inTheWay ? { kind: 'stone' as const, ...spot(from, to, pad ? below : alone) } : null
  return [pad, stone].filter((one) => one !== null)
}

/** Beside the line, on the edge where there is room, so that it hides no mark. */
function spot(from: Across, to: Across, { y, share }: { y: number; share: number }): { x: number; y: number } {
  const { line, edges } = between(from, to, share)
  const [low, high] = edges ?? [line - 12, line + 12]
  const x = high <= 80 ? Math.max(high, line + 8) : Math.min(low, line - 8)
  return { x: Math.min(86, Math.max(14, x)), y }
}
