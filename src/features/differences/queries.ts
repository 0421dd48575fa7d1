import { type RawBuilder, sql } from 'kysely'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { type Access, findAccess, getAccess } from '../access/index.ts'
import { mayReadDifference } from './policy.ts'
import type { HowKnown, Reach, Step, ViewVoice } from './schema.ts'

/** One person's view, in their own words; `newer`: they have said it otherwise since. */
export interface View { id: string; voice: ViewVoice; name: string; words: string; known: HowKnown | null; onDay: string; newer: boolean }
/** Where it stood from that day on. */
export interface Stand { id: string; step: Step; goingTo: string | null; words: string | null; decides: string | null; lookOn: string | null; onDay: string; by: string | null }

/** Two or more views of the same thing. They stand beside each other and are never made one. */
export interface Difference {
  id: string
  carer: string
  topic: string
  conversation: string | null
  outcome: string | null
  reach: Reach
  onDay: string
  views: View[]
  /** Every step, newest first. */
  stands: Stand[]
}

async function findRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    select d.id, d.carer_id as carer, d.topic, d.conversation_id as conversation, d.outcome_id as outcome, d.reach, d.on_day as "onDay",
      coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'voice', w.voice, 'name', w.name, 'words', w.words, 'known', w.how_known, 'onDay', (w.recorded_at at time zone o.zone)::date,
          'newer', exists (select 1 from difference_views n where n.organisation_id = w.organisation_id and n.difference_id = w.difference_id and n.voice = w.voice and n.name = w.name and (n.recorded_at, n.id) > (w.recorded_at, w.id))) order by (w.voice = 'carer') desc, w.recorded_at, w.id)
        from difference_views w where w.organisation_id = d.organisation_id and w.difference_id = d.id), '[]') as views,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'step', s.step, 'goingTo', s.going_to, 'words', s.words, 'decides', s.decides, 'lookOn', s.look_on, 'onDay', s.on_day, 'by', a.name) order by s.recorded_at desc, s.id desc)
        from difference_steps s left join accounts a on a.organisation_id = s.organisation_id and a.id = s.recorded_by where s.organisation_id = d.organisation_id and s.difference_id = d.id), '[]') as stands
    from differences d join organisations o on o.organisation_id = d.organisation_id
    where d.organisation_id = ${tx.actor.organisation} and ${condition} order by d.on_day desc, d.recorded_at desc, d.id`.execute(tx.db)
  return rows
}

/** The differences in a carer's record that this person may read, newest first; of one talk or one outcome if asked. */
export async function findDifferences(tx: Tx, access: Access, of: { conversation?: string; outcome?: string } = {}): Promise<Difference[]> {
  const rows = await findRows(tx, sql`d.carer_id = ${access.carer} and (${of.conversation ?? null}::uuid is null or d.conversation_id = ${of.conversation ?? null}) and (${of.outcome ?? null}::uuid is null or d.outcome_id = ${of.outcome ?? null})`)
  return rows.filter((row) => mayReadDifference(tx.actor, access, row))
}

/** One difference; throws {@link NotFound} when there is none for this person. */
export async function getDifference(tx: Tx, id: string): Promise<Difference> {
  const [found] = isId(id) ? await findRows(tx, sql`d.id = ${id}`) : []
  if (!found || !mayReadDifference(tx.actor, await getAccess(tx, found.carer), found)) throw new NotFound()
  return found
}

/** Differences to look at again by a day, of carers who are this worker's own; soonest first. What was agreed since is not among them. */
export async function findDifferencesDue(tx: Tx, worker: string, until: string): Promise<{ id: string; carer: string; topic: string; lookOn: string }[]> {
  const { rows } = await sql<{ id: string; carer: string; topic: string; lookOn: string }>`
    select d.id, d.carer_id as carer, d.topic, s.look_on as "lookOn" from differences d
      cross join lateral (select t.step, t.look_on from difference_steps t where t.organisation_id = d.organisation_id and t.difference_id = d.id order by t.recorded_at desc, t.id desc limit 1) s
    where d.organisation_id = ${tx.actor.organisation} and s.step <> 'agreed' and s.look_on <= ${until}::date
      and exists (select 1 from allocations a where a.organisation_id = d.organisation_id and a.carer_id = d.carer_id and a.worker_id = ${worker} and a.ended_at is null)
    order by s.look_on, d.id`.execute(tx.db)
  const access = await findAccess(tx, [...new Set(rows.map((row) => row.carer))])
  return rows.filter((row) => { const facts = access.get(row.carer); return facts !== undefined && facts.ownWorkers.includes(worker) && mayReadDifference(tx.actor, facts, { reach: 'own' }) })
}
