import { sql } from 'kysely'
import { Conflict, Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday } from '../access/index.ts'
import { findConversations } from '../conversations/index.ts'
import { findOutcomes } from '../outcomes/index.ts'
import { getReview } from './queries.ts'
import type { How, Together, Why } from './schema.ts'

export interface ReviewAsked { id: string; onDay: string; why: Why; conversation?: string | null; place?: string | null; together?: Together | null; how?: How | null; summary?: string | null }

/** Begin a look at how it goes. Throws Invalid on `onDay` (still to come) and `conversation` (not a talk with this carer). */
export async function recordReview(tx: Tx, carer: string, form: ReviewAsked): Promise<void> {
  await demandWrite(tx, carer)
  if (form.onDay > await getToday(tx)) throw new Invalid({ onDay: 'futureDay' })
  if (form.conversation && !(await findConversations(tx, carer)).some((talk) => talk.id === form.conversation && talk.heldAt !== null)) throw new Invalid({ conversation: 'choose' })
  await insertOnce(tx, 'reviews', {
    id: form.id, carer_id: carer, on_day: form.onDay, why: form.why, conversation_id: form.conversation ?? null, place: form.place ?? null,
    together: form.together ?? null, how: form.how ?? null,
    // A summary comes at the end, so the form of the beginning, sent again, says nothing about it.
    ...(form.summary ? { summary: form.summary } : {}),
  })
}

/** A few words about the whole of it, at the end. Throws Conflict when other words stand there. */
export async function concludeReview(tx: Tx, review: string, form: { summary: string }): Promise<void> {
  const found = await getReview(tx, review)
  await demandWrite(tx, found.carer)
  const { numUpdatedRows } = await tx.db.updateTable('reviews').set({ summary: form.summary }).where('id', '=', review)
    .where((is) => is.or([is('summary', 'is', null), is('summary', '=', form.summary)])).executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict({ summary: found.summary })
}

/**
 * Keep something that happened, as the carer calls it, for the outcomes it belongs to. Throws Invalid on `on` (still to come),
 * NotFound for another carer's outcome.
 */
export async function recordLifeEvent(tx: Tx, carer: string, form: { id: string; on: string; words: string; outcomes: readonly string[] }): Promise<void> {
  await demandWrite(tx, carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  const known = new Set((await findOutcomes(tx, carer)).map((outcome) => outcome.id))
  const chosen = [...new Set(form.outcomes)].sort()
  if (chosen.some((outcome) => !known.has(outcome))) throw new NotFound()
  const isNew = await insertOnce(tx, 'life_events', { id: form.id, carer_id: carer, on_day: form.on, words: form.words })
  if (isNew) {
    for (const outcome of chosen) await insertOnce(tx, 'life_event_outcomes', { id: newId(), carer_id: carer, life_event_id: form.id, outcome_id: outcome })
    return
  }
  const kept = await tx.db.selectFrom('life_event_outcomes').select('outcome_id').where('life_event_id', '=', form.id).execute()
  if (kept.map((one) => one.outcome_id).sort().join() !== chosen.join()) throw new Conflict({ words: form.words }, 'Something else was already kept under this number.')
}

/** The same person twice: the reviews and all that was said in them go over to the record that stays. */
export async function carryReviews(tx: Tx, from: string, to: string): Promise<void> {
  await demandWrite(tx, from)
  await demandWrite(tx, to)
  for (const table of ['reviews', 'marks', 'contributors', 'life_events', 'life_event_outcomes', 'support_answers'] as const) {
    await sql`update ${sql.table(table)} set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
  }
}

