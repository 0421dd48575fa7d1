import { sayDay } from '../../../kernel/dates.ts'
import type { PlanContent } from '../content.ts'
import { say } from '../words.ts'
import type { LastSaid } from './queries.ts'

/** One thing that was said of an outcome of the last plan: who said it and when, and whether the words are exactly the carer's. */
export interface LastLine { label: string; words: string; quoted: boolean; review: string | null }

/** What the last plan did, as page, paper, comparison and a copy for somebody tell it; an outcome of which nothing was said says so. */
export function lastPlanLines({ lastPlan, carer }: Pick<PlanContent, 'lastPlan' | 'carer'>): { statement: string; exact: boolean; lines: LastLine[] }[] {
  if (!lastPlan?.outcomes.some(({ said }) => said.length > 0)) return []
  return lastPlan.outcomes.map(({ statement, exact, said }) => ({
    statement, exact, lines: said.length > 0 ? said.map((one) => lineOf(one, carer)) : [{ label: '', words: say('last.nothing'), quoted: false, review: null }],
  }))
}

export function lineOf({ voice, by, words, onDay, review }: LastSaid, carer: string): LastLine {
  const day = sayDay(onDay)
  const label = voice === 'carer' ? say('last.carer', { name: carer, day }) : voice === 'worker' ? say('last.worker', { by: by ?? '', day }) : say('last.gathered', { day })
  return { label, words, quoted: voice === 'carer', review }
}
