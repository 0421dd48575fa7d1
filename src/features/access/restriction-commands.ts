import { demand, Invalid } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { findSupportWorkers } from '../workers/index.ts'
import { endAllFor } from './commands.ts'
import { mayName, mayRestrict } from './policy.ts'
import { getAccess } from './queries.ts'

/**
 * Make a record restricted: from now on known only to the carer's own workers, by initials of the carer's choosing. When it
 * is so already, the new initials replace the ones before and nothing else changes.
 */
export async function restrictRecord(tx: Tx, carer: string, form: { id: string; initials: string }): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(mayRestrict(tx.actor, access))
  if (!(await insertOnce(tx, 'restrictions', { id: form.id, carer_id: carer, initials: form.initials }))) return
  if (access.restrictedTo !== null) {
    await tx.db.updateTable('restrictions').set({ lifted_by: tx.actor.id, lifted_at: tx.at })
      .where('carer_id', '=', carer).where('id', '!=', form.id).where('lifted_at', 'is', null).execute()
    return
  }
  for (const worker of new Set(access.ownWorkers)) await writeNaming(tx, carer, newId(), worker)
}

/** Open it again to the organisation's ordinary rules. Only the carer's own workers, because the carer asked. */
export async function liftRestriction(tx: Tx, carer: string): Promise<void> {
  demand(mayRestrict(tx.actor, await getAccess(tx, carer)))
  await tx.db.updateTable('restrictions').set({ lifted_by: tx.actor.id, lifted_at: tx.at }).where('carer_id', '=', carer).where('lifted_at', 'is', null).execute()
  await tx.db.updateTable('restriction_namings').set({ ended_by: tx.actor.id, ended_at: tx.at }).where('carer_id', '=', carer).where('ended_at', 'is', null).execute()
}

/**
 * Let one more person know of a restricted record. Nobody names themselves; the carer sees every naming. Throws Invalid on
 * `worker` (oneself, left, no such role, refused by the carer).
 */
export async function nameToRecord(tx: Tx, carer: string, form: { id: string; worker: string }): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(mayName(tx.actor, access, form.worker))
  const possible = await findSupportWorkers(tx)
  if (access.refused.includes(form.worker) || !possible.some((worker) => worker.id === form.worker)) throw new Invalid({ worker: 'notPossible' })
  if (!access.restrictedTo?.includes(form.worker)) await writeNaming(tx, carer, form.id, form.worker)
}

/** Nobody names themselves: those who already work with the carer are simply there from the beginning. */
async function writeNaming(tx: Tx, carer: string, id: string, worker: string): Promise<void> {
  await tx.db.insertInto('restriction_namings')
    .values({ organisation_id: tx.actor.organisation, id, carer_id: carer, worker_id: worker, named_by: worker === tx.actor.id ? null : tx.actor.id, named_at: tx.at })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing()).execute()
}

/**
 * The same person twice: who works with her, whom she refused, who is named, and that it is kept and not used go over to the record that
 * stays. Every wall of either holds afterwards. The merge it is part of has asked policy.
 */
export async function carryAccess(tx: Tx, from: string, to: string): Promise<void> {
  const before = await getAccess(tx, from)
  const stays = await getAccess(tx, to)
  for (const worker of before.ownWorkers.filter((one) => stays.ownWorkers.includes(one))) await endAllFor(tx, from, worker)
  if (stays.restrictedTo !== null) {
    await tx.db.updateTable('restrictions').set({ lifted_by: tx.actor.id, lifted_at: tx.at }).where('carer_id', '=', from).where('lifted_at', 'is', null).execute()
  }
  for (const table of ['allocations', 'worker_refusals', 'works_here', 'cover_reasons', 'restrictions', 'restriction_namings', 'record_stills', 'record_still_endings', 'record_still_uses'] as const) {
    await tx.db.updateTable(table).set({ carer_id: to }).where('carer_id', '=', from).execute()
  }
  const after = await getAccess(tx, to)
  for (const worker of after.refused) await endAllFor(tx, to, worker)
  if (after.restrictedTo === null) return
  const named = new Set(after.restrictedTo)
  for (const worker of after.ownWorkers.filter((one) => !named.has(one) && !after.refused.includes(one))) await writeNaming(tx, to, newId(), worker)
}
