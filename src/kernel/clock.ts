import { AsyncLocalStorage } from 'node:async_hooks'

const pretended = new AsyncLocalStorage<Date>()

/** The business time. The database's own clock is used only inside the audit. */
export function now(): Date {
  return pretended.getStore() ?? new Date()
}

/** Do some work as if it were another time: for the demo world, which tells two years of history, and for tests. */
export function at<T>(time: Date, work: () => Promise<T>): Promise<T> {
  return pretended.run(time, work)
}

const daysIn = new Map<string, Intl.DateTimeFormat>()

/** The day it is for people in this zone, as YYYY-MM-DD. */
export function dayIn(zone: string, time: Date = now()): string {
  // To make what says it takes longer than to say it, and there are only so many zones.
  const days = daysIn.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  daysIn.set(zone, days)
  return days.format(time)
}

/** A day some days later (or earlier, below nought) than another, as YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/**
 * The same date so many months later; where that month has no such date, its last day (Information Commissioner, right of access: how long do
 * we have to comply?).
 */
export function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000)
}
