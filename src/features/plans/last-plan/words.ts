import { inEnglish, type Tongue } from '../../../kernel/languages/tongue.ts'
import type { PlanContent } from '../content.ts'
import { tell } from '../words.ts'
import type { LastOutcome, LastSaid } from './queries.ts'

/** One thing that was said of an outcome of the last plan: who said it and when, and whether the words are exactly the carer's. */
export interface LastLine { label: string; words: string; quoted: boolean; review: string | null }

/** What the last plan did, as page, paper, comparison and a copy for somebody tell it; an outcome of which nothing was said says so. `elsewhere`: those that are told in another place. */
export function lastPlanLines({ lastPlan, carer }: Pick<PlanContent, 'lastPlan' | 'carer'>, tongue: Tongue = inEnglish, elsewhere: (outcome: LastOutcome) => boolean = () => false): { statement: string; exact: boolean; lines: LastLine[] }[] {
  const outcomes = lastPlan?.outcomes.filter((one) => !elsewhere(one)) ?? []
  if (!outcomes.some(({ said }) => said.length > 0)) return []
  return outcomes.map(({ statement, exact, said }) => ({
    statement, exact, lines: said.length > 0 ? said.map((one) => lineOf(one, carer, tongue)) : [{ label: '', words: tell(tongue)('last.nothing'), quoted: false, review: null }],
  }))
}

export function lineOf({ voice, by, words, onDay, review }: LastSaid, carer: string, tongue: Tongue = inEnglish): LastLine {
  const [say, { own }, day] = [tell(tongue), tongue, tongue.day(onDay)]
  const label = voice === 'carer' ? say('last.carer', { name: own(carer), day }) : voice === 'worker' ? say('last.worker', { by: own(by ?? ''), day }) : say('last.gathered', { day })
  return { label, words: voice === 'carer' ? words : own(words), quoted: voice === 'carer', review }
}
