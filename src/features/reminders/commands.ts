import { sql } from 'kysely'
import { demand } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite } from '../access/index.ts'
import { mayWishReminders } from './policy.ts'

/** Say whether one wants mail when it is time to look again: for oneself alone. The newest word counts. */
export async function wishReminders(tx: Tx, form: { id: string; wanted: boolean }): Promise<void> {
  demand(mayWishReminders(tx.actor))
  await insertOnce(tx, 'reminder_wishes', { id: form.id, account_id: tx.actor.id, wanted: form.wanted })
}

/** Write down that somebody is told of these plans, before they are told: of each once. Gives back those that are new. */
export async function noteReminders(tx: Tx, account: string, plans: readonly { plan: string; carer: string }[]): Promise<string[]> {
  const fresh: string[] = []
  for (const { plan, carer } of plans) {
    // Two processes may go on this round at once: one of them writes the row, and it alone writes the mail.
    const { rows } = await sql<{ id: string }>`insert into reminders_sent (organisation_id, id, carer_id, plan_id, account_id, recorded_at)
      values (${tx.actor.organisation}, ${newId()}, ${carer}, ${plan}, ${account}, ${tx.at}) on conflict (organisation_id, plan_id, account_id) do nothing returning id`.execute(tx.db)
    if (rows.length > 0) fresh.push(plan)
  }
  return fresh
}

/** The same person twice: what was sent goes over to the record that stays. */
export async function carryReminders(tx: Tx, from: string, to: string): Promise<void> {
  await demandWrite(tx, from)
  await demandWrite(tx, to)
  await sql`update reminders_sent set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
}
