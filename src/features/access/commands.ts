import { hasRole } from '../../kernel/actor.ts'
import { demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { isOwnWorker, mayAllocate, mayGiveReason, mayName } from './policy.ts'
import { getAccess, getToday } from './queries.ts'

/** Say why one opens a colleague's record. Good for today; the carer sees it. */
export async function giveReason(tx: Tx, carer: string, form: { id: string; why: string }): Promise<void> {
  demand(mayGiveReason(tx.actor, await getAccess(tx, carer)))
  const { actor } = tx
  await tx.db.insertInto('cover_reasons')
    .values({ organisation_id: actor.organisation, id: form.id, carer_id: carer, worker_id: actor.id!, on_day: await getToday(tx), why: form.why, recorded_at: tx.at })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing()).execute()
}

export interface AllocationAsked { id: string; worker: string; kind: 'own' | 'cover'; from: string; until?: string | null; handover?: string | null }

/**
 * Let a worker work with a carer, as their own or standing in for a while. On a restricted record only somebody it already
 * names. Throws Invalid on `worker` (left, no such role, refused by the carer, not named) and on `until` (before `from`).
 */
export async function allocate(tx: Tx, carer: string, form: AllocationAsked): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(mayAllocate(tx.actor, access))
  await writeAllocation(tx, carer, form, access)
}

/** The worker who registers a carer is the first to work with them. Called in the same transaction as the registration. */
export async function allocateFirst(tx: Tx, carer: string): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(access.ownWorkers.length === 0 && (hasRole(tx.actor, 'support worker') || hasRole(tx.actor, 'supervisor')))
  await writeAllocation(tx, carer, { id: newId(), worker: tx.actor.id!, kind: 'own', from: await getToday(tx) }, access)
}

async function writeAllocation(tx: Tx, carer: string, form: AllocationAsked, access: { refused: readonly string[]; restrictedTo: readonly string[] | null }): Promise<void> {
  const worker = await tx.db.selectFrom('workers').innerJoin('worker_roles', 'worker_roles.worker_id', 'workers.id')
    .select('workers.id').where('workers.id', '=', form.worker).where('workers.left_on', 'is', null)
    .where('worker_roles.taken_at', 'is', null).where('worker_roles.role', 'in', ['support worker', 'supervisor']).executeTakeFirst()
  if (!worker || access.refused.includes(form.worker)) throw new Invalid({ worker: 'notPossible' })
  if (access.restrictedTo && !access.restrictedTo.includes(form.worker)) throw new Invalid({ worker: 'notNamed' })
  if (form.until && form.until < form.from) throw new Invalid({ until: 'beforeFrom' })
  await insertOnce(tx, 'allocations', {
    id: form.id, carer_id: carer, worker_id: form.worker, kind: form.kind, from_day: form.from, until_day: form.until ?? null, handover: form.handover ?? null,
  })
}

/** Hand over: this worker no longer works with the carer. The row stays, with who ended it and when. */
export async function endAllocation(tx: Tx, carer: string, allocation: string): Promise<void> {
  demand(mayAllocate(tx.actor, await getAccess(tx, carer)))
  const ended = await tx.db.updateTable('allocations').set({ ended_by: tx.actor.id, ended_at: tx.at })
    .where('id', '=', allocation).where('carer_id', '=', carer).where('ended_at', 'is', null).executeTakeFirst()
  if (ended.numUpdatedRows === 0n && !(await isThere(tx, 'allocations', allocation))) throw new NotFound()
}

/** "Not this worker", said by the carer. A wall from now on; an allocation of that worker ends with it. */
export async function refuseWorker(tx: Tx, carer: string, form: { id: string; worker: string; saidOn: string }): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(mayAllocate(tx.actor, access))
  const known = await tx.db.selectFrom('workers').select('id').where('id', '=', form.worker).executeTakeFirst()
  if (!known) throw new Invalid({ worker: 'notPossible' })
  await insertOnce(tx, 'worker_refusals', { id: form.id, carer_id: carer, worker_id: form.worker, said_on: form.saidOn })
  await tx.db.updateTable('allocations').set({ ended_by: tx.actor.id, ended_at: tx.at })
    .where('carer_id', '=', carer).where('worker_id', '=', form.worker).where('ended_at', 'is', null).execute()
  await tx.db.updateTable('restriction_namings').set({ ended_by: tx.actor.id, ended_at: tx.at })
    .where('carer_id', '=', carer).where('worker_id', '=', form.worker).where('ended_at', 'is', null).execute()
}

/** The carer changed their mind about a worker. */
export async function liftRefusal(tx: Tx, carer: string, refusal: string): Promise<void> {
  demand(mayAllocate(tx.actor, await getAccess(tx, carer)))
  await tx.db.updateTable('worker_refusals').set({ lifted_by: tx.actor.id, lifted_at: tx.at })
    .where('id', '=', refusal).where('carer_id', '=', carer).where('lifted_at', 'is', null).execute()
}

/** Make a record restricted: from now on known only to the carer's own workers, by initials of the carer's choosing. */
export async function restrictRecord(tx: Tx, carer: string, form: { id: string; initials: string }): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(isOwnWorker(tx.actor, access))
  if (!(await insertOnce(tx, 'restrictions', { id: form.id, carer_id: carer, initials: form.initials }))) return
  for (const worker of new Set(access.ownWorkers)) await nameWorker(tx, carer, newId(), worker)
}

/** Open it again to the organisation's ordinary rules. Only somebody it names, because the carer asked. */
export async function liftRestriction(tx: Tx, carer: string): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(tx.actor.kind === 'worker' && isOwnWorker(tx.actor, access))
  await tx.db.updateTable('restrictions').set({ lifted_by: tx.actor.id, lifted_at: tx.at }).where('carer_id', '=', carer).where('lifted_at', 'is', null).execute()
  await tx.db.updateTable('restriction_namings').set({ ended_by: tx.actor.id, ended_at: tx.at }).where('carer_id', '=', carer).where('ended_at', 'is', null).execute()
}

/** Let one more person know of a restricted record. Nobody names themselves; the carer sees every naming. */
export async function nameToRecord(tx: Tx, carer: string, form: { id: string; worker: string }): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(mayName(tx.actor, access, form.worker))
  if (access.refused.includes(form.worker)) throw new Invalid({ worker: 'notPossible' })
  const known = await tx.db.selectFrom('workers').select('id').where('id', '=', form.worker).where('left_on', 'is', null).executeTakeFirst()
  if (!known) throw new Invalid({ worker: 'notPossible' })
  await nameWorker(tx, carer, form.id, form.worker)
}

async function nameWorker(tx: Tx, carer: string, id: string, worker: string): Promise<void> {
  await tx.db.insertInto('restriction_namings')
    .values({ organisation_id: tx.actor.organisation, id, carer_id: carer, worker_id: worker, named_by: tx.actor.id, named_at: tx.at })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing()).execute()
}

async function isThere(tx: Tx, table: 'allocations', id: string): Promise<boolean> {
  return (await tx.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
