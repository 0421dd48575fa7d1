import { newId } from './ids.ts'
import type { Tx } from './tenant.ts'

/** What a person's record was opened for. */
export type Purpose = 'record' | 'conversation' | 'plan' | 'read-back' | 'print' | 'pdf' | 'review' | 'own-space' | 'document' | 'concern' | 'export' | 'emergency-plan' | 'future-plan' | 'listening' | 'request' | 'keeping' | 'search'

/**
 * Write down a look. The transaction it is given must be a short one of its own, committed before anything of the person's
 * record is read: no look, no page (`openRecord` in the access room does this). Once per person, purpose and hour.
 * `why` is the reason given when the record is not one's own.
 */
export async function recordLook(tx: Tx, carer: string, purpose: Purpose, why?: string): Promise<void> {
  await recordLooks(tx, [{ carer, why }], purpose)
}

/** The same for several records at once: a page that shows something of each. */
export async function recordLooks({ db, actor, at, request }: Tx, looked: readonly { carer: string; why?: string }[], purpose: Purpose): Promise<void> {
  const account = actor.id
  if (account === null || looked.length === 0) return
  const hour = new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)
  await db.insertInto('looks')
    .values(looked.map(({ carer, why }) => ({ organisation_id: actor.organisation, id: newId(), carer_id: carer, account_id: account, purpose, hour, at, why: why ?? null, request })))
    .onConflict((conflict) => conflict.columns(['organisation_id', 'carer_id', 'account_id', 'purpose', 'hour']).doNothing())
    .execute()
}

export interface Look { name: string; accountId: string; purpose: string; at: Date; why: string | null }

/**
 * Who has looked at a record, newest first, and at those that were brought together with it. The carer sees this list, so that
 * somebody read a concern is never in it.
 */
export async function findLooks(tx: Tx, carer: string, merged: readonly string[] = [], atMost = 200): Promise<Look[]> {
  const rows = await tx.db.selectFrom('looks')
    .innerJoin('accounts', (join) => join.onRef('accounts.organisation_id', '=', 'looks.organisation_id').onRef('accounts.id', '=', 'looks.account_id'))
    .select(['accounts.name', 'accounts.id as accountId', 'looks.purpose', 'looks.at', 'looks.why'])
    .where('looks.carer_id', 'in', [carer, ...merged]).where('looks.purpose', '!=', 'concern')
    .orderBy('looks.at', 'desc').limit(atMost).execute()
  return rows
}
