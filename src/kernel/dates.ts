import { daysBetween } from './clock.ts'
import { makeWords } from './words.ts'
import english from './words.en.json'

/** Saying dates and times the way people here do. Days are days; moments are shown in the organisation's zone. */
const locale = 'en-GB'
const say = makeWords(english)

const inYear = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' })
const withYear = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
const withWeekday = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })
const timesIn = new Map<string, Intl.DateTimeFormat>()
const noonOf = (day: string) => new Date(`${day}T12:00:00Z`)

/** How long ago a day was, in words: "today", "yesterday", "5 days ago", "12 weeks ago", "7 months ago", "2 years ago". A day to come is "today". */
export function sayAge(day: string, today: string): string {
  const days = Math.max(0, daysBetween(day, today))
  const months = monthsBetween(day, today)
  if (days < 14) return say('age.days', { count: days })
  if (months < 6) return say('age.weeks', { count: Math.floor(days / 7) })
  return months < 24 ? say('age.months', { count: months }) : say('age.years', { count: Math.floor(months / 12) })
}

/** Whole months by the calendar: from the 31st to the last day of a shorter month is one. */
export function monthsBetween(day: string, today: string): number {
  const [one, other] = [day, today].map((text) => text.split('-').map(Number)) as [number[], number[]]
  const lastOfMonth = new Date(Date.UTC(other[0]!, other[1]!, 0)).getUTCDate()
  return (other[0]! - one[0]!) * 12 + other[1]! - one[1]! - (other[2]! < Math.min(one[2]!, lastOfMonth) ? 1 : 0)
}

/** "3 February" this year, "3 February 2025" otherwise. */
export function sayDay(day: string, today?: string): string {
  const sameYear = today !== undefined && day.slice(0, 4) === today.slice(0, 4)
  return (sameYear ? inYear : withYear).format(noonOf(day))
}

/** "Tuesday 3 February". */
export function sayWeekday(day: string): string {
  return withWeekday.format(noonOf(day)).replace(',', '')
}

/** "14:32". */
export function sayTime(time: Date, zone: string): string {
  // To make what says it takes longer than to say it, and there are only so many zones.
  const times = timesIn.get(zone) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })
  timesIn.set(zone, times)
  return times.format(time)
}

/** "As of 14:32. …": said of what was read from a copy of the database that follows it. */
export function sayAsOf(time: Date, zone: string): string {
  return say('asOf', { time: sayTime(time, zone) })
}

/** The moment somebody in this zone means by a day and a time on the clock ("2026-02-03", "14:30"). */
export function momentIn(zone: string, day: string, clock: string): Date {
  const read = Date.parse(`${day}T${clock}:00Z`)
  const first = read - aheadBy(zone, read)
  // Near a change of the clocks the first guess may stand on its wrong side.
  return new Date(read - aheadBy(zone, first))
}

/** How far this zone's clocks are ahead of UTC at a moment, in milliseconds. */
function aheadBy(zone: string, moment: number): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(moment).replace(' ', 'T')
  return Date.parse(`${shown}Z`) - moment
}
