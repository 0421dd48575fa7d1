import { transition } from '../../../frameworks/timescales.ts'
import { demand } from '../../../kernel/errors.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { findAccess, getAccess, getToday } from '../../access/index.ts'
import { getCarer } from '../../carers/index.ts'
import { findPlans, happeningWords } from '../../plans/index.ts'
import { findReviews } from '../../reviews/index.ts'
import { mayReadTimescales } from '../policy.ts'
import { findPlanTime, findReasons } from '../queries.ts'
import type { TimeCode } from '../schema.ts'
import { dayAtAge } from '../steps.ts'
import { type LateReason, looksOf, type Time } from './times.ts'

export type { LateReason } from './times.ts'

/** Every look back that plans of this carer ask for, the plan that had to be ready, and a young carer's day of 17 and a half: what became of each, and why it was later. Newest plan first. */
export async function findTimes(tx: Tx, carer: string): Promise<Time[]> {
  demand(mayReadTimescales(tx.actor, await getAccess(tx, carer)))
  const [today, { kind, dateOfBirth }, reasons] = [await getToday(tx), await getCarer(tx, carer), await findReasons(tx, [carer])]
  const looks = await findReviews(tx, carer)
  const back = (await findPlans(tx, carer)).flatMap(({ agreement, reviewOn, happenings, supersededBy, endedOn }) => agreement === null ? [] : looksOf({
    reviewOn, agreedOn: agreement.onDay, happenings: happenings.map((one) => ({ ...one, words: happeningWords(one) })), newerOn: supersededBy?.onDay ?? null, endedOn,
  }, looks, today))
  const ready = await findPlanTime(tx, carer)
  const growing = kind === 'young' && dateOfBirth !== null ? dayAtAge(dateOfBirth, transition) : null
  const times: Omit<Time, 'reasons'>[] = [
    ...back,
    ...(ready ? [{ code: 'plan' as const, dueOn: ready.by, happened: null, doneOn: ready.doneOn, how: null, late: ready.late }] : []),
    ...(growing ? [{ code: 'growing' as const, dueOn: growing, happened: null, doneOn: null, how: null, late: today > growing }] : []),
  ]
  return times.map((time) => ({ ...time, reasons: reasons.filter(({ code, dueOn }) => code === time.code && dueOn === time.dueOn) }))
}

/** Why something was later, of those of these carers whose times this person may see, the newest first. */
export async function findReasonsFor(tx: Tx, carers: readonly string[], code: TimeCode): Promise<LateReason[]> {
  const access = await findAccess(tx, [...new Set(carers)])
  const may = [...access.values()].filter((facts) => mayReadTimescales(tx.actor, facts)).map((facts) => facts.carer)
  return (await findReasons(tx, may)).filter((one) => one.code === code)
}
