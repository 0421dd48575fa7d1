import { type NationId, nations } from '../../frameworks/nations.ts'
import { terminalIllness, type Timescale, type TimescaleCode } from '../../frameworks/timescales.ts'
import { addDays } from '../../kernel/clock.ts'
import { lastWorkingDay } from '../../kernel/working-days.ts'

/** Why it was late, or the other day the carer asked for, and who wrote that down. */
export interface Reason { id: string; code: TimescaleCode; words: string; otherDay: string | null; by: string | null; onDay: string }

/** What the record says happened, in days. */
export interface Happened {
  /** The day somebody was found to care for a person who is terminally ill. */
  identifiedOn: string
  /** Offers of a plan, with what was answered. */
  offers: readonly { offeredOn: string; answer: string | null; answeredOn: string | null }[]
  /** Days of the talks held with the carer. */
  talks: readonly string[]
  /** Days on which a plan was agreed. */
  plans: readonly string[]
  /** The newest first. */
  reasons: readonly Reason[]
}

/** One time the law sets: by when, when it was done, and what was written down about it. */
export interface Step {
  rule: Timescale & { code: TimescaleCode }
  /** Null as long as its time has not begun: she has not said yes to a plan, or asked for one. */
  by: string | null
  /** The carer asked for another day, and `by` is that one. */
  asked: boolean
  doneOn: string | null
  /** Done, or still not done, after the day. */
  late: boolean
  reasons: readonly Reason[]
}

const firstFrom = (days: readonly (string | null)[], from: string) => days.filter((day): day is string => day !== null && day >= from).toSorted()[0] ?? null

/**
 * The day the offer was accepted or a plan was asked for (the notification date of SSI 2021/133); null if that has not happened. A yes from
 * before the illness was known counts from the day it was known: the time cannot begin before anybody could know of it.
 */
export function notifiedOn({ identifiedOn, offers }: Pick<Happened, 'identifiedOn' | 'offers'>): string | null {
  const yes = offers.filter(({ answer }) => answer === 'accepted' || answer === 'asked-for-it').map(({ answeredOn, offeredOn }) => answeredOn ?? offeredOn)
  return firstFrom(yes, identifiedOn) ?? (yes.length > 0 ? identifiedOn : null)
}

/** Whose law held on the day it was known, and whether the times for everybody had begun, which repeal these. */
export interface Law { nation: NationId; repealed: boolean }

/**
 * The three times for the carer of somebody who is terminally ill, as they stand on a day; none where another nation's law holds, or once they are
 * repealed. Sources: `frameworks/timescales.ts`.
 */
export function stepsOf(happened: Happened, today: string, { nation, repealed }: Law = { nation: 'scotland', repealed: false }): Step[] {
  if (nation !== 'scotland' || repealed) return []
  const notified = notifiedOn(happened)
  const done: Record<TimescaleCode, string | null> = {
    // Who said yes before the illness was known, or asked by herself, needs no further offer.
    offer: firstFrom(happened.offers.map(({ offeredOn }) => offeredOn), happened.identifiedOn) ?? notified,
    talk: notified && firstFrom(happened.talks, notified),
    plan: notified && firstFrom(happened.plans, notified),
  }
  return terminalIllness.map((rule): Step => {
    const begins = rule.from === 'identified' ? happened.identifiedOn : notified
    const reasons = happened.reasons.filter(({ code }) => code === rule.code)
    const other = reasons.find(({ otherDay }) => otherDay !== null)?.otherDay ?? null
    const by = begins && (other ?? lastWorkingDay(nations[nation].holidays, begins, rule.workingDays, rule.firstDayCounts))
    const doneOn = done[rule.code]
    return { rule, by, asked: by !== null && other !== null, doneOn, late: by !== null && (doneOn ?? today) > by, reasons }
  })
}

/** The day somebody reaches an age in years and months. Born on a day that month has not, it is the month’s last. */
export function dayAtAge(born: string, { years, months }: { years: number; months: number }): string {
  const [year, month, date] = born.split('-').map(Number) as [number, number, number]
  const [inYear, inMonth] = [year + years + Math.floor((month - 1 + months) / 12), (month - 1 + months) % 12]
  const last = new Date(Date.UTC(inYear, inMonth + 1, 0)).getUTCDate()
  return new Date(Date.UTC(inYear, inMonth, Math.min(date, last))).toISOString().slice(0, 10)
}

/** How many working days there are for every plan, since when that holds, and whose holidays count. */
export interface TimeForAll { workingDays: number; since: string; nation: NationId }

/** The time for a plan that is not about anybody dying: from the newest yes since it holds. */
export interface PlanTime extends TimeForAll { notifiedOn: string; by: string; doneOn: string | null; late: boolean }

/**
 * By when the plan must be ready (Carers (Scotland) Act 2016, s.6(5A) and s.12(7A), as the Care Reform (Scotland) Act 2025 adds them), once an
 * organisation has settled how many working days regulations give; null where nobody said yes since. The first day does not count.
 */
export function planTimeOf({ offers, plans }: Pick<Happened, 'offers' | 'plans'>, today: string, law: TimeForAll): PlanTime | null {
  const yes = offers.filter(({ answer }) => answer === 'accepted' || answer === 'asked-for-it').map(({ answeredOn, offeredOn }) => answeredOn ?? offeredOn)
  const notified = yes.filter((day) => day >= law.since).toSorted().at(-1)
  if (notified === undefined) return null
  const by = lastWorkingDay(nations[law.nation].holidays, notified, law.workingDays, false)
  const doneOn = firstFrom(plans, notified)
  return { ...law, notifiedOn: notified, by, doneOn, late: (doneOn ?? today) > by }
}

/** Whether the day of 17 and a half is near: told from a month before until two months after. */
export function isNear(day: string, today: string): boolean {
  return day >= addDays(today, -61) && day <= addDays(today, 31)
}
