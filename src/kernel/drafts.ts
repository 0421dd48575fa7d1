import { newId } from './ids.ts'
import type { Tx } from './tenant.ts'

/** Keep what somebody is still writing in a place (`conversation:<id>`). Overwrites their own last draft there, nobody else's. */
export async function keepDraft(tx: Tx, place: string, words: Record<string, unknown>): Promise<Date> {
  const { actor } = tx
  if (actor.id === null) throw new Error('Lilypad itself writes no drafts.')
  await tx.db.insertInto('drafts')
    .values({ organisation_id: actor.organisation, id: newId(), account_id: actor.id, place, words: JSON.stringify(words), saved_at: tx.at })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'account_id', 'place']).doUpdateSet({ words: JSON.stringify(words), saved_at: tx.at }))
    .execute()
  return tx.at
}

/** One's own draft in a place, if there is one. */
export async function findDraft(tx: Tx, place: string): Promise<{ words: Record<string, unknown>; savedAt: Date } | undefined> {
  if (tx.actor.id === null) return undefined
  const row = await tx.db.selectFrom('drafts').select(['words', 'saved_at']).where('account_id', '=', tx.actor.id).where('place', '=', place).executeTakeFirst()
  return row && { words: row.words as Record<string, unknown>, savedAt: row.saved_at }
}

/** Every place where this person has something unfinished, newest first. */
export async function findDrafts(tx: Tx): Promise<{ place: string; savedAt: Date }[]> {
  if (tx.actor.id === null) return []
  const rows = await tx.db.selectFrom('drafts').select(['place', 'saved_at']).where('account_id', '=', tx.actor.id).orderBy('saved_at', 'desc').execute()
  return rows.map((row) => ({ place: row.place, savedAt: row.saved_at }))
}

/** The draft became the real thing: let it go. */
export async function dropDraft(tx: Tx, place: string): Promise<void> {
  if (tx.actor.id === null) return
  await tx.db.deleteFrom('drafts').where('account_id', '=', tx.actor.id).where('place', '=', place).execute()
}
