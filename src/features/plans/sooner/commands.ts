import type { HappeningKind } from '../../../frameworks/triggers.ts'
import { demand, Invalid } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { getToday } from '../../access/index.ts'
import { maySayHappened } from '../policy.ts'
import { getPlan } from '../queries.ts'

/** Something that is said to have happened: of which kind, in a few words, on which day. */
export interface HappeningAsked { id: string; whatHappened: HappeningKind; happened: string; happenedOn: string }

/**
 * Write down that something happened which brings the look back forward (Carers (Scotland) Act 2016, ss.9(1)(l), 15(1)(m) and 28). It need not be
 * one of those that stand in the plan. Her own workers write it down, or she says it herself. Throws Invalid on `whatHappened` (the plan is not agreed, or holds no longer) and `happenedOn` (still to come).
 */
export async function sayHappened(tx: Tx, plan: string, form: HappeningAsked): Promise<void> {
  const { plan: found, access } = await getPlan(tx, plan)
  demand(maySayHappened(tx.actor, access, { agreed: found.agreement !== null }))
  // What was kept under this number before the plan ended is no news.
  const kept = found.happenings.some(({ id }) => id === form.id)
  if (!kept && (!found.current || found.endedOn !== null)) throw new Invalid({ whatHappened: 'notAgreed' })
  if (form.happenedOn > await getToday(tx)) throw new Invalid({ happenedOn: 'futureDay' })
  await insertOnce(tx, 'plan_happenings', { id: form.id, carer_id: found.carer, plan_id: plan, kind: form.whatHappened, words: form.happened, on_day: form.happenedOn })
}
