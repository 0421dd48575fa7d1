/** Twelve months, whole: from the first day of the first to the last day of the last. `month` is the last, as YYYY-MM. */
export interface Year { month: string; from: string; to: string }

/** So many months back a year can end: with what came before it, four years can be looked at. */
const mostMonths = 36

const monthBefore = (month: string, months: number): string => {
  const [year = 0, of = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, of - 1 - months, 1)).toISOString().slice(0, 7)
}

/** The twelve months that end with this one. */
export function yearEnding(month: string): Year {
  const [year = 0, of = 1] = month.split('-').map(Number)
  return { month, from: `${monthBefore(month, 11)}-01`, to: new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10) }
}

/**
 * The months with which a year may end, the newest first: whole calendar months that are over. No two years differ by a day, and what
 * happens today shows in none of them.
 */
export function monthsToChoose(today: string): string[] {
  return Array.from({ length: mostMonths }, (_, back) => monthBefore(today.slice(0, 7), back + 1))
}
