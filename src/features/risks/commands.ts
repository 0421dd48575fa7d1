import { sql } from 'kysely'
import { Invalid, NotFound } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday } from '../access/index.ts'
import { getHighlight, getPlaceOf } from '../conversations/index.ts'
import type { Carrier } from './schema.ts'

export interface RiskAsked extends Partial<Record<Carrier, string | null>> { id: string; worth?: string | null; wrong?: string | null; look?: string | null }

/**
 * Say who carries what of a risk worth taking. What was said before stays. Throws NotFound for words that are no such risk or not
 * this person's to read, Invalid on `look` (a day gone by).
 */
export async function agreeRisk(tx: Tx, highlight: string, form: RiskAsked): Promise<void> {
  const { carer } = await getPlaceOf(tx, 'highlights', highlight)
  const access = await demandWrite(tx, carer)
  if ((await getHighlight(tx, access, highlight)).highlight.kind !== 'risk') throw new NotFound()
  const kept = await tx.db.selectFrom('risk_agreements').select('id').where('id', '=', form.id).executeTakeFirst()
  if (!kept && form.look && form.look < await getToday(tx)) throw new Invalid({ look: 'pastDay' })
  await insertOnce(tx, 'risk_agreements', {
    id: form.id, carer_id: carer, highlight_id: highlight, worth: form.worth ?? null, wrong: form.wrong ?? null, carer_carries: form.carer ?? null, person_carries: form.person ?? null,
    others_carry: form.others ?? null, workers_carry: form.workers ?? null, organisation_carries: form.organisation ?? null, look_on: form.look ?? null,
  })
}

/** The same person twice: what was agreed goes over to the record that stays. Policy (both records) is the caller's. */
export async function carryRisks(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update risk_agreements set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
}

/** A talk written on the wrong person goes to the right one, with what was agreed about its risks. Policy (both records) is the caller's. */
export async function moveRisks(tx: Tx, conversation: string, to: string): Promise<void> {
  await sql`update risk_agreements set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and highlight_id in (select h.id from highlights h join passages p on p.organisation_id = h.organisation_id and p.id = h.passage_id where h.organisation_id = ${tx.actor.organisation} and p.conversation_id = ${conversation})`.execute(tx.db)
}
