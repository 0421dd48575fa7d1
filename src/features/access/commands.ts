import { Conflict, demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { findSupportWorkers } from '../workers/index.ts'
import { type Access, mayAllocate, mayBeFirstWorker, mayGiveReason } from './policy.ts'
import { findColleagues, getAccess, getToday } from './queries.ts'

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
 * names. Throws Invalid on `worker` (left, no such role, refused by the carer, not named, there already) and on `until`
 * (needed for cover, before `from`).
 */
export async function allocate(tx: Tx, carer: string, form: AllocationAsked): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(mayAllocate(tx.actor, access))
  await writeAllocation(tx, carer, form, access)
}

/** The worker who registers a carer is the first to work with them. Called in the same transaction as the registration. */
export async function allocateFirst(tx: Tx, carer: string): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(mayBeFirstWorker(tx.actor, access))
  await writeAllocation(tx, carer, { id: newId(), worker: tx.actor.id!, kind: 'own', from: await getToday(tx) }, access)
}

async function writeAllocation(tx: Tx, carer: string, form: AllocationAsked, access: Access): Promise<void> {
  await demandPossible(tx, access, form.worker)
  if (access.restrictedTo && !access.restrictedTo.includes(form.worker)) throw new Invalid({ worker: 'notNamed' })
  if (form.until && form.until < form.from) throw new Invalid({ until: 'beforeFrom' })
  if (form.kind === 'cover' && !form.until) throw new Invalid({ until: 'needed' })
  const there = await tx.db.selectFrom('allocations').select('id').where('carer_id', '=', carer).where('worker_id', '=', form.worker)
    .where('kind', '=', form.kind).where('ended_at', 'is', null).where('until_day', 'is not distinct from', form.until ?? null).executeTakeFirst()
  if (there && there.id !== form.id) throw new Invalid({ worker: 'already' })
  await insertOnce(tx, 'allocations', {
    id: form.id, carer_id: carer, worker_id: form.worker, kind: form.kind, from_day: form.from, until_day: form.until ?? null, handover: form.handover ?? null,
  })
}

/** Only somebody who works with carers here now, and whom the carer has not refused. */
async function demandPossible(tx: Tx, access: Access, worker: string): Promise<void> {
  const possible = await findSupportWorkers(tx)
  if (access.refused.includes(worker) || !possible.some((one) => one.id === worker)) throw new Invalid({ worker: 'notPossible' })
}

/**
 * Hand over: this worker no longer works with the carer. The row stays, with who ended it and when, and a note for whoever
 * comes next. Ended twice is ended once; with another note, it is a Conflict.
 */
export async function endAllocation(tx: Tx, carer: string, allocation: string, handover?: string | null): Promise<void> {
  demand(mayAllocate(tx.actor, await getAccess(tx, carer)))
  const there = await tx.db.selectFrom('allocations').select(['handover', 'ended_at']).where('id', '=', allocation).where('carer_id', '=', carer).executeTakeFirst()
  if (!there) throw new NotFound()
  if (there.ended_at !== null) {
    // Ended by two people at once: the note of the second is not dropped in silence.
    if (handover && !there.handover?.includes(handover)) throw new Conflict({ handover: there.handover }, 'Somebody else has already written down that this ended.')
    return
  }
  await tx.db.updateTable('allocations').set({ ended_by: tx.actor.id, ended_at: tx.at, handover: [there.handover, handover].filter(Boolean).join('\n\n') || null })
    .where('id', '=', allocation).where('ended_at', 'is', null).execute()
}

/** "Not this worker", said by the carer. A wall from now on; an allocation of that worker ends with it. */
export async function refuseWorker(tx: Tx, carer: string, form: { id: string; worker: string; saidOn: string }): Promise<void> {
  demand(mayAllocate(tx.actor, await getAccess(tx, carer)))
  const known = await tx.db.selectFrom('workers').select('id').where('id', '=', form.worker).executeTakeFirst()
  if (!known) throw new Invalid({ worker: 'notPossible' })
  if (form.saidOn > await getToday(tx)) throw new Invalid({ saidOn: 'futureDay' })
  await insertOnce(tx, 'worker_refusals', { id: form.id, carer_id: carer, worker_id: form.worker, said_on: form.saidOn })
  await endAllFor(tx, carer, form.worker)
}

/** Nothing of this worker's with this carer goes on: not working with them, not being named. */
export async function endAllFor(tx: Tx, carer: string, worker: string): Promise<void> {
  for (const table of ['allocations', 'restriction_namings'] as const) {
    await tx.db.updateTable(table).set({ ended_by: tx.actor.id, ended_at: tx.at })
      .where('carer_id', '=', carer).where('worker_id', '=', worker).where('ended_at', 'is', null).execute()
  }
}

/** The carer changed their mind about a worker. What ended does not begin again by itself. */
export async function liftRefusal(tx: Tx, carer: string, refusal: string): Promise<void> {
  demand(mayAllocate(tx.actor, await getAccess(tx, carer)))
  const there = await tx.db.selectFrom('worker_refusals').select('worker_id').where('id', '=', refusal).where('carer_id', '=', carer).executeTakeFirst()
  if (!there) throw new NotFound()
  // Said twice is lifted as one: the wall is about the worker, not about a row.
  await tx.db.updateTable('worker_refusals').set({ lifted_by: tx.actor.id, lifted_at: tx.at })
    .where('carer_id', '=', carer).where('worker_id', '=', there.worker_id).where('lifted_at', 'is', null).execute()
}

/**
 * This carer works here herself. Whoever shares a team with her, and she as a worker, neither find nor open her record from now on; what they had
 * there ends. Throws Invalid on `colleague` (nobody would be left who works with her: somebody from another team begins first) and `toldOn`.
 */
export async function sayWorksHere(tx: Tx, carer: string, form: { id: string; colleague: string; toldOn: string }): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(mayAllocate(tx.actor, access))
  const known = await tx.db.selectFrom('workers').select('id').where('id', '=', form.colleague).executeTakeFirst()
  if (!known) throw new Invalid({ colleague: 'notPossible' })
  if (form.toldOn > await getToday(tx)) throw new Invalid({ toldOn: 'futureDay' })
  const kept = await findColleagues(tx, form.colleague)
  if (access.ownWorkers.every((one) => kept.includes(one))) throw new Invalid({ colleague: 'handOverFirst' })
  await insertOnce(tx, 'works_here', { id: form.id, carer_id: carer, worker_id: form.colleague, said_on: form.toldOn })
  for (const worker of kept) await endAllFor(tx, carer, worker)
}

/** She works here no more, or it was a mistake. What ended does not begin again by itself. */
export async function endWorksHere(tx: Tx, carer: string, id: string): Promise<void> {
  demand(mayAllocate(tx.actor, await getAccess(tx, carer)))
  const there = await tx.db.selectFrom('works_here').select('worker_id').where('id', '=', id).where('carer_id', '=', carer).executeTakeFirst()
  if (!there) throw new NotFound()
  await tx.db.updateTable('works_here').set({ ended_by: tx.actor.id, ended_at: tx.at }).where('carer_id', '=', carer).where('worker_id', '=', there.worker_id).where('ended_at', 'is', null).execute()
}
