import { demand, Invalid, NotFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { insertOnce } from '../../../kernel/once.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { getAccess } from '../../access/index.ts'
import { mayPrepareCopy } from '../policy.ts'
import { findKeptFrom, getRequest } from '../queries.ts'
import type { ErasureAsked } from '../schema.ts'
import { findErasable, isHeld } from './queries.ts'

/** Throws NotFound unless the one who acts may erase what this request asks for. Gives back whose, and whether it is open. */
export async function demandErasing(tx: Tx, id: string): Promise<{ carer: string; open: boolean }> {
  const request = await getRequest(tx, id)
  const access = await getAccess(tx, request.carer)
  demand(request.kind === 'forget' && mayPrepareCopy(tx.actor, access, await findKeptFrom(tx, request.carer, access.ownWorkers)))
  return { carer: request.carer, open: request.ended === null }
}

/**
 * Erase the things that were picked, and put down a stone for each: which it was, when, by whom and why. What it said goes from the row and from all that
 * stood there before, in this one transaction (UK GDPR art. 17). Sent twice it is done once. Throws Invalid on `picks` (held, or not there any more),
 * NotFound when nobody has asked or it is answered.
 */
export async function eraseItems(tx: Tx, id: string, form: ErasureAsked): Promise<void> {
  const { carer, open } = await demandErasing(tx, id)
  const done = await tx.db.selectFrom('erasures').select(['id', 'request_id', 'recorded_by']).where('id', '=', form.id).executeTakeFirst()
  if (done && done.request_id === id && done.recorded_by === tx.actor.id) return
  if (!open) throw new NotFound()
  if (await isHeld(tx, carer)) throw new Invalid({ picks: 'held' })
  const there = new Map((await findErasable(tx, carer, id)).map((one) => [one.key, one]))
  const picked = form.picks.map((key) => there.get(key))
  if (picked.some((one) => one === undefined)) throw new Invalid({ picks: 'gone' })
  await insertOnce(tx, 'erasures', { id: form.id, carer_id: carer, request_id: id, why: form.why })
  for (const one of picked) for (const row of one!.rows) await insertOnce(tx, 'erasure_items', { id: newId(), carer_id: carer, erasure_id: form.id, table_name: one!.table, row_id: row, column_name: one!.column })
}
