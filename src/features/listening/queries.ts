import { type RawBuilder, sql } from 'kysely'
import { demand, NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import type { WorkerActor } from '../../kernel/actor.ts'
import { findAccess, getAccess, mayReadOwnRecord } from '../access/index.ts'
import { findConversations } from '../conversations/index.ts'
import { findWorkers } from '../workers/index.ts'
import { mayReadListening } from './policy.ts'
import type { ListeningAnswer } from './schema.ts'

export interface Listened { id: string; carer: string; conversation: string; answer: ListeningAnswer; words: string | null; ring: 'yes' | 'no'; on: string; heldOn: string; workers: { id: string; name: string }[]; replies: { words: string; by: string; on: string }[] }

/** Whoever was at the talk `c` for us, taken away since or not: none of them reads what is said of it. */
const wasThere = sql`(w.id = c.worker_id or w.id in (select p.worker_id from conversation_people p where p.organisation_id = c.organisation_id and p.conversation_id = c.id and p.worker_id is not null))`

async function findRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Listened[]> {
  const { rows } = await sql<Listened>`
    select l.id, l.carer_id as carer, l.conversation_id as conversation, l.answer, l.words, l.ring, (l.recorded_at at time zone o.zone)::date as on, (coalesce(c.held_at, c.recorded_at) at time zone o.zone)::date as "heldOn",
      coalesce((select json_agg(json_build_object('id', w.id, 'name', w.name) order by w.name) from workers w where w.organisation_id = c.organisation_id and ${wasThere}), '[]') as workers,
      coalesce((select json_agg(json_build_object('words', r.words, 'by', a.name, 'on', (r.recorded_at at time zone o.zone)::date) order by r.recorded_at) from listening_replies r
        join accounts a on a.organisation_id = r.organisation_id and a.id = r.recorded_by where r.organisation_id = l.organisation_id and r.answer_id = l.id), '[]') as replies
    from listening_answers l join conversations c on c.organisation_id = l.organisation_id and c.id = l.conversation_id join organisations o on o.organisation_id = l.organisation_id
    where l.organisation_id = ${tx.actor.organisation} and ${condition} order by l.recorded_at desc, l.id`.execute(tx.db)
  return rows
}

async function findWorkersOf(tx: Tx, conversation: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select w.id from conversations c join workers w on w.organisation_id = c.organisation_id and ${wasThere} where c.organisation_id = ${tx.actor.organisation} and c.id = ${conversation}`.execute(tx.db)
  return rows.map((row) => row.id)
}

/** Who would read what a carer says of a talk, by name. */
export async function findReaders(tx: Tx, carer: string, conversation: string): Promise<string[]> {
  const access = await getAccess(tx, carer)
  const workers = await findWorkersOf(tx, conversation)
  const asActor = (one: { id: string; name: string; roles: WorkerActor['roles'] }): WorkerActor => ({ kind: 'worker', organisation: tx.actor.organisation, id: one.id, name: one.name, roles: one.roles, teams: [] })
  return (await findWorkers(tx)).filter((one) => !one.leftOn && mayReadListening(asActor(one), access, { workers })).map((one) => one.name)
}

/** What this supervisor may read, newest first. */
export async function findListened(tx: Tx): Promise<Listened[]> {
  const rows = await findRows(tx, sql`true`)
  const known = await findAccess(tx, [...new Set(rows.map((row) => row.carer))])
  return rows.filter((row) => { const access = known.get(row.carer); return access !== undefined && mayReadListening(tx.actor, access, { workers: row.workers.map((one) => one.id) }) })
}

/** One of them; throws {@link NotFound} where there is none for this person. */
export async function getListened(tx: Tx, id: string): Promise<Listened> {
  const [found] = isId(id) ? await findRows(tx, sql`l.id = ${id}`) : []
  if (!found || !mayReadListening(tx.actor, await getAccess(tx, found.carer), { workers: found.workers.map((one) => one.id) })) throw new NotFound()
  return found
}

/** Her talks of the last thirty days that she has said nothing about yet, newest first. For the carer herself. */
export async function findTalksToSayOf(tx: Tx, carer: string, since: Date): Promise<{ id: string; onDay: string; workers: string[] }[]> {
  demand(mayReadOwnRecord(tx.actor, await getAccess(tx, carer)))
  const said = await tx.db.selectFrom('listening_answers').select('conversation_id').where('carer_id', '=', carer).execute()
  return (await findConversations(tx, carer)).filter((talk) => talk.heldAt !== null && talk.heldAt >= since && talk.people.some((one) => one.voice === 'carer') && !said.some((one) => one.conversation_id === talk.id))
    .map((talk) => ({ id: talk.id, onDay: talk.onDay, workers: talk.people.filter((one) => one.workerId !== null).map((one) => one.name) }))
}
