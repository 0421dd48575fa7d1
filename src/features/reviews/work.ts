import { NotFound } from '../../kernel/errors.ts'
import { actorOf, type Ctx, idOf } from '../../kernel/http.tsx'
import { inTenant, readTenant, type Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
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
  const { work, workers } = await readTenant(actor, (tx) => together({ work: workOf(tx, idOf(c, 'id')), workers: findWorkers(tx) }))
  return { ...work, others: workers.filter((one) => one.id !== actor.id && access.ownWorkers.includes(one.id)) }
}

/** A review with everything said in this carer's reviews, and what happened. */
export async function workOf(tx: Tx, id: string) {
  const review = await getReview(tx, id)
  const carer = review.carer
  const { counted, ...found } = await together({
    carer: getCarer(tx, carer), outcomes: findOutcomes(tx, carer), marks: findMarks(tx, carer), events: findLifeEvents(tx, carer), today: getToday(tx), counted: findCountedDays(tx, [carer]),
  })
  return { review, ...found, countedDays: counted.size > 0 }
}
