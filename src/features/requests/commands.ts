import { demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { getAccess, getToday } from '../access/index.ts'
import { readClock } from './clock.ts'
import { findParts } from './copy/queries.ts'
import { missingPieces } from './copy/part.ts'
import { mayAskOfOwn, mayHandleRequests, mayPrepareCopy } from './policy.ts'
import { findHolidays, findKeptFrom, getRequest } from './queries.ts'
import type { DecisionAsked, GivingHow, RequestAsked, RequestKind, StepAsked, StepKind } from './schema.ts'

/** Write down what a carer (or somebody for her) asked of her record. Throws Invalid on `receivedOn` (still to come). */
export async function writeRequest(tx: Tx, carer: string, form: RequestAsked): Promise<void> {
  demand(mayHandleRequests(tx.actor, await getAccess(tx, carer)))
  if (form.receivedOn > await getToday(tx)) throw new Invalid({ receivedOn: 'futureDay' })
  await insertOnce(tx, 'subject_requests', {
    id: form.id, carer_id: carer, kind: form.kind, received_on: form.receivedOn, how: form.how, asked_by: form.askedBy, authority: form.askedBy === null ? null : form.authority, words: form.words,
  })
}

/** The carer asks on her own page. It counts from today. */
export async function askOnOwnPage(tx: Tx, carer: string, form: { id: string; kind: RequestKind; words: string | null }): Promise<void> {
  demand(mayAskOfOwn(tx.actor, await getAccess(tx, carer)))
  const before = await tx.db.selectFrom('subject_requests').select('received_on').where('id', '=', form.id).executeTakeFirst()
  await insertOnce(tx, 'subject_requests', { id: form.id, carer_id: carer, kind: form.kind, received_on: before?.received_on ?? await getToday(tx), how: 'own-page', asked_by: null, authority: null, words: form.words })
}

/** What may be written down next of a request as it stands; what is ended stays ended. */
export function stepsPossible(request: { kind: RequestKind; receivedOn: string; ended: unknown; clock: { longer: boolean; waiting: { for: string } | null } }): StepKind[] {
  if (request.ended) return []
  const { waiting, longer } = request.clock
  return [
    ...(waiting?.for === 'identity' ? ['identity-shown' as const] : waiting?.for === 'more' ? ['more-told' as const] : ['identity-asked' as const, 'more-asked' as const]),
    ...(longer ? [] : ['longer' as const]), ...(request.kind === 'copy' ? [] : ['done' as const]), 'refused', 'taken-back',
  ]
}

/**
 * One thing more that happened to a request. Throws Invalid on `onDay` (before it came, still to come, or, for more time, after the first month), and on
 * `kind` (not as things stand).
 */
export async function stepRequest(tx: Tx, id: string, form: StepAsked): Promise<void> {
  const request = await getRequest(tx, id)
  demand(mayHandleRequests(tx.actor, await getAccess(tx, request.carer)))
  if (!request.steps.some((step) => step.id === form.id)) {
    if (!stepsPossible(request).includes(form.kind)) throw new Invalid({ kind: 'notNow' })
    if (form.onDay > await getToday(tx)) throw new Invalid({ onDay: 'futureDay' })
    const last = request.steps.reduce((day, step) => (step.onDay > day ? step.onDay : day), request.receivedOn)
    if (form.onDay < (form.kind === 'identity-shown' || form.kind === 'more-told' ? last : request.receivedOn)) throw new Invalid({ onDay: 'before' })
    // More time must be said within the first month (art. 12(3)); while the clock stands still it is still that month.
    const { due } = readClock(request.receivedOn, request.steps, await findHolidays(tx))
    if (form.kind === 'longer' && due !== null && form.onDay > due) throw new Invalid({ onDay: 'tooLate' })
  }
  await insertOnce(tx, 'request_steps', { id: form.id, carer_id: request.carer, request_id: id, kind: form.kind, on_day: form.onDay, words: form.words, how: null, file_hash: null })
}

/** Throws NotFound unless the one who acts may prepare the copy that this request asks for. Gives back whose. */
export async function demandPreparing(tx: Tx, id: string): Promise<{ carer: string; open: boolean }> {
  const request = await getRequest(tx, id)
  const access = await getAccess(tx, request.carer)
  demand(request.kind === 'copy' && mayPrepareCopy(tx.actor, access, await findKeptFrom(tx, request.carer, access.ownWorkers)))
  return { carer: request.carer, open: request.ended === null }
}

/**
 * Decide about words of somebody else, or facts of the person cared for: in, in with some words covered, or not in; all of them, or, when one is not
 * right, none. What says the same as is decided already adds nothing. Throws Invalid on `pieces-<part>` (not there word for word) and `decision-<part>`
 * (a file cannot be covered), NotFound for a row about which nothing is to be decided.
 */
export async function decideParts(tx: Tx, id: string, forms: readonly DecisionAsked[]): Promise<void> {
  const { carer, open } = await demandPreparing(tx, id)
  if (!open) throw new NotFound()
  const parts = new Map((await findParts(tx, carer, id)).map((part) => [part.part, part]))
  const wrong: Record<string, string> = {}
  for (const form of forms) {
    const part = parts.get(form.part)
    if (!part?.asks) throw new NotFound()
    if (form.decision === 'cover' && part.table === 'documents') wrong[`decision-${form.part}`] = 'fileWhole'
    else if (form.decision === 'cover' && missingPieces(part, form.pieces).length > 0) wrong[`pieces-${form.part}`] = 'notThere'
  }
  if (Object.keys(wrong).length > 0) throw new Invalid(wrong)
  for (const { id: decision, ...form } of forms) {
    const part = parts.get(form.part)!
    const pieces = form.decision === 'cover' ? form.pieces : []
    if (part.decided && part.decided.decision === form.decision && part.decided.why === form.why && part.decided.pieces.join('\n') === pieces.join('\n')) continue
    await insertOnce(tx, 'request_decisions', { id: decision, carer_id: carer, request_id: id, table_name: part.table, row_id: part.row, decision: form.decision, why: form.why, pieces })
  }
}

/**
 * The copy was given: when, how, and the hash of the file. Throws Invalid on `how` as long as somebody has to decide about a part, and on `givenOn`
 * (still to come, or before it was asked for).
 */
export async function giveCopy(tx: Tx, id: string, form: { id: string; onDay: string; how: GivingHow; words: string | null }, hash: Buffer): Promise<void> {
  const { carer } = await demandPreparing(tx, id)
  const request = await getRequest(tx, id)
  if (!request.steps.some((step) => step.id === form.id)) {
    if (request.ended) throw new NotFound()
    if (request.clock.waiting?.for === 'identity') throw new Invalid({ how: 'identityFirst' })
    if ((await findParts(tx, carer, id)).some((part) => part.asks && part.decided === null)) throw new Invalid({ how: 'decideFirst' })
    if (form.onDay > await getToday(tx)) throw new Invalid({ givenOn: 'futureDay' })
    if (form.onDay < request.receivedOn) throw new Invalid({ givenOn: 'before' })
  } else {
    hash = Buffer.from(request.steps.find((step) => step.id === form.id)?.fileHash ?? '', 'hex')
  }
  await insertOnce(tx, 'request_steps', { id: form.id, carer_id: carer, request_id: id, kind: 'given', on_day: form.onDay, words: form.words, how: form.how, file_hash: hash })
}

/** The same person twice: what was asked goes over to the record that stays. Whoever merges has asked policy for both. */
export async function carryRequests(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['subject_requests', 'request_steps', 'request_decisions', 'erasures', 'erasure_items'] as const) await tx.db.updateTable(table).set({ carer_id: to }).where('carer_id', '=', from).execute()
}
