import { yearEnding } from '../../src/features/learning/year/period.ts'
import { lastDay } from '../generate/generate.ts'
import { floors } from './floors.ts'
import type { Ask, Journey } from './journeys.ts'
import type { Person } from './people.ts'

/** Reports an evaluator reads across everybody of one organisation: each time another year of those in which the world has anything. `budget` in milliseconds. */
export function reports(ask: Ask, evaluator: Person, budget: number): Journey[] {
  let offered: Promise<string[]> | undefined
  const yearsOf = () => offered ??= ask(evaluator, '/learning/year').then((html) => {
    const months = [...(/<select[^>]*name="ending"[\s\S]*?<\/select>/.exec(html)?.[0] ?? '').matchAll(/value="(\d{4}-\d{2})"/g)].map(([, month]) => month!)
    // The last month of the world is not whole.
    const within = months.filter((month) => month < lastDay.slice(0, 7)).slice(0, 12)
    if (within.length === 0) throw new Error(`No year can be chosen any more in which this world has anything: it ends on ${lastDay}.`)
    return within
  })
  return [
    // Few turns: one person may ask for so many long reports in a short time, and one evaluator asks for all of these.
    { name: 'A year by what mattered', kind: 'report', budget, floor: floors.year, by: [evaluator], turns: 25, make: async (_, turn) => {
      const months = await yearsOf()
      const month = months[turn % months.length]!
      const { from, to: until } = yearEnding(month)
      return { path: `/learning/year?ending=${month}`, about: { from, until } }
    } },
  ]
}
