import { demand, Refused } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { getAccess, mayKnowCarer, mayOpenInEmergency } from '../access/index.ts'
import { getOpeningToSee } from './queries.ts'
import { hoursOpen } from './schema.ts'

/**
 * Open a record in an emergency, for four hours from now. The carer sees it, with the reason, and a second supervisor looks at
 * it. Throws NotFound for a record that may not be known of (a restricted one above all), Refused for whoever is no supervisor
 * or reads it anyway.
 */
export async function openInEmergency(tx: Tx, carer: string, form: { id: string; why: string }): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(mayKnowCarer(tx.actor, access))
  // The same form twice is one opening: it begins when it began, and is compared with what was said then.
  const begun = await tx.db.selectFrom('openings').select(['opened_at', 'until_at']).where('id', '=', form.id).where('worker_id', '=', tx.actor.id ?? '').executeTakeFirst()
  demand(begun !== undefined || mayOpenInEmergency(tx.actor, access), () => new Refused())
  const hours = begun ?? { opened_at: tx.at, until_at: new Date(tx.at.getTime() + hoursOpen * 3_600_000) }
  await insertOnce(tx, 'openings', { id: form.id, carer_id: carer, worker_id: tx.actor.id, why: form.why, ...hours })
}

/** A second supervisor has looked at it, and may say what they make of it. Throws NotFound where there is none for them to see. */
export async function answerOpening(tx: Tx, opening: string, form: { id: string; words?: string | null }): Promise<void> {
  const { carer } = await getOpeningToSee(tx, opening)
  await insertOnce(tx, 'opening_answers', { id: form.id, carer_id: carer, opening_id: opening, words: form.words ?? null })
}

/** The same person twice: who opened her record goes over to the one that stays. Whoever merges has asked policy for both. */
export async function carryOpenings(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['openings', 'opening_answers'] as const) await tx.db.updateTable(table).set({ carer_id: to }).where('carer_id', '=', from).execute()
}
