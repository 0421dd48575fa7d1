import { sql } from 'kysely'
import { demand, Invalid } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { getAccess, getToday } from '../../access/index.ts'
import { lockPlan } from '../commands.ts'
import { mayWritePlan } from '../policy.ts'
import type { Plan } from '../queries.ts'
import type { IssueForm } from '../schema.ts'

/** A copy for somebody: in which form, and, when it is not the carer’s own, what of it and why; what was kept back, and why. */
export interface IssueAsked {
  id: string
  to: string
  form: IssueForm
  how?: string | null
  issued: string
  what?: string | null
  why?: string | null
  withheld?: string | null
  withheldWhy?: string | null
}

/**
 * Give out a copy. Only of an agreed plan. Throws Invalid on `to` (not agreed, or somebody else wrote down the same copy first), `issued` (still to come, before it was agreed), and on
 * `withheldWhy` or `withheld` where one stands without the other: what is kept back needs its reason (Carers (Scotland) Act 2016, ss.11 and 17).
 */
export async function issuePlan(tx: Tx, id: string, form: IssueAsked): Promise<void> {
  const plan = await lockToWrite(tx, id)
  if (!plan.agreement) throw new Invalid({ to: 'notAgreed' })
  await demandDay(tx, 'issued', form.issued, plan.agreement.onDay)
  demandReason(form)
  const same = await tx.db.selectFrom('plan_issues').select('id').where('plan_id', '=', id).where('issued_to', '=', form.to).where('form', '=', form.form).where('on_day', '=', form.issued)
    .where(sql<boolean>`what is not distinct from ${form.what ?? null}`).execute()
  if (same.length > 0 && same.every((one) => one.id !== form.id)) throw new Invalid({ to: 'givenAlready' })
  await insertOnce(tx, 'plan_issues', {
    id: form.id, carer_id: plan.carer, plan_id: id, issued_to: form.to, form: form.form, how: form.how ?? '', on_day: form.issued,
    what: form.what ?? null, why: form.why ?? null, withheld: form.withheld ?? null, withheld_why: form.withheldWhy ?? null,
  })
}

/** What is kept back from somebody needs its reason, and a reason what it is for. Throws Invalid on `withheldWhy` or `withheld`. */
export function demandReason({ withheld, withheldWhy }: Pick<IssueAsked, 'withheld' | 'withheldWhy'>): void {
  if (withheld && !withheldWhy) throw new Invalid({ withheldWhy: 'needed' })
  if (withheldWhy && !withheld) throw new Invalid({ withheld: 'needed' })
}

/**
 * Another authority has approved the plan, as the law asks where two are responsible (Carers (Scotland) Act 2016, s.12(6)). Only an agreed plan:
 * its words stand still. Throws Invalid on `authority` (not agreed, or the same
 * authority has approved it by now) and `approved` (still to come, before it was agreed).
 */
export async function approvePlan(tx: Tx, id: string, form: { id: string; authority: string; approvedBy: string; approved: string; approvalWords?: string | null }): Promise<void> {
  const plan = await lockToWrite(tx, id)
  if (!plan.agreement) throw new Invalid({ authority: 'notAgreed' })
  const same = plan.approvals.filter(({ authority }) => authority.toLowerCase() === form.authority.toLowerCase())
  if (same.length > 0 && same.every((one) => one.id !== form.id)) throw new Invalid({ authority: 'approvedAlready' })
  await demandDay(tx, 'approved', form.approved, plan.agreement.onDay)
  await insertOnce(tx, 'plan_approvals', { id: form.id, carer_id: plan.carer, plan_id: id, authority: form.authority, approved_by: form.approvedBy, words: form.approvalWords ?? null, on_day: form.approved })
}

/** The plan as it stands now, for who may write it; nobody else agrees, gives, approves or ends it until this is done. */
async function lockToWrite(tx: Tx, id: string): Promise<Plan> {
  const plan = await lockPlan(tx, id)
  demand(mayWritePlan(tx.actor, await getAccess(tx, plan.carer)))
  return plan
}

async function demandDay(tx: Tx, field: string, day: string, agreedOn: string): Promise<void> {
  if (day > await getToday(tx)) throw new Invalid({ [field]: 'futureDay' })
  if (day < agreedOn) throw new Invalid({ [field]: 'beforeAgreed' })
}
