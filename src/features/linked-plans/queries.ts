import { sql } from 'kysely'
import { demand } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { getAccess } from '../access/index.ts'
import type { CopyContent } from '../copies/index.ts'
import { mayReadLinkedPlans } from './policy.ts'

export interface Laid { copy: string; content: CopyContent }

/** A plan that this one is linked with: what the other is called, since when, and what each laid beside the other's. */
export interface LinkedPlan { id: string; called: string; since: string; theirs: Laid[]; mine: Laid[] }

interface Row { id: string; called: string; since: string; other: string }

/** From one side: what the other side called herself, and nothing else that would lead to her record. */
async function findRows(tx: Tx, carer: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select l.id, case when l.carer_id = ${carer} then c.called else l.called end as called, case when l.carer_id = ${carer} then c.carer_id else l.carer_id end as other,
      (l.recorded_at at time zone o.zone)::date as since
    from linked_plans l join linked_plan_codes c on c.organisation_id = l.organisation_id and c.id = l.code_id join organisations o on o.organisation_id = l.organisation_id
    where l.organisation_id = ${tx.actor.organisation} and (l.carer_id = ${carer} or c.carer_id = ${carer}) and l.carer_id <> c.carer_id
      and not exists (select 1 from linked_plan_steps s where s.organisation_id = l.organisation_id and s.link_id = l.id and s.step = 'ended')
    order by l.recorded_at, l.id`.execute(tx.db)
  return rows
}

/** The plans this one is linked with, and what lies beside it. A copy that does not stand any more lies beside nothing. */
export async function findLinkedPlans(tx: Tx, carer: string): Promise<LinkedPlan[]> {
  demand(mayReadLinkedPlans(tx.actor, await getAccess(tx, carer)))
  return Promise.all((await findRows(tx, carer)).map(async ({ id, called, since, other }) => ({ id, called, since, theirs: await findLaid(tx, id, other), mine: await findLaid(tx, id, carer) })))
}

async function findLaid(tx: Tx, link: string, by: string): Promise<Laid[]> {
  const { rows } = await sql<Laid>`
    select c.id as copy, c.content from copies c where c.organisation_id = ${tx.actor.organisation} and c.carer_id = ${by} and not exists (select 1 from copy_steps x where x.organisation_id = c.organisation_id and x.copy_id = c.id and x.step = 'over')
      and (select s.step from linked_plan_steps s where s.organisation_id = c.organisation_id and s.link_id = ${link} and s.carer_id = ${by} and s.copy_id = c.id order by s.recorded_at desc, s.id desc limit 1) = 'laid'
    order by c.recorded_at, c.id`.execute(tx.db)
  return rows
}

/** Whether there is such a link of this carer's plan, also one that has ended. */
export async function hasLink(tx: Tx, carer: string, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from linked_plans l join linked_plan_codes c on c.organisation_id = l.organisation_id and c.id = l.code_id
    where l.organisation_id = ${tx.actor.organisation} and l.id = ${id} and (l.carer_id = ${carer} or c.carer_id = ${carer})`.execute(tx.db)
  return rows.length > 0
}

/** The link with this id, if it is one of this carer's that goes on. */
export async function findLink(tx: Tx, carer: string, id: string): Promise<Row | undefined> {
  return (await findRows(tx, carer)).find((row) => row.id === id)
}

/** A code that can be taken today, by its hash; nothing when there is none, it was taken, or its days are over. */
export async function findOpenCode(tx: Tx, hash: Buffer, today: string): Promise<{ id: string; carer: string } | undefined> {
  const { rows } = await sql<{ id: string; carer: string }>`
    select c.id, c.carer_id as carer from linked_plan_codes c where c.organisation_id = ${tx.actor.organisation} and c.code_hash = ${hash} and c.until_day >= ${today}::date
      and not exists (select 1 from linked_plans l where l.organisation_id = c.organisation_id and l.code_id = c.id)`.execute(tx.db)
  return rows[0]
}
