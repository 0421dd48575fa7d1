import { sql } from 'kysely'
import type { Tx } from '../../../kernel/tenant.ts'
import { demandRead } from '../../access/index.ts'
import type { BreakAnswer, BreakKind, Enough, Replacement } from '../schema.ts'

/** Whether support should be a break from caring, as it was talked about on a day. */
export interface BreakConsidered { id: string; answer: BreakAnswer; enough: Enough | null; kinds: BreakKind[]; words: string | null; replacement: Replacement | null; replacementWords: string | null; onDay: string; by: string | null }

/** What was said about a break, newest first: the first stands. */
export async function findBreaks(tx: Tx, carer: string): Promise<BreakConsidered[]> {
  await demandRead(tx, carer)
  const { rows } = await sql<BreakConsidered>`
    select b.id, b.answer, b.enough, b.kinds, b.words, b.replacement, b.replacement_words as "replacementWords", b.on_day as "onDay", a.name as by
    from break_considerations b left join accounts a on a.organisation_id = b.organisation_id and a.id = b.recorded_by
    where b.organisation_id = ${tx.actor.organisation} and b.carer_id = ${carer} order by b.on_day desc, b.recorded_at desc, b.id desc`.execute(tx.db)
  return rows
}
