import { sql } from 'kysely'
import type { Tx } from '../../../kernel/tenant.ts'

/** An outcome a carer may write about: what of it is hers to see. */
export interface OwnOutcome { id: string; statement: string; direction: string; nearBank: string | null; farBank: string | null }
/** What she wrote between talks. */
export interface OwnWords { id: string; statement: string; story: string; onDay: string; kept: boolean }

/**
 * What a carer may write about between talks: what still matters and is hers to see. That is what stands in a plan agreed with her,
 * what was lifted out of her own words, and what was never lifted; not what others said where she was not, for one talk only, or what was
 * written on the wrong person.
 * `all`: also what was let go or could not be.
 */
export async function findOutcomesOfOwn(tx: Tx, carer: string, which: 'live' | 'all' = 'live'): Promise<OwnOutcome[]> {
  const { rows } = await sql<OwnOutcome>`
    select o.id, o.statement, o.direction, o.near_bank as "nearBank", o.far_bank as "farBank" from outcomes o
    where o.organisation_id = ${tx.actor.organisation} and o.carer_id = ${carer} and (${which === 'all'} or (select s.state from outcome_states s where s.organisation_id = o.organisation_id and s.outcome_id = o.id order by s.on_day desc, s.recorded_at desc, s.id desc limit 1) not in ('let-go', 'not-possible'))
      and (exists (select 1 from plan_outcomes p join plan_agreements g on g.organisation_id = p.organisation_id and g.plan_id = p.plan_id where p.organisation_id = o.organisation_id and p.outcome_id = o.id)
        or not exists (select 1 from highlights h join passages s on s.organisation_id = h.organisation_id and s.id = h.passage_id
          where h.organisation_id = o.organisation_id and h.outcome_id = o.id and (s.voice <> 'carer' or s.reach = 'here' or s.carer_id <> o.carer_id
            or exists (select 1 from withdrawals w where w.organisation_id = s.organisation_id and w.conversation_id = s.conversation_id and (w.passage_id is null or w.passage_id = s.id)))))
      and not exists (select 1 from outcome_links l where l.organisation_id = o.organisation_id and l.from_id = o.id and l.kind in ('split', 'joined') and l.undone_at is null)
    order by o.began_on, o.recorded_at, o.id`.execute(tx.db)
  return rows
}

/** Her own words between talks, newest first, with whether she keeps them from somebody. */
export async function findOwnWords(tx: Tx, carer: string): Promise<OwnWords[]> {
  const { rows } = await sql<OwnWords>`
    select m.id, o.statement, m.story, r.on_day as "onDay", m.kept_from is not null as kept from marks m
      join reviews r on r.organisation_id = m.organisation_id and r.id = m.review_id join outcomes o on o.organisation_id = m.organisation_id and o.id = m.outcome_id
    where m.organisation_id = ${tx.actor.organisation} and m.carer_id = ${carer} and r.how = 'own-words' order by r.on_day desc, m.recorded_at desc`.execute(tx.db)
  return rows
}
