import { Conflict, demand, Invalid } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { getAccess, getToday } from '../../access/index.ts'
import { getCarer } from '../../carers/index.ts'
import { lockPlan } from '../commands.ts'
import { mayWritePlan } from '../policy.ts'
import type { Plan } from '../queries.ts'
import { leavesRoomFor } from './check.ts'
import { findPack } from './queries.ts'
import type { PlanAnswerKind } from './schema.ts'

/**
 * Write what a law asks of a plan and the record does not tell elsewhere, or take it back. The newest answer stands. Throws Conflict when the
 * plan is agreed, Invalid on `clause` (what it is checked by does not ask it), `kind` (the law leaves no room for it) and `words` (none).
 */
export async function answerClause(tx: Tx, plan: string, form: { id: string; clause: string; kind: PlanAnswerKind; words?: string | null }): Promise<void> {
  const draft = await getDraft(tx, plan)
  const { carer } = draft
  const { pack } = await findPack(tx, draft, (await getCarer(tx, carer)).kind)
  const clause = pack.clauses.find(({ id }) => id === form.clause)
  if (!clause) throw new Invalid({ clause: 'choose' })
  const { kind } = form
  if (kind !== 'taken-back' && !leavesRoomFor(clause, kind)) throw new Invalid({ kind: 'choose' })
  if (kind !== 'taken-back' && !form.words) throw new Invalid({ words: 'needed' })
  await insertOnce(tx, 'plan_answers', { id: form.id, carer_id: carer, plan_id: plan, clause: clause.id, kind, words: kind === 'taken-back' ? '' : form.words ?? '' })
}

/**
 * Say by which law a draft is checked; `asOn`: as that law stands on a day later than the draft was made. What was answered before stays where the
 * same clause is asked. Throws Conflict when the plan is agreed, Invalid on `asOn` (still to come).
 */
export async function choosePack(tx: Tx, plan: string, form: { id: string; pack: string; asOn?: string | null }): Promise<void> {
  const { carer } = await getDraft(tx, plan)
  if (form.asOn && form.asOn > await getToday(tx)) throw new Invalid({ asOn: 'futureDay' })
  await insertOnce(tx, 'plan_packs', { id: form.id, carer_id: carer, plan_id: plan, pack: form.pack, as_on: form.asOn ?? null })
}

/** A plan that this person may write on and that nobody agrees meanwhile. */
async function getDraft(tx: Tx, id: string): Promise<Plan> {
  const plan = await lockPlan(tx, id)
  demand(mayWritePlan(tx.actor, await getAccess(tx, plan.carer)))
  if (plan.agreement) throw new Conflict({}, 'This plan is agreed, so its words stay as they are. Make the next version instead.')
  return plan
}
