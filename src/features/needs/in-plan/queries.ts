import type { Tx } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { findBreaks } from '../breaks/queries.ts'
import type { Needed, NeedInPlan } from './telling.ts'
import { findNeeds, findNoneFound, type Need } from '../queries.ts'

/**
 * What is needed in order to meet the outcomes of a plan, as it stands now: only needs for outcomes that are in it, and of who helps only
 * promises that may enter a plan. Nothing where nobody has said anything. Asks whether the record may be read.
 */
export async function findNeeded(tx: Tx, carer: string, inPlan: { outcomes: readonly string[]; actions: readonly string[] }): Promise<Needed | undefined> {
  const { all, none, breaks: [considered] } = await together({ all: findNeeds(tx, carer), none: findNoneFound(tx, carer), breaks: findBreaks(tx, carer) })
  const needs = all.filter((need) => !need.ended && need.outcomes.some(({ id }) => inPlan.outcomes.includes(id)))
  if (needs.length === 0 && !none && !considered) return undefined
  return {
    needs: needs.map((need) => asInPlan(need, inPlan)), none,
    break: considered ? { answer: considered.answer, kinds: considered.kinds, words: considered.words, enough: considered.enough, replacement: considered.replacement, replacementWords: considered.replacementWords, onDay: considered.onDay } : null,
  }
}

function asInPlan({ id, words, outcomes, steps, supports, decision }: Need, inPlan: { outcomes: readonly string[]; actions: readonly string[] }): NeedInPlan {
  return {
    need: id, words, outcomes: outcomes.map((one) => one.id).filter((one) => inPlan.outcomes.includes(one)),
    met: steps.map((one) => ({ step: one.step, amount: one.amount, why: one.why, words: one.words })),
    supports: supports.filter(({ action }) => inPlan.actions.includes(action.id)).map(({ action, way, forWhom, charge, chargeWords }) => ({ who: action.who, what: action.what, way, forWhom, charge, chargeWords })),
    decision: decision && { code: decision.decision, reasons: decision.reasons, by: decision.decidedBy, body: decision.body, onDay: decision.onDay, threshold: decision.threshold?.effectiveOn ?? null },
  }
}
