import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, at, dayIn, daysBetween, now } from './clock.ts'
import { momentIn, sayDay, sayTime, sayWeekday } from './dates.ts'

const zones = ['Europe/London', 'Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'] as const

const minutes = (from: number, to: number) => fc.integer({ min: from / 60_000, max: to / 60_000 }).map((minute) => new Date(minute * 60_000))

/** Twenty-six years of moments, on the minute, most of them in the months when somewhere the clocks change. */
const moments = fc.oneof(
  minutes(Date.UTC(2015, 0, 1), Date.UTC(2040, 11, 31)),
  fc.tuple(fc.integer({ min: 2015, max: 2040 }), fc.constantFrom(2, 3, 8, 9, 10)).chain(([year, month]) => minutes(Date.UTC(year, month, 1), Date.UTC(year, month, 31))),
)

test('a day and a time on the clock, said and meant, are the same in every zone and across every change of the clocks', () => {
  fc.assert(fc.property(fc.constantFrom(...zones), moments, (zone, moment) => {
    const [day, clock] = [dayIn(zone, moment), sayTime(moment, zone)]
    const meant = momentIn(zone, day, clock)
    // In the hour that comes twice, either is right; what a person reads is what was written.
    expect([dayIn(zone, meant), sayTime(meant, zone)]).toEqual([day, clock])
  }), { numRuns: 3000 })
})

test.each([
  ['the night the clocks go forward', '2026-03-29', '03:30', '2026-03-29T02:30:00.000Z'],
  ['the night they go back', '2026-10-25', '00:30', '2026-10-24T23:30:00.000Z'],
  ['a summer afternoon', '2026-07-01', '14:30', '2026-07-01T13:30:00.000Z'],
])('%s', (_name, day, clock, moment) => {
  expect(momentIn('Europe/London', day, clock).toISOString()).toBe(moment)
})

test('a time the clock jumped over is some moment of that night, and no error', () => {
  const meant = momentIn('Europe/London', '2026-03-29', '01:30')
  expect(dayIn('Europe/London', meant)).toBe('2026-03-29')
})

test('days are days: adding and counting them agree, whatever the clocks do', () => {
  fc.assert(fc.property(moments, fc.integer({ min: -4000, max: 4000 }), (moment, days) => {
    const day = dayIn('Europe/London', moment)
    expect(daysBetween(day, addDays(day, days))).toBe(days)
  }))
})

test('the day is the one of the people there', () => {
  const lateEvening = new Date('2026-06-30T23:30:00Z')
  expect(dayIn('Europe/London', lateEvening)).toBe('2026-07-01')
  expect(dayIn('UTC', lateEvening)).toBe('2026-06-30')
})

test('it can be another time for a while, for this work and nobody else’s', async () => {
  const then = new Date('2024-02-29T09:00:00Z')
  const other = at(new Date('2020-01-01T00:00:00Z'), async () => now())
  const mine = await at(then, async () => { await other; return now() })
  expect(mine).toEqual(then)
  expect(await other).toEqual(new Date('2020-01-01T00:00:00Z'))
  expect(now().getUTCFullYear()).toBeGreaterThan(2024)
})

test('days and times are said as people here say them', () => {
  expect(sayDay('2026-02-03', '2026-11-01')).toBe('3 February')
  expect(sayDay('2025-02-03', '2026-11-01')).toBe('3 February 2025')
  expect(sayWeekday('2026-02-03')).toBe('Tuesday 3 February')
  expect(sayTime(new Date('2026-07-01T23:05:00Z'), 'Europe/London')).toBe('00:05')
})
