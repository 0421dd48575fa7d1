import { sql } from 'kysely'
import type { Tx } from '../../../kernel/tenant.ts'
import type { Standing } from '../schema.ts'

/** What a talk was in law, who said so and when. */
export interface Stood { standing: Standing; words: string | null; by: string | null; on: string }

/** What a talk was in law, as it was last said; nothing when nobody has said. */
export async function findStanding(tx: Tx, conversation: string): Promise<Stood | undefined> {
  const { rows: [row] } = await sql<Stood>`
    select s.standing, s.words, a.name as by, (s.recorded_at at time zone o.zone)::date as on
    from talk_standings s join organisations o on o.organisation_id = s.organisation_id left join accounts a on a.organisation_id = s.organisation_id and a.id = s.recorded_by
    where s.organisation_id = ${tx.actor.organisation} and s.conversation_id = ${conversation} order by s.recorded_at desc, s.id desc limit 1`.execute(tx.db)
  return row
}

/** Talks of one standing: how many were followed by an agreed plan of that carer, and how many were not. `null`: nobody has said. */
export interface Counted { standing: Standing | null; planned: number; unplanned: number }

/**
 * Talks held since a day, by what they were in law. A talk counts as followed by a plan when one was agreed with that carer on its day
 * or later. Talks of restricted records are not counted: they are unknown, also in numbers; nor of a record that is kept and not used. Who may see numbers is the caller's to ask.
 */
export async function countTalks(tx: Tx, since: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    with held as (
      select c.id, c.carer_id, (c.held_at at time zone o.zone)::date as held_on, (select s.standing from talk_standings s where s.organisation_id = c.organisation_id and s.conversation_id = c.id order by s.recorded_at desc, s.id desc limit 1) as standing
      from conversations c join organisations o on o.organisation_id = c.organisation_id
      where c.organisation_id = ${tx.actor.organisation} and c.held_at is not null and (c.held_at at time zone o.zone)::date >= ${since}::date
        and not exists (select 1 from withdrawals w where w.organisation_id = c.organisation_id and w.conversation_id = c.id and w.passage_id is null)
        and not exists (select 1 from restrictions r where r.organisation_id = c.organisation_id and r.carer_id = c.carer_id and r.lifted_at is null)
        and not is_still(c.organisation_id, c.carer_id)),
    followed as (
      select h.standing, exists (select 1 from plan_agreements g join plans p on p.organisation_id = g.organisation_id and p.id = g.plan_id where g.organisation_id = ${tx.actor.organisation} and p.carer_id = h.carer_id and g.on_day >= h.held_on) as planned from held h)
    select standing, count(*) filter (where planned)::int as planned, count(*) filter (where not planned)::int as unplanned from followed group by standing`.execute(tx.db)
  return rows
}
