import { answersOf, type LookBack } from '../../plans/index.ts'
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
  happenings: readonly { onDay: string; saidAt: Date; words: string }[]
  newerOn: string | null
  endedOn: string | null
}

/** The looks back that a plan asks for, each with what became of it. `looks`: the looks back with this carer. */
export function looksOf({ reviewOn, agreedOn, happenings, newerOn, endedOn }: PlanDays, looks: readonly LookBack[], today: string): Omit<Time, 'reasons'>[] {
  const look = (dueOn: string, happened: PlanDays['happenings'][number] | null): Omit<Time, 'reasons'> => {
    const looked = answersOf({ dueOn, happened }, looks).find((day) => day > agreedOn) ?? null
    // A newer plan, or its end, answers for the plan's own day however early that came.
    const instead = (day: string | null) => (happened === null || (day !== null && day >= dueOn) ? day : null)
    const [first] = ([[looked, 'looked'], [instead(newerOn), 'newer'], [instead(endedOn), 'ended']] as const).flatMap(([day, how]) => (day === null ? [] : [{ day, how }])).toSorted((a, b) => (a.day < b.day ? -1 : 1))
    return { code: 'review', dueOn, happened: happened?.words ?? null, doneOn: first?.day ?? null, how: first?.how ?? null, late: happened === null && first?.how !== 'ended' && (first?.day ?? today) > dueOn }
  }
  return [...happenings.map((one) => look(one.onDay, one)), ...(reviewOn === null ? [] : [look(reviewOn, null)])]
}

/** Until when something rests: the day that was given instead, null where a reason gives none, undefined where there is no reason. `reasons`: the newest first. */
export function restsUntil(reasons: readonly Pick<LateReason, 'otherDay'>[]): string | null | undefined {
  return reasons[0]?.otherDay ?? (reasons.length > 0 ? null : undefined)
}
