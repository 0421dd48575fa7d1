/** Saying dates and times the way people here do. Days are days; moments are shown in the organisation's zone. */
const locale = 'en-GB'

/** "3 February" this year, "3 February 2025" otherwise. */
export function sayDay(day: string, today?: string): string {
  const sameYear = today !== undefined && day.slice(0, 4) === today.slice(0, 4)
  return format({ timeZone: 'UTC', day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }, new Date(`${day}T12:00:00Z`))
}

/** "Tuesday 3 February". */
export function sayWeekday(day: string): string {
  return format({ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }, new Date(`${day}T12:00:00Z`)).replace(',', '')
}

/** "14:32". */
export function sayTime(time: Date, zone: string): string {
  return format({ timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false }, time)
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

const formats = new Map<string, Intl.DateTimeFormat>()
function format(options: Intl.DateTimeFormatOptions, time: Date): string {
  const key = JSON.stringify(options)
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, found)
  return found.format(time)
}
