import { NotFound } from '../../kernel/errors.ts'
import { actorOf, type Ctx, idOf } from '../../kernel/http.tsx'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { getToday, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { findCountedDays } from '../circles/index.ts'
import { findOutcomes } from '../outcomes/index.ts'
import { findWorkers } from '../workers/index.ts'
import { findLifeEvents, findMarks, getReview } from './queries.ts'

/** What stands round a page about a carer's reviews. */
export function frame(carer: Carer, title: string) {
  return { title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) }
}

/** The record of a review that this person may write in: opened, and read. */
export async function openWork(c: Ctx) {
  const actor = actorOf(c)
  const { carer } = await inTenant(actor, (tx) => getReview(tx, idOf(c, 'id')))
  const access = await openRecord(actor, carer, 'review')
  if (!mayWriteCarer(actor, access)) throw new NotFound()
  return inTenant(actor, async (tx) => ({ ...await workOf(tx, idOf(c, 'id')), others: (await findWorkers(tx)).filter((one) => one.id !== actor.id && access.ownWorkers.includes(one.id)) }))
}

/** A review with everything said in this carer's reviews, and what happened. */
export async function workOf(tx: Tx, id: string) {
  const review = await getReview(tx, id)
  const carer = review.carer
  return {
    review, carer: await getCarer(tx, carer), outcomes: await findOutcomes(tx, carer), marks: await findMarks(tx, carer),
    events: await findLifeEvents(tx, carer), today: await getToday(tx),
    countedDays: (await findCountedDays(tx, [carer])).size > 0,
  }
}
