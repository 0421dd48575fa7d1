import { addDays } from './clock.ts'

/** The day of the week as in `Date`: 0 is Sunday. */
type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** When a holiday falls in a year. Months count from 1. `nth` -1 is the last one of its month; `easter` is in days from Easter Sunday. */
export type HolidayFalls = { month: number; date: number } | { month: number; nth: 1 | -1; weekday: Weekday } | { easter: number }

/** A holiday of every year. A day of the year (`date`) that falls on a weekend, or on another holiday, is kept on the next free weekday. */
export interface HolidayRule { name: string; falls: HolidayFalls; since?: number }

/** Holidays of some place: those of every year, those kept once, and those that were moved away from their day in one year. */
export interface Holidays { yearly: readonly HolidayRule[]; once: readonly { name: string; on: string }[]; notOn: readonly string[] }

const weekdayOf = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay()
const isWeekend = (day: string) => weekdayOf(day) === 0 || weekdayOf(day) === 6
const dayOf = (year: number, month: number, date: number) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

/** Easter Sunday of a year in the Gregorian calendar, YYYY-MM-DD (the anonymous algorithm; Meeus, Astronomical Algorithms, ch. 8). */
export function easterOf(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const count = h + l - 7 * m + 114
  return dayOf(year, Math.floor(count / 31), (count % 31) + 1)
}

function fallsOn(falls: HolidayFalls, year: number): string {
  if ('easter' in falls) return addDays(easterOf(year), falls.easter)
  if ('date' in falls) return dayOf(year, falls.month, falls.date)
  const first = falls.nth === 1 ? dayOf(year, falls.month, 1) : addDays(dayOf(falls.month === 12 ? year + 1 : year, falls.month % 12 + 1, 1), -7)
  return addDays(first, (falls.weekday - weekdayOf(first) + 7) % 7)
}

const known = new WeakMap<Holidays, Map<number, ReadonlyMap<string, string>>>()

/** The holidays kept in a year, by day, with their names. Kept on the substitute day, where a day of the year falls on a weekend. */
export function holidaysIn(holidays: Holidays, year: number): ReadonlyMap<string, string> {
  const years = known.get(holidays) ?? new Map<number, ReadonlyMap<string, string>>()
  known.set(holidays, years)
  const found = years.get(year) ?? work(holidays, year)
  years.set(year, found)
  return found
}

function work({ yearly, once, notOn }: Holidays, year: number): ReadonlyMap<string, string> {
  const kept = new Map(once.filter(({ on }) => on.startsWith(`${year}-`)).map(({ on, name }) => [on, name]))
  const rules = yearly.filter(({ since }) => year >= (since ?? 0)).map(({ name, falls }) => ({ name, on: fallsOn(falls, year) })).filter(({ on }) => !notOn.includes(on))
  for (const { name, on } of rules.filter((rule) => !isWeekend(rule.on))) kept.set(on, name)
  // What falls on a weekend waits until the others have their own days: Christmas on a Sunday is kept after Boxing Day on the Monday.
  for (const { name, on } of rules.filter((rule) => isWeekend(rule.on))) {
    let instead = on
    while (isWeekend(instead) || kept.has(instead)) instead = addDays(instead, 1)
    kept.set(instead, name)
  }
  return kept
}

/** Whether people work on this day: no Saturday, no Sunday, no holiday of this place. */
export function isWorkingDay(holidays: Holidays, day: string): boolean {
  return !isWeekend(day) && !holidaysIn(holidays, Number(day.slice(0, 4))).has(day)
}

/**
 * The last day of a time of `count` working days (1 or more). Does the day it begins on count as the first? Each rule of law says so for itself:
 * "beginning with the day" counts it; "of the day" does not. A day on which nobody works never counts.
 */
export function lastWorkingDay(holidays: Holidays, begins: string, count: number, firstDayCounts: boolean): string {
  let day = firstDayCounts ? begins : addDays(begins, 1)
  for (let left = count; ; day = addDays(day, 1)) {
    if (isWorkingDay(holidays, day) && --left <= 0) return day
  }
}
