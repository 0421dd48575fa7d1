import { addDays } from '../../../kernel/clock.ts'
import type { TimeCode } from '../schema.ts'

/** Why something was later than its day, who wrote that down and when; and the day it is meant to be instead. */
export interface LateReason { id: string; carer: string; code: TimeCode; dueOn: string; words: string; otherDay: string | null; by: string | null; onDay: string }

/** Something with a day of its own: a look back, a plan that had to be ready, the day of 17 and a half. */
export interface Time {
  code: TimeCode
  dueOn: string
  /** What is said to have happened, where that brought it forward. */
  happened: string | null
  doneOn: string | null
  /** How it was done: by a look back, or by a newer plan; that the plan ended. Only of a look back. */
  how: 'looked' | 'newer' | 'ended' | null
  /** Done, or still not done, after the day. What was brought forward has no day to be late by. */
  late: boolean
  reasons: readonly LateReason[]
}

/** What a plan says of looking again, and what came after it. */
export interface PlanDays {
  reviewOn: string | null
  agreedOn: string
  happenings: readonly { onDay: string; words: string }[]
  newerOn: string | null
  endedOn: string | null
}

/** How long before its day a look back counts as the one that was agreed: as on Today. */
const before = 14

/** The looks back that a plan asks for, each with what became of it. `looks`: the days of looks back with this carer. */
export function looksOf({ reviewOn, agreedOn, happenings, newerOn, endedOn }: PlanDays, looks: readonly string[], today: string): Omit<Time, 'reasons'>[] {
  const done = (dueOn: string, from: string, happened: string | null): Omit<Time, 'reasons'> => {
    const looked = looks.filter((day) => day >= from && day > agreedOn).toSorted()[0] ?? null
    const [first] = [[looked, 'looked'], [newerOn, 'newer'], [endedOn, 'ended']].filter((one): one is [string, 'looked' | 'newer' | 'ended'] => one[0] !== null && one[0]! >= from).toSorted((a, b) => (a[0] < b[0] ? -1 : 1))
    const doneOn = first?.[0] ?? null
    return { code: 'review', dueOn, happened, doneOn, how: first?.[1] ?? null, late: happened === null && first?.[1] !== 'ended' && (doneOn ?? today) > dueOn }
  }
  return [
    ...happenings.map(({ onDay, words }) => done(onDay, onDay, words)),
    // A newer plan, or its end, answers for it however early that came.
    ...(reviewOn === null ? [] : [newerOn !== null && newerOn < addDays(reviewOn, -before) ? { code: 'review' as const, dueOn: reviewOn, happened: null, doneOn: newerOn, how: 'newer' as const, late: false }
      : endedOn !== null && endedOn < addDays(reviewOn, -before) ? { code: 'review' as const, dueOn: reviewOn, happened: null, doneOn: endedOn, how: 'ended' as const, late: false }
      : done(reviewOn, addDays(reviewOn, -before), null)]),
  ]
}

/** Until when something rests: the day that was given instead, null where a reason gives none, undefined where there is no reason. `reasons`: the newest first. */
export function restsUntil(reasons: readonly Pick<LateReason, 'otherDay'>[]): string | null | undefined {
  return reasons[0]?.otherDay ?? (reasons.length > 0 ? null : undefined)
}
