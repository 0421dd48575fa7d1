import { sql } from 'kysely'
import type { Tx } from '../../../kernel/tenant.ts'

/** What the support did for an outcome, in somebody's words; the newest in each voice counts. */
export interface SupportAnswer { id: string; outcome: string; voice: 'carer' | 'worker'; words: string; onDay: string; by: string | null }

/** Everything that was put into words about what the support did, newest first. Open the record first: this asks no policy of its own. */
export async function findSupportAnswers(tx: Tx, carer: string): Promise<SupportAnswer[]> {
  const { rows } = await sql<SupportAnswer>`
    select s.id, s.outcome_id as outcome, s.voice, s.words, s.on_day as "onDay", a.name as by
    from support_answers s left join accounts a on a.organisation_id = s.organisation_id and a.id = s.recorded_by
    where s.organisation_id = ${tx.actor.organisation} and s.carer_id = ${carer} order by s.on_day desc, s.recorded_at desc, s.id desc`.execute(tx.db)
  return rows
}
