import { type RawBuilder, sql } from 'kysely'
import { demand, NotFound } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { findAccess, getAccess, mayReadCarer, mayReadOwnRecord } from '../access/index.ts'
import { maySeeOpening } from './policy.ts'

/** A record that was opened in an emergency: who, when, until when, why, and what a second supervisor made of it. */
export interface Opening {
  id: string
  carer: string
  workerId: string
  worker: string
  why: string
  openedAt: Date
  untilAt: Date
  answers: { by: string; words: string | null; on: string }[]
}

async function findRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Opening[]> {
  const { rows } = await sql<Opening>`
    select p.id, p.carer_id as carer, p.worker_id as "workerId", w.name as worker, p.why, p.opened_at as "openedAt", p.until_at as "untilAt",
      coalesce((select json_agg(json_build_object('by', a.name, 'words', s.words, 'on', (s.recorded_at at time zone o.zone)::date) order by s.recorded_at)
        from opening_answers s join accounts a on a.organisation_id = s.organisation_id and a.id = s.recorded_by where s.organisation_id = p.organisation_id and s.opening_id = p.id), '[]') as answers
    from openings p join workers w on w.organisation_id = p.organisation_id and w.id = p.worker_id join organisations o on o.organisation_id = p.organisation_id
    where p.organisation_id = ${tx.actor.organisation} and ${condition} order by p.opened_at desc, p.id`.execute(tx.db)
  return rows
}

/** Every time this record was opened in an emergency, newest first: for the carer, and for those who read the record. */
export async function findOpenings(tx: Tx, carer: string): Promise<Opening[]> {
  const access = await getAccess(tx, carer)
  demand(mayReadOwnRecord(tx.actor, access) || mayReadCarer(tx.actor, access))
  return findRows(tx, sql`p.carer_id = ${carer}`)
}

/** What was opened in an emergency and no second supervisor has looked at yet, as far as it is for this person to see. */
export async function findOpeningsToSee(tx: Tx): Promise<Opening[]> {
  const waiting = await findRows(tx, sql`not exists (select 1 from opening_answers s where s.organisation_id = p.organisation_id and s.opening_id = p.id)`)
  const known = await findAccess(tx, [...new Set(waiting.map((one) => one.carer))])
  return waiting.filter((one) => { const access = known.get(one.carer); return access !== undefined && maySeeOpening(tx.actor, access, one.workerId) })
}

/** An opening that this person may look at as the second supervisor; throws {@link NotFound} where there is none for them. */
export async function getOpeningToSee(tx: Tx, id: string): Promise<Opening> {
  const found = await getOpening(tx, id)
  demand(maySeeOpening(tx.actor, await getAccess(tx, found.carer), found.workerId))
  return found
}

async function getOpening(tx: Tx, id: string): Promise<Opening> {
  const [found] = await findRows(tx, sql`p.id = ${id}`)
  if (!found) throw new NotFound()
  return found
}
