import { addDays, daysBetween } from '../../../kernel/clock.ts'
import type { Contributor, Mark, Stones } from '../queries.ts'

/** The worker's own answer, kept beside the carer's and never reconciled with it. */
export interface WorkersView extends Pick<Mark, 'now' | 'hoped' | 'story'> { name: string | null }

export interface BeganRow extends Stones { kind: 'began'; id: string; onDay: string; story: string | null }
export interface MarkRow extends Pick<Mark, 'id' | 'review' | 'onDay' | 'story' | 'now' | 'hoped' | 'next' | 'nextWords' | 'widthWords' | keyof Stones> {
  kind: 'mark'
  contributors: readonly Contributor[]
  worker: WorkersView | null
}
export interface EventRow { kind: 'event'; id: string; onDay: string; words: string }
/** The outcome was worded otherwise (`words`: what it said), or its banks were: those before this row stood between `banks`. */
export interface ChangedRow { kind: 'changed'; id: string; onDay: string; words: string | null; banks: { near: string | null; far: string | null } | null }
/** No talk from `onDay` until `until`. */
export interface GapRow { kind: 'gap'; id: string; onDay: string; until: string }

/** One row of a river: words, and where there is a place between the banks, water. */
export type RiverRow = BeganRow | MarkRow | EventRow | ChangedRow | GapRow

/** After so many days without a talk the water is broken. */
export const longestSilence = 90

const order = { began: 0, event: 1, changed: 2, mark: 3, gap: 4 } as const

/** Oldest first; on one day what happened stands before what was said about it. */
export function inOrder(rows: readonly RiverRow[]): RiverRow[] {
  return [...rows].sort((a, b) => compare(a.onDay, b.onDay) || order[a.kind] - order[b.kind] || compare(a.id, b.id))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether there are words to tell: a mark without them is kept, and never drawn. */
export function hasStory(row: { story: string | null }): boolean {
  return row.story !== null && row.story.trim() !== ''
}

/**
 * The rows of one river in order, with a row wherever nobody talked for long. `talks` are the days of every talk with this
 * carer: an outcome that did not come up while people talked is no silence.
 */
export function withSilences(rows: readonly Exclude<RiverRow, GapRow>[], talks: readonly string[]): RiverRow[] {
  const told = inOrder(rows)
  const [first, last] = [told[0]?.onDay, told[told.length - 1]?.onDay]
  if (first === undefined || last === undefined) return []
  const spoken = told.filter((row) => row.kind !== 'event' && row.kind !== 'changed').map((row) => row.onDay)
  const days = [...new Set([...spoken, ...talks])].filter((day) => day >= first && day <= last).sort()
  const gaps = days.slice(1).flatMap((until, index): GapRow[] => {
    const onDay = days[index]!
    return daysBetween(onDay, until) > longestSilence ? [{ kind: 'gap', id: `gap-${onDay}`, onDay, until }] : []
  })
  return inOrder([...told, ...gaps])
}

/** Whole months of a silence, counted as people count them: from the 14th to the 14th. */
export function monthsBetween(from: string, until: string): number {
  const [fromYear, fromMonth] = from.split('-').map(Number) as [number, number]
  const [year, month] = until.split('-').map(Number) as [number, number]
  const months = (year - fromYear) * 12 + month - fromMonth
  // The last days of a month count: from 31 January to 30 April is three months, to 30 November ten.
  const short = until.slice(8) < from.slice(8) && addDays(until, 1).slice(8) !== '01'
  return Math.max(1, short ? months - 1 : months)
}
