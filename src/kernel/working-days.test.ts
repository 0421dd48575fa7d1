import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankHolidays, type Nation } from '../frameworks/bank-holidays.ts'
import { addDays } from './clock.ts'
import { easterOf, holidaysIn, isWorkingDay, lastWorkingDay } from './working-days.ts'

const nations = Object.keys(bankHolidays) as Nation[]
const day = fc.integer({ min: 0, max: 365 * 40 }).map((after) => addDays('2010-01-01', after))
const counted = fc.record({ nation: fc.constantFrom(...nations), begins: day, count: fc.integer({ min: 1, max: 60 }), firstDayCounts: fc.boolean() })
const kept = (nation: Nation, year: number) => [...holidaysIn(bankHolidays[nation], year).keys()].toSorted()

describe('bank holidays', () => {
  it('are those that were published', () => {
    expect(kept('scotland', 2022)).toEqual(['2022-01-03', '2022-01-04', '2022-04-15', '2022-05-02', '2022-06-02', '2022-06-03', '2022-08-01', '2022-09-19', '2022-11-30', '2022-12-26', '2022-12-27'])
    expect(kept('scotland', 2025)).toEqual(['2025-01-01', '2025-01-02', '2025-04-18', '2025-05-05', '2025-05-26', '2025-08-04', '2025-12-01', '2025-12-25', '2025-12-26'])
    expect(kept('england', 2020)).toEqual(['2020-01-01', '2020-04-10', '2020-04-13', '2020-05-08', '2020-05-25', '2020-08-31', '2020-12-25', '2020-12-28'])
    expect(kept('wales', 2023)).toEqual(['2023-01-02', '2023-04-07', '2023-04-10', '2023-05-01', '2023-05-08', '2023-05-29', '2023-08-28', '2023-12-25', '2023-12-26'])
  })

  it('Easter falls where it fell', () => {
    expect([2000, 2008, 2019, 2024, 2025, 2026, 2038].map(easterOf)).toEqual(['2000-04-23', '2008-03-23', '2019-04-21', '2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25'])
  })

  it('never fall on a weekend, and none is lost, over eighty years', () => {
    for (const nation of nations) {
      for (let year = 2008; year < 2090; year++) {
        const { yearly, once, notOn } = bankHolidays[nation]
        const ofYear = (days: readonly string[]) => days.filter((one) => one.startsWith(`${year}`)).length
        expect(kept(nation, year)).toHaveLength(yearly.length + ofYear(once.map(({ on }) => on)) - ofYear(notOn))
        for (const one of kept(nation, year)) expect([0, 6]).not.toContain(new Date(`${one}T12:00:00Z`).getUTCDay())
      }
    }
  })
})

describe('working days', () => {
  it('counts the first day where the rule says so, and not where it does not', () => {
    // Tuesday 30 December 2025; New Year’s Day and 2 January are holidays in Scotland, only the first in England.
    expect(lastWorkingDay(bankHolidays.scotland, '2025-12-30', 2, true)).toBe('2025-12-31')
    expect(lastWorkingDay(bankHolidays.scotland, '2025-12-30', 2, false)).toBe('2026-01-05')
    expect(lastWorkingDay(bankHolidays.england, '2025-12-30', 2, false)).toBe('2026-01-02')
    expect(lastWorkingDay(bankHolidays.scotland, '2026-01-03', 2, true)).toBe('2026-01-06')
  })

  it('ends on a working day, with exactly so many working days gone by', () => {
    fc.assert(fc.property(counted, ({ nation, begins, count, firstDayCounts }) => {
      const holidays = bankHolidays[nation]
      const last = lastWorkingDay(holidays, begins, count, firstDayCounts)
      expect(isWorkingDay(holidays, last)).toBe(true)
      let gone = 0
      for (let one = firstDayCounts ? begins : addDays(begins, 1); one <= last; one = addDays(one, 1)) gone += isWorkingDay(holidays, one) ? 1 : 0
      expect(gone).toBe(count)
    }))
  })

  it('never ends sooner for beginning later, or for one day more', () => {
    fc.assert(fc.property(counted, ({ nation, begins, count, firstDayCounts }) => {
      const ends = (from: string, days: number) => lastWorkingDay(bankHolidays[nation], from, days, firstDayCounts)
      expect(ends(addDays(begins, 1), count) >= ends(begins, count)).toBe(true)
      expect(ends(begins, count + 1) > ends(begins, count)).toBe(true)
    }))
  })
})
