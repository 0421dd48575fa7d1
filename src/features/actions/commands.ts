import { conceptIds } from '../../frameworks/concepts.ts'
import { demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { changeIfSame, insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { type Access, demandWrite, getAccess, getToday } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { findCircle } from '../circles/index.ts'
import { findOutcomes, getOutcome, wordOutcome } from '../outcomes/index.ts'
import { findWorker } from '../workers/index.ts'
import { mayAnswerPromise } from './policy.ts'
import { type Action, findAction } from './queries.ts'
import type { ActionOwner, AnswerCode } from './schema.ts'

export interface ActionAsked {
  what: string
  owner: ActionOwner
  /** Somebody of the circle who is around. */
  person?: string | null
  /** As people say it. Left empty, somebody of the circle, a carer, a worker, or the one person she cares for is called by name. */
  who?: string | null
  worker?: string | null
  outcome?: string | null
  by?: string | null
}

/**
 * Write down a promise. Throws Invalid on `who` (nobody named), `person` (not around this carer), `worker` (none chosen, or one who
 * may not know of this carer), `outcome` (not this carer's) and `by` (before it was said).
 */
export async function recordAction(tx: Tx, carer: string, form: ActionAsked & { id: string; saidOn?: string }): Promise<void> {
  const access = await demandWrite(tx, carer)
  const saidOn = form.saidOn ?? await getToday(tx)
  await insertOnce(tx, 'actions', { id: form.id, carer_id: carer, said_on: saidOn, ...await rowOf(tx, carer, access, form, saidOn) })
}

/** Put a promise into better words, or give it another day or owner. What stood before stays in the audit. Throws Conflict when stale. */
export async function changeAction(tx: Tx, action: Action, form: ActionAsked & { version: number }): Promise<void> {
  const access = await demandWrite(tx, action.carer)
  await changeIfSame(tx, 'actions', action.id, form.version, await rowOf(tx, action.carer, access, form, action.saidOn, action.personId))
}

/**
 * "This is the way, not the point": what stood as an outcome becomes a promise for it, and the outcome says from now on what it is
 * for. What it said before stays in its history. Throws Invalid as {@link recordAction}, and on `statement` when it says the same.
 */
export async function moveToPromises(tx: Tx, outcome: string, form: { id: string; version: number; statement: string; what: string; owner: ActionOwner; who?: string | null; worker?: string | null }): Promise<void> {
  const was = await getOutcome(tx, outcome)
  await demandWrite(tx, was.carer)
  if (was.version === form.version && was.statement === form.statement) throw new Invalid({ statement: 'same' })
  await wordOutcome(tx, outcome, form.version, { ...was, concepts: conceptIds.filter((one) => was.concepts.includes(one)), statement: form.statement, whoseWords: 'agreed' })
  await recordAction(tx, was.carer, { id: form.id, what: form.what, owner: form.owner, who: form.who, worker: form.worker, outcome })
}

/** Say how a promise went: own workers, and the carer of what she promised herself. A later answer stands beside an earlier one. Throws Invalid on `on` (still to come). */
export async function answerAction(tx: Tx, action: string, form: { id: string; answer: AnswerCode; words?: string | null; on: string }): Promise<void> {
  const found = await findAction(tx, action)
  if (!found) throw new NotFound()
  if (tx.actor.kind === 'carer') demand(mayAnswerPromise(tx.actor, await getAccess(tx, found.carer), found.owner))
  else await demandWrite(tx, found.carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  if (form.on < found.saidOn) throw new Invalid({ on: 'beforeSaid' })
  await insertOnce(tx, 'action_answers', { id: form.id, carer_id: found.carer, action_id: action, answer: form.answer, words: form.words ?? null, on_day: form.on })
}

/** The same person twice: what was promised goes over to the record that stays. The merge it is part of has asked policy. */
export async function carryActions(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['actions', 'action_answers'] as const) {
    await tx.db.updateTable(table).set({ carer_id: to }).where('carer_id', '=', from).execute()
  }
}

async function rowOf(tx: Tx, carer: string, access: Access, form: ActionAsked, saidOn: string, stands: string | null = null) {
  const worker = form.owner === 'worker' ? await pickWorker(tx, access, form.worker) : null
  const person = await pickPerson(tx, carer, form, stands)
  const who = form.who ?? worker?.name ?? person?.name ?? await findName(tx, carer, form.owner)
  if (!who) throw new Invalid({ who: 'needed' })
  if (form.outcome && !(await findOutcomes(tx, carer)).some((outcome) => outcome.id === form.outcome)) throw new Invalid({ outcome: 'choose' })
  if (form.by && form.by < saidOn) throw new Invalid({ by: 'beforeSaid' })
  return { outcome_id: form.outcome ?? null, what: form.what, owner: form.owner, who, worker_id: worker?.id ?? null, circle_person_id: person?.id ?? null, by_day: form.by ?? null }
}

/** What the carer is called in a promise of hers (by her initials when her record is restricted); or the one person she cares for. */
async function findName(tx: Tx, carer: string, owner: ActionOwner): Promise<string | null> {
  if (owner === 'carer') {
    const { initials, callName } = await getCarer(tx, carer)
    return initials ?? callName
  }
  const caring = owner === 'person' ? (await findCircle(tx, carer)).relationships.filter((one) => one.ended === null) : []
  return caring.length === 1 ? caring[0]!.personName : null
}

/** Somebody of the circle who is around; whoever stands in the promise already may stay in it. The carer and workers are no part of it. */
async function pickPerson(tx: Tx, carer: string, { owner, person }: ActionAsked, stands: string | null): Promise<{ id: string; name: string } | null> {
  if (!person || owner === 'worker' || owner === 'carer') return null
  const found = (await findCircle(tx, carer)).people.find(({ id, leftOn }) => id === person && (leftOn === null || id === stands))
  if (!found) throw new Invalid({ person: 'choose' })
  return found
}

async function pickWorker(tx: Tx, access: Access, id: string | null | undefined): Promise<{ id: string; name: string }> {
  if (!id) throw new Invalid({ worker: 'needed' })
  const worker = await findWorker(tx, id)
  // Somebody who may not know of the carer cannot be given a promise to keep for her.
  const walled = access.refused.includes(id) || (access.restrictedTo && !access.restrictedTo.includes(id))
  if (!worker || worker.leftOn || walled) throw new Invalid({ worker: 'notPossible' })
  return worker
}
