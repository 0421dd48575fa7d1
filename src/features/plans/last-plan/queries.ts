import type { Pack } from '../../../frameworks/packs/index.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import type { Outcome } from '../../outcomes/index.ts'
import { findMarks, findSupportAnswers, gatherHelped, type Helped } from '../../reviews/index.ts'
import { areasOf } from '../law/areas.ts'
import type { PlanContent } from '../content.ts'
import { findFrozen, type Plan } from '../queries.ts'

/** What was said since of one outcome of the last plan: in the carer's words, gathered from a look back, or as her worker put it. */
export interface LastSaid { voice: 'carer' | 'worker' | 'gathered'; by: string | null; words: string; onDay: string; /** The look back it was said in. */ review: string | null }
export interface LastOutcome { outcome: string; statement: string; exact: boolean; said: LastSaid[]; /** In which parts of the lens of the pack it is seen. */ areas?: string[] }
export interface LastPlan { plan: string; outcomes: LastOutcome[] }

/**
 * What the last plan did for each of its outcomes (Carers (Scotland) Act 2016, ss.9(2) and 15(2)), straight from what was said since it was agreed:
 * the newest that was put into words, in each voice; and where nobody has put it into words, what was said in each look back. Nothing that
 * somebody keeps from a worker, and no outcome that may not stand in a plan by now. Ask for the plan first: this asks no policy of its own.
 */
export function tellLastPlan(last: Plan, gathered: Awaited<ReturnType<typeof findGathered>>, allowed: readonly Outcome[], { lens }: Pick<Pack, 'lens'>): LastPlan {
  return {
    plan: last.id,
    outcomes: gathered.flatMap(({ helped, exact }) => {
      const outcome = allowed.find(({ id }) => id === helped.outcome)
      return outcome ? [{ outcome: helped.outcome, statement: helped.statement, exact, said: saidOf(helped), ...(lens ? { areas: areasOf(lens, outcome.concepts) } : {}) }] : []
    }),
  }
}

/** The outcomes of the last plan as they were agreed, each with all that was said of it since, the oldest first. */
export async function findGathered(tx: Tx, last: Plan): Promise<{ helped: Helped; exact: boolean }[]> {
  const since = last.agreement?.onDay ?? last.madeOn
  const found = await together({ frozen: findFrozen(tx, last.id), marks: findMarks(tx, last.carer), answers: findSupportAnswers(tx, last.carer) })
  const outcomes = (found.frozen?.content as PlanContent | undefined)?.outcomes ?? []
  const marks = found.marks.filter(({ onDay, kept }) => onDay > since && !kept)
  const answers = found.answers.filter(({ onDay }) => onDay >= since)
  return outcomes.map(({ outcome, statement, exact }) => ({ helped: gatherHelped({ id: outcome, statement }, marks, answers), exact }))
}

function saidOf({ answers, told }: Helped): LastSaid[] {
  const put = (['carer', 'worker'] as const).flatMap((voice): LastSaid[] => {
    const newest = answers.find((one) => one.voice === voice)
    return newest ? [{ voice, by: newest.by, words: newest.words, onDay: newest.onDay, review: null }] : []
  })
  if (put.length > 0) return put
  return told.flatMap(({ review, onDay, story, words }): LastSaid[] => [
    ...(story ? [{ voice: 'carer' as const, by: null, words: story, onDay, review }] : []), ...(words ? [{ voice: 'gathered' as const, by: null, words, onDay, review }] : []),
  ])
}
