import { answering } from '../../frameworks/subject-requests.ts'
import { addDays, daysBetween, monthsLater } from '../../kernel/clock.ts'
import { type Holidays, isWorkingDay } from '../../kernel/working-days.ts'
import type { StepKind } from './schema.ts'

/** A step of a request, as far as the clock knows it. */
export interface Ticked { kind: StepKind; onDay: string }

/** Where the clock stands. */
export interface Clock {
  /** The day the time began; null while nobody has shown yet who asks. */
  began: string | null
  /** The last day to answer; null while the clock stands still. */
  due: string | null
  /** What is waited for, and since when. */
  waiting: { for: 'identity' | 'more'; since: string } | null
  /** Days on which it stood still after it began. */
  still: number
  longer: boolean
}

/** The day, or the next on which people work. */
function nextWorkingDay(holidays: Holidays, day: string): string {
  let found = day
  while (!isWorkingDay(holidays, found)) found = addDays(found, 1)
  return found
}

/**
 * Where the clock of a request stands after these steps, in the order in which they happened, where people keep these holidays. Rules and sources:
 * `frameworks/subject-requests.ts`.
 */
export function readClock(receivedOn: string, steps: readonly Ticked[], holidays: Holidays): Clock {
  const inOrder = [...steps].sort((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0))
  let began: string | null = receivedOn
  let waiting: Clock['waiting'] = null
  let still = 0
  for (const { kind, onDay } of inOrder) {
    if (kind === 'identity-asked' && waiting?.for !== 'identity') [began, waiting, still] = [null, { for: 'identity', since: onDay }, 0]
    if (kind === 'identity-shown' && waiting?.for === 'identity') [began, waiting] = [onDay, null]
    if (kind === 'more-asked' && waiting === null) waiting = { for: 'more', since: onDay }
    if (kind === 'more-told' && waiting?.for === 'more') [still, waiting] = [still + daysBetween(waiting.since, onDay), null]
  }
  const longer = inOrder.some(({ kind }) => kind === 'longer')
  const months = answering.months.count + (longer ? answering.further.count : 0)
  const due = began === null || waiting !== null ? null : nextWorkingDay(holidays, addDays(monthsLater(began, months), still))
  return { began, due, waiting, still, longer }
}
