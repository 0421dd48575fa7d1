import type { HolidayRule, Holidays } from '../kernel/working-days.ts'

/*
 * Bank holidays: Banking and Financial Dealings Act 1971, s.1 and sch. 1; St Andrew's Day Bank Holiday (Scotland) Act 2007; and, for those
 * kept once or moved, the proclamations as listed on gov.uk/bank-holidays. Where a council keeps local holidays instead, these are not they.
 * Not here: a day proclaimed for one year that we could not read in the list ourselves. Add it under `once` when it has been read there.
 */

const everywhere: readonly HolidayRule[] = [
  { name: 'New Year’s Day', falls: { month: 1, date: 1 } },
  { name: 'Good Friday', falls: { easter: -2 } },
  { name: 'Early May bank holiday', falls: { month: 5, nth: 1, weekday: 1 } },
  { name: 'Spring bank holiday', falls: { month: 5, nth: -1, weekday: 1 } },
  { name: 'Christmas Day', falls: { month: 12, date: 25 } },
  { name: 'Boxing Day', falls: { month: 12, date: 26 } },
]

const once = [
  { name: 'Early May bank holiday (VE Day)', on: '2020-05-08' },
  { name: 'Spring bank holiday', on: '2022-06-02' },
  { name: 'Platinum Jubilee bank holiday', on: '2022-06-03' },
  { name: 'Bank holiday for the State Funeral of Queen Elizabeth II', on: '2022-09-19' },
  { name: 'Bank holiday for the coronation of King Charles III', on: '2023-05-08' },
]
const notOn = ['2020-05-04', '2022-05-30']

const southern: Holidays = {
  yearly: [...everywhere, { name: 'Easter Monday', falls: { easter: 1 } }, { name: 'Summer bank holiday', falls: { month: 8, nth: -1, weekday: 1 } }], once, notOn,
}

/** Bank holidays by nation. England and Wales keep the same ones. */
export const bankHolidays = {
  scotland: {
    yearly: [
      ...everywhere, { name: '2nd January', falls: { month: 1, date: 2 } }, { name: 'Summer bank holiday', falls: { month: 8, nth: 1, weekday: 1 } },
      { name: 'St Andrew’s Day', falls: { month: 11, date: 30 }, since: 2007 },
    ],
    once, notOn,
  },
  england: southern,
  wales: southern,
} satisfies Record<string, Holidays>
export type Nation = keyof typeof bankHolidays
