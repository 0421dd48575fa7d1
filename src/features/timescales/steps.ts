import { bankHolidays } from '../../frameworks/bank-holidays.ts'
import { terminalIllness, type Timescale, type TimescaleCode } from '../../frameworks/timescales.ts'
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

/** The three times for the carer of somebody who is terminally ill, as they stand on a day. Sources: `frameworks/timescales.ts`. */
export function stepsOf(happened: Happened, today: string): Step[] {
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
    const by = begins && (other ?? lastWorkingDay(bankHolidays.scotland, begins, rule.workingDays, rule.firstDayCounts))
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
