import { sql } from 'kysely'
import { together } from '../../../kernel/asking/together.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { getAccess } from '../../access/index.ts'
import { mayReadGiven } from '../policy.ts'

/** A part of a copy on which not every line stands that was there to choose: how many were left off, of how many. A number, and none of the words. */
export interface LeftOff { part: string; left: number; of: number }

/** Somebody was given the plan, or what was chosen for them out of it: who, when, of which version, in which form, why, and what was left off. */
export interface Given {
  id: string
  to: string
  onDay: string
  form: 'page' | 'print' | 'pdf' | 'large-print' | 'easy-read' | 'plain-text' | 'card' | 'read-aloud' | 'beside'
  how: string | null
  /** The version it is of; null for a copy that was made without a plan. */
  plan: string | null
  madeOn: string | null
  /** A later version was agreed since. */
  newer: boolean
  /** The copy that was chosen line by line; null when the plan was given whole. */
  copy: string | null
  /** What it was chosen from: the plan, as it stands there; or the record, in which the plan is one thing among others. */
  of: 'plan' | 'record'
  title: string | null
  /** Which part of it, where that was said. */
  part: string | null
  why: string | null
  withheld: string | null
  withheldWhy: string | null
  /** Of a copy: what was there to choose and does not stand on it. Null where it was not counted yet, and of what is given whole. */
  leftOff: LeftOff[] | null
  /** `hers`: the carer keeps it to herself. */
  reach: 'hers' | 'record'
  /** Since when the copy does not stand any more, or was taken back. */
  over: string | null
}

/** Who may see a copy `c` now: hers alone, or who reads the record. */
export const reachOfCopy = sql<'hers' | 'record'>`case when c.reach = 'record' or exists (select 1 from copy_steps o where o.organisation_id = c.organisation_id and o.copy_id = c.id and o.step = 'opened') then 'record' else 'hers' end`

const ofCopy = sql`c.plan_id as plan, c.id as copy, case when c.kind = 'plan' then 'plan' else 'record' end as of, c.content ->> 'title' as title, c.left_off as "leftOff", ${reachOfCopy} as reach`
const overOf = sql`(select x.on_day from copy_steps x where x.organisation_id = c.organisation_id and x.copy_id = c.id and x.step = 'over' order by x.on_day limit 1)`

/**
 * Who was given what of this carer's plans, the newest first: the plan whole, and every copy that was chosen out of it, whichever room wrote it down.
 * The one list of it. A worker does not find the copies that she keeps to herself. Open the record first.
 */
export async function findGiven(tx: Tx, carer: string): Promise<Given[]> {
  const { access, rows } = await together({
    access: getAccess(tx, carer),
    rows: sql<Given>`
      select g.id, g."to", g."onDay", g.form, g.how, g.plan, p.made_on as "madeOn", g.copy, g.of, g.title, g.part, g.why, g.withheld, g."withheldWhy", g."leftOff", g.reach, g.over,
        p.id is not null and exists (select 1 from plans l join plan_agreements h on h.organisation_id = l.organisation_id and h.plan_id = l.id
          where l.organisation_id = p.organisation_id and l.carer_id = p.carer_id and l.sequence > p.sequence) as newer
      from (
        select i.organisation_id, i.recorded_at, i.id, i.issued_to as "to", i.on_day as "onDay", i.form, nullif(i.how, '') as how, i.plan_id as plan, null::uuid as copy, 'plan' as of, null::text as title, null::jsonb as "leftOff", 'record' as reach,
          i.what as part, i.why, i.withheld, i.withheld_why as "withheldWhy", null::date as over
        from plan_issues i where i.organisation_id = ${tx.actor.organisation} and i.carer_id = ${carer}
        union all
        select s.organisation_id, s.recorded_at, s.id, coalesce(s.whom, c.for_whom), s.on_day, c.form, s.how, ${ofCopy}, null, s.why, s.withheld, s.withheld_why, ${overOf}
        from copy_steps s join copies c on c.organisation_id = s.organisation_id and c.id = s.copy_id
        where s.organisation_id = ${tx.actor.organisation} and s.carer_id = ${carer} and s.step = 'given'
        union all
        select s.organisation_id, s.recorded_at, s.id, case when l.carer_id = ${carer} then k.called else l.called end, (s.recorded_at at time zone z.zone)::date, 'beside', null, ${ofCopy}, null, null, null, null,
          least(${overOf}, (select min((b.recorded_at at time zone z.zone)::date) from linked_plan_steps b where b.organisation_id = s.organisation_id and b.link_id = s.link_id and b.recorded_at >= s.recorded_at and b.id <> s.id
            and (b.step = 'ended' or (b.step = 'taken-back' and b.copy_id = s.copy_id))))
        from linked_plan_steps s join linked_plans l on l.organisation_id = s.organisation_id and l.id = s.link_id join linked_plan_codes k on k.organisation_id = l.organisation_id and k.id = l.code_id
          join copies c on c.organisation_id = s.organisation_id and c.id = s.copy_id join organisations z on z.organisation_id = s.organisation_id
        where s.organisation_id = ${tx.actor.organisation} and s.carer_id = ${carer} and s.step = 'laid'
      ) g left join plans p on p.organisation_id = g.organisation_id and p.id = g.plan
      order by g."onDay" desc, g.recorded_at desc, g.id desc`.execute(tx.db).then((found) => found.rows),
  })
  return rows.filter((one) => mayReadGiven(tx.actor, access, one))
}
