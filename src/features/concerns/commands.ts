import { Conflict, demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { recordLook } from '../../kernel/looks.ts'
import { insertOnce } from '../../kernel/once.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import type { Actor } from '../../kernel/actor.ts'
import { getAccess, getToday } from '../access/index.ts'
import { mayAddToConcern, mayKnowWhose, mayReadConcern, mayWriteConcern } from './policy.ts'
import { demandConcern, findConcernFacts, findNameable } from './queries.ts'

export interface ConcernAsked { id: string; about: string; words: string; done?: string | null; noticed: string; named: readonly string[] }

/**
 * Write down a worry about somebody's safety. It names the people who may see it; whoever writes it always may. Throws Invalid
 * on `noticed` (still to come) and on `named` (somebody who may not know of the record).
 */
export async function recordConcern(tx: Tx, carer: string, form: ConcernAsked): Promise<void> {
  demand(mayWriteConcern(tx.actor, await getAccess(tx, carer)))
  // A number that is somebody else's concern says nothing about it.
  const before = await findConcernFacts(tx, form.id)
  if (before) demand(mayReadConcern(tx.actor, before) && before.carer === carer)
  if (form.noticed > await getToday(tx)) throw new Invalid({ noticed: 'futureDay' })
  const named = [...new Set(form.named)].filter((worker) => worker !== tx.actor.id)
  const nameable = await findNameable(tx, carer)
  if (!named.every((worker) => nameable.some((one) => one.id === worker))) throw new Invalid({ named: 'notPossible' })
  const isNew = await insertOnce(tx, 'concerns', {
    id: form.id, carer_id: carer, about: form.about, words: form.words, done: form.done ?? null, noticed_on: form.noticed,
  })
  if (isNew) for (const worker of named) await nameWorker(tx, form.id, newId(), worker)
  // The same words for other eyes are not the same form: they were kept for the people named first.
  else if (before && [...before.named].sort().join() !== [...named].sort().join()) throw new Conflict({}, 'This was already written down, and names other people. Open it to let one more person see it.')
}

/** Add what happened since. Nothing that was written is changed. */
export async function addNote(tx: Tx, concern: string, form: { id: string; words: string }): Promise<void> {
  demand(mayAddToConcern(tx.actor, await demandConcern(tx, concern)))
  const before = await tx.db.selectFrom('concern_notes').select('concern_id').where('id', '=', form.id).executeTakeFirst()
  if (before && before.concern_id !== concern) throw new NotFound()
  await insertOnce(tx, 'concern_notes', { id: form.id, concern_id: concern, words: form.words })
}

/** Let one more person see it. Throws Invalid on `worker` (left, no such role, or may not know of the record). */
export async function nameToConcern(tx: Tx, concern: string, form: { id: string; worker: string }): Promise<void> {
  const walls = await demandConcern(tx, concern)
  demand(mayKnowWhose(tx.actor, walls))
  if (!(await findNameable(tx, walls.carer)).some((one) => one.id === form.worker)) throw new Invalid({ worker: 'notPossible' })
  if (walls.author !== form.worker && !walls.named.includes(form.worker)) await nameWorker(tx, concern, form.id, form.worker)
}

async function nameWorker(tx: Tx, concern: string, id: string, worker: string): Promise<void> {
  await tx.db.insertInto('concern_namings')
    .values({ organisation_id: tx.actor.organisation, id, concern_id: concern, worker_id: worker, named_by: tx.actor.id, named_at: tx.at })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing()).execute()
}

/**
 * Before a concern is read: policy, then the look, committed by itself. The look is for those who must answer for it one day;
 * the carer's own list of looks leaves it out.
 */
export async function openConcern(actor: Actor, id: string): Promise<void> {
  await inTenant(actor, async (tx) => {
    const { carer } = await demandConcern(tx, id)
    if (carer) await recordLook(tx, carer, 'concern')
  })
}

/** The same person twice: a concern goes with the other record, and names whom it named. Whoever merges has asked policy for both. */
export async function carryConcerns(tx: Tx, from: string, to: string): Promise<void> {
  await tx.db.updateTable('concerns').set({ carer_id: to }).where('carer_id', '=', from).execute()
}
