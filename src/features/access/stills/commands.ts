import { demand, Invalid, NotFound } from '../../../kernel/errors.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { isOwnWorker, mayKeepStill } from '../policy.ts'
import { getAccess, getToday } from '../queries.ts'
import { findStills, getStill } from './queries.ts'
import type { StillAsked, StillEndingAsked, StillUseAsked } from './schema.ts'

/** From now on this record is kept and not used (UK GDPR art. 18). Throws Invalid on `ground` when it is so already. */
export async function keepStill(tx: Tx, carer: string, form: StillAsked): Promise<void> {
  demand(mayKeepStill(tx.actor, await getAccess(tx, carer)))
  const before = await findStills(tx, carer)
  if (before.some(({ id, ended }) => id !== form.id && ended === null)) throw new Invalid({ ground: 'already' })
  if (form.request !== null) {
    const request = await tx.db.selectFrom('subject_requests').select('carer_id').where('id', '=', form.request).executeTakeFirst()
    if (request?.carer_id !== carer) throw new NotFound()
  }
  await insertOnce(tx, 'record_stills', { id: form.id, carer_id: carer, request_id: form.request, ground: form.ground, why: form.stillWhy })
}

/** It is used again. The carer is told before (art. 18(3)): throws Invalid on `toldOn` when that day is still to come, or before it began. Ended twice is ended once. */
export async function endStill(tx: Tx, id: string, form: StillEndingAsked): Promise<void> {
  const still = await getStill(tx, id)
  demand(mayKeepStill(tx.actor, await getAccess(tx, still.carer)))
  if (still.ended !== null) return
  if (form.toldOn > await getToday(tx)) throw new Invalid({ toldOn: 'futureDay' })
  if (form.toldOn < still.onDay) throw new Invalid({ toldOn: 'before' })
  await insertOnce(tx, 'record_still_endings', { id: form.id, carer_id: still.carer, still_id: id, told_on: form.toldOn, why: form.endedWhy })
}

/** Write in it today all the same, for what the law allows (art. 18(2)); the carer sees why. Own workers only. */
export async function useStill(tx: Tx, carer: string, form: StillUseAsked): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(isOwnWorker(tx.actor, access) && access.still != null)
  const before = await tx.db.selectFrom('record_still_uses').select('on_day').where('id', '=', form.id).executeTakeFirst()
  await insertOnce(tx, 'record_still_uses', { id: form.id, carer_id: carer, worker_id: tx.actor.id, on_day: before?.on_day ?? await getToday(tx), ground: form.useGround, why: form.useWhy })
}
