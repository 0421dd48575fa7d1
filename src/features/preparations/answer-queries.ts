import { type RawBuilder, sql } from 'kysely'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { type Access, getAccess } from '../access/index.ts'
import { mayReadPrepared } from './policy.ts'
import { withdrawn } from './queries.ts'
import type { How, Said, Usable, Wording } from './schema.ts'

/** What she handed over before a talk. */
export interface Prepared extends Said { id: string; carer: string; conversation: string; preparation: string; wording: Wording; how: How; onDay: string; by: string | null; used: Usable[] }
interface Row extends Prepared { there: string[] }

async function findAnswers(tx: Tx, condition: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select s.id, s.carer_id as carer, s.conversation_id as conversation, s.preparation_id as preparation, p.wording, s.how, s.picked, s.other as "somethingElse", s.words, s.invite, s.rather_not as "ratherNot", s.interpreter, s.advocate, s.place, s.time, s.likes, s.before,
      (s.recorded_at at time zone o.zone)::date as "onDay", case when s.how = 'told' then a.name end as by,
      array(select u.what from preparation_uses u where u.organisation_id = s.organisation_id and u.answer_id = s.id order by u.what) as used,
      array(select d.worker_id from conversation_people d where d.organisation_id = s.organisation_id and d.conversation_id = s.conversation_id and d.worker_id is not null and d.removed_at is null) as there
    from preparation_answers s join preparations p on p.organisation_id = s.organisation_id and p.id = s.preparation_id join organisations o on o.organisation_id = s.organisation_id
      join conversations c on c.organisation_id = s.organisation_id and c.id = s.conversation_id and c.carer_id = s.carer_id
      left join accounts a on a.organisation_id = s.organisation_id and a.id = s.recorded_by
    where s.organisation_id = ${tx.actor.organisation} and not ${withdrawn} and ${condition} order by s.recorded_at, s.id`.execute(tx.db)
  return rows
}

/** What was handed over before a talk, oldest first, as far as this person may read it. */
export async function findPrepared(tx: Tx, access: Access, conversation: string): Promise<Prepared[]> {
  const rows = await findAnswers(tx, sql`s.conversation_id = ${conversation} and s.carer_id = ${access.carer}`)
  return rows.filter((row) => mayReadPrepared(tx.actor, access, row.there))
}

/** One of them; throws {@link NotFound} when there is none for this person. */
export async function getPrepared(tx: Tx, id: string): Promise<Prepared> {
  const [found] = isId(id) ? await findAnswers(tx, sql`s.id = ${id}`) : []
  if (!found || !mayReadPrepared(tx.actor, await getAccess(tx, found.carer), found.there)) throw new NotFound()
  return found
}

/** For which of these talks something was handed over that this person may read. */
export async function findGotReady(tx: Tx, talks: readonly { id: string; carer: string }[]): Promise<Set<string>> {
  if (talks.length === 0) return new Set()
  const ready = new Set<string>()
  for (const row of await findAnswers(tx, sql`s.conversation_id = any(${talks.map((talk) => talk.id)}::uuid[])`)) {
    if (mayReadPrepared(tx.actor, await getAccess(tx, row.carer), row.there)) ready.add(row.conversation)
  }
  return ready
}
