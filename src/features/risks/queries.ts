import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/tenant.ts'
import type { findLiftedOfCarer } from '../conversations/index.ts'
import type { Carrier } from './schema.ts'

/** What was agreed about a risk, from a day on. */
export interface Agreed { id: string; highlight: string; worth: string | null; wrong: string | null; carried: Record<Carrier, string | null>; lookOn: string | null; on: string; by: string | null }

/** A risk worth taking: the words it was lifted out of, whose they are, and what was agreed, newest first. */
export interface Risk { highlight: string; passage: string; conversation: string; words: string; name: string; heldOn: string; agreed: Agreed[] }

async function findRows(tx: Tx, condition: RawBuilder<unknown>): Promise<Agreed[]> {
  const { rows } = await sql<Agreed>`
    select r.id, r.highlight_id as highlight, r.worth, r.wrong, r.look_on as "lookOn", (r.recorded_at at time zone o.zone)::date as on, a.name as by,
      json_build_object('carer', r.carer_carries, 'person', r.person_carries, 'others', r.others_carry, 'workers', r.workers_carry, 'organisation', r.organisation_carries) as carried
    from risk_agreements r join organisations o on o.organisation_id = r.organisation_id left join accounts a on a.organisation_id = r.organisation_id and a.id = r.recorded_by
    where r.organisation_id = ${tx.actor.organisation} and ${condition} order by r.recorded_at desc, r.id desc`.execute(tx.db)
  return rows
}

/** What was agreed about one risk, newest first. Give it a highlight whose words this person may read. */
export async function findAgreed(tx: Tx, highlight: string): Promise<Agreed[]> {
  return findRows(tx, sql`r.highlight_id = ${highlight}`)
}

type Lifted = Awaited<ReturnType<typeof findLiftedOfCarer>>[number]

/** The risks worth taking among words lifted out of a record, in their order, with what was agreed. Give it words this person may read. */
export async function findRisks(tx: Tx, all: readonly Lifted[]): Promise<Risk[]> {
  const lifted = all.filter((one) => one.kind === 'risk')
  const agreed = lifted.length === 0 ? [] : await findRows(tx, sql`r.highlight_id = any(${lifted.map((one) => one.id)}::uuid[])`)
  return lifted.map((one) => ({ highlight: one.id, passage: one.passage, conversation: one.conversation, words: one.words, name: one.name, heldOn: one.heldOn, agreed: agreed.filter((row) => row.highlight === one.id) }))
}
