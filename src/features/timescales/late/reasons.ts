import { sql } from 'kysely'
import type { Tx } from '../../../kernel/tenant.ts'
import type { TimeCode } from '../schema.ts'

/** Why something was later than its day, who wrote that down and when; and the day it is meant to be instead. */
export interface LateReason { id: string; carer: string; code: TimeCode; dueOn: string; words: string; otherDay: string | null; by: string | null; onDay: string }

/** What was written down about times that were missed, of these carers, the newest first. Ask for each record first: this asks no policy of its own. */
export async function findReasons(tx: Tx, carers: readonly string[]): Promise<LateReason[]> {
  if (carers.length === 0) return []
  const { rows } = await sql<LateReason>`
    select r.id, r.carer_id as carer, r.code, r.due_on as "dueOn", r.words, r.other_day as "otherDay", w.name as by, (r.recorded_at at time zone o.zone)::date as "onDay"
    from time_reasons r join organisations o on o.organisation_id = r.organisation_id left join workers w on w.organisation_id = r.organisation_id and w.id = r.recorded_by
    where r.carer_id = any(${carers}::uuid[]) order by r.recorded_at desc, r.id desc`.execute(tx.db)
  return rows
}

/** Until when something rests: the day that was given instead, null where a reason gives none, undefined where there is no reason. `reasons`: the newest first. */
export function restsUntil(reasons: readonly Pick<LateReason, 'otherDay'>[]): string | null | undefined {
  return reasons[0]?.otherDay ?? (reasons.length > 0 ? null : undefined)
}
