import { sql } from 'kysely'
import type { Tx } from '../../kernel/tenant.ts'

/** Where a record that rests leads to; nothing when it stands for itself. */
export async function findMergedInto(tx: Tx, carer: string): Promise<string | undefined> {
  const row = await tx.db.selectFrom('carer_merges').select('into_carer_id').where('carer_id', '=', carer).executeTakeFirst()
  return row?.into_carer_id
}

/** The records that were brought together with this one, and with those. */
export async function findMergedFrom(tx: Tx, carer: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive merged as (
      select m.carer_id as id from carer_merges m where m.organisation_id = ${tx.actor.organisation} and m.into_carer_id = ${carer}
      union select m.carer_id from carer_merges m join merged on m.into_carer_id = merged.id where m.organisation_id = ${tx.actor.organisation}
    ) select id from merged`.execute(tx.db)
  return rows.map((row) => row.id)
}

/** Outcomes lifted out of a talk that stand in no plan, review, need or promise yet, and so can go along when the talk is moved. */
export async function findOutcomesToMove(tx: Tx, conversation: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct h.outcome_id as id from highlights h join passages p on p.organisation_id = h.organisation_id and p.id = h.passage_id
    where h.organisation_id = ${tx.actor.organisation} and p.conversation_id = ${conversation} and h.outcome_id is not null and h.undone_at is null
      and not exists (select 1 from plan_outcomes o where o.organisation_id = h.organisation_id and o.outcome_id = h.outcome_id)
      and not exists (select 1 from marks m where m.organisation_id = h.organisation_id and m.outcome_id = h.outcome_id)
      and not exists (select 1 from need_outcomes n where n.organisation_id = h.organisation_id and n.outcome_id = h.outcome_id)
      and not exists (select 1 from actions a where a.organisation_id = h.organisation_id and a.outcome_id = h.outcome_id)`.execute(tx.db)
  return rows.map((row) => row.id)
}
