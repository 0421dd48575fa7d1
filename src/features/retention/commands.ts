import { sql } from 'kysely'
import { demand, Invalid, NotFound, Refused } from '../../kernel/errors.ts'
import { declarations, findHeld, findRecordsOf } from '../../kernel/held.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { getAccess, getToday } from '../access/index.ts'
import { disposalOrder } from './order.ts'
import { mayKeepRecord, maySetRetention, maySignDisposal } from './policy.ts'
import { getHold, getStanding } from './queries.ts'
import type { DelayAsked, HoldAsked, RuleAsked } from './schema.ts'
import { say } from './words.ts'

/** Settle how long one kind of record is kept, from a day on. What was settled before stays readable. */
export async function settleRule(tx: Tx, form: RuleAsked): Promise<void> {
  demand(maySetRetention(tx.actor))
  await insertOnce(tx, 'retention_rules', { id: form.id, kind: form.kind, trigger: form.trigger, years: form.years, in_use: form.inUse, why: form.why, effective_on: form.effectiveOn })
}

/** Hold one record, or all of them (null): nothing of it is disposed of until somebody lifts this. */
export async function placeHold(tx: Tx, carer: string | null, form: HoldAsked): Promise<void> {
  demand(carer === null ? maySetRetention(tx.actor) : mayKeepRecord(tx.actor, await getAccess(tx, carer)))
  await insertOnce(tx, 'retention_holds', { id: form.id, carer_id: carer, reason: form.reason, words: form.words, look_on: form.lookOn })
}

/** What held it holds no longer, and why. Lifted twice is lifted once. */
export async function liftHold(tx: Tx, id: string, form: { liftedWhy: string }): Promise<void> {
  const { carer } = await getHold(tx, id)
  demand(carer === null ? maySetRetention(tx.actor) : mayKeepRecord(tx.actor, await getAccess(tx, carer)))
  await tx.db.updateTable('retention_holds').set({ lifted_at: tx.at, lifted_by: tx.actor.id, lifted_why: form.liftedWhy }).where('id', '=', id).where('lifted_at', 'is', null).execute()
}

/** Due, and kept for longer all the same. Throws Invalid on `untilDay` (not to come). */
export async function keepLonger(tx: Tx, carer: string, form: DelayAsked): Promise<void> {
  demand(mayKeepRecord(tx.actor, await getAccess(tx, carer)))
  const there = await tx.db.selectFrom('retention_delays').select('id').where('id', '=', form.id).executeTakeFirst()
  if (!there && form.untilDay <= await getToday(tx)) throw new Invalid({ untilDay: 'toCome' })
  await insertOnce(tx, 'retention_delays', { id: form.id, carer_id: carer, until_day: form.untilDay, why: form.why })
}

/**
 * The first signature: the record was looked at, and nothing of it must be kept. Throws Invalid on `looked` when it is held, not due, already waits for
 * somebody to sign, or nobody here has settled the rule it goes by.
 */
export async function proposeDisposal(tx: Tx, carer: string, form: { id: string }): Promise<void> {
  const access = await getAccess(tx, carer)
  demand(mayKeepRecord(tx.actor, access))
  const before = await tx.db.selectFrom('disposals').select(['id', 'carer_id']).where('id', '=', form.id).executeTakeFirst()
  if (before?.carer_id === carer) return
  await lockRecord(tx, carer)
  const standing = await getStanding(tx, carer)
  if (standing.held) throw new Invalid({ looked: 'held' })
  if (!standing.due) throw new Invalid({ looked: 'notDue' })
  if (!standing.settled) throw new Invalid({ looked: 'notSettled' })
  const open = await sql`select 1 from disposals d where d.organisation_id = ${tx.actor.organisation} and d.carer_id = ${carer} and not exists (select 1 from disposal_signatures s where s.organisation_id = d.organisation_id and s.disposal_id = d.id)`.execute(tx.db)
  if (open.rows.length > 0) throw new Invalid({ looked: 'waiting' })
  await insertOnce(tx, 'disposals', {
    id: form.id, carer_id: carer, kind: standing.kinds[0]!, due_on: standing.dueOn!, restricted: access.restrictedTo === null ? 'no' : 'yes', rules: JSON.stringify(standing.rules.map(({ trigger, years, day }) => ({ trigger, years, day }))),
  })
}

/**
 * The second signature, by somebody else. With a yes the record goes, in this one transaction: every row that is declared to belong to it, what stood there
 * before, and what it left elsewhere; a certificate stays, which names nobody. Gives back the certificate’s id, or null for a no. Throws Refused when it is
 * held by now or not due any more: a hold always wins.
 */
export async function signDisposal(tx: Tx, id: string, form: { id: string; answer: 'yes' | 'no' }): Promise<string | null> {
  const disposal = await tx.db.selectFrom('disposals').select(['id', 'carer_id', 'recorded_by']).where('id', '=', id).executeTakeFirst()
  if (!disposal) throw new NotFound()
  const done = await tx.db.selectFrom('disposal_certificates').select(['id', 'recorded_by']).where('disposal_id', '=', id).executeTakeFirst()
  if (done && done.recorded_by === tx.actor.id) return done.id
  demand(maySignDisposal(tx.actor, await getAccess(tx, disposal.carer_id), disposal.recorded_by))
  await lockRecord(tx, disposal.carer_id)
  const signed = await tx.db.selectFrom('disposal_signatures').select(['id', 'answer']).where('disposal_id', '=', id).executeTakeFirst()
  if (signed && signed.id !== form.id) throw new NotFound()
  if (form.answer === 'yes') {
    const standing = await getStanding(tx, disposal.carer_id)
    if (!standing.due) throw new Refused(say(standing.held ? 'sign.held' : 'sign.notDue'))
  }
  await insertOnce(tx, 'disposal_signatures', { id: form.id, disposal_id: id, answer: form.answer })
  return form.answer === 'yes' ? disposeOf(tx, id, disposal.carer_id) : null
}

async function disposeOf(tx: Tx, disposal: string, carer: string): Promise<string> {
  const records = await findRecordsOf(tx, carer)
  const order = disposalOrder(declarations())
  // Read before anything goes: what belongs by way of another row could not be found afterwards.
  const rows = new Map<string, string[]>()
  for (const table of order) rows.set(table, (await findHeld(tx, records, table, [])).map((row) => row.id))
  const counts: Record<string, number> = {}
  for (const table of order) {
    const ids = rows.get(table) ?? []
    if (ids.length === 0) continue
    const { rows: [gone] } = await sql<{ count: number }>`select forget_rows(${disposal}, ${table}, ${ids}::uuid[]) as count`.execute(tx.db).catch(refuseWhenTied)
    if (gone && gone.count > 0) counts[table] = gone.count
  }
  const { rows: [gone] } = await sql<{ count: number }>`select forget_record(${disposal}) as count`.execute(tx.db)
  const id = newId()
  await insertOnce(tx, 'disposal_certificates', { id, disposal_id: disposal, counts: JSON.stringify({ ...counts, carers: gone?.count ?? 0 }) })
  return id
}

/** A row of another record leads to one of this: the whole disposal is undone, and said plainly. */
function refuseWhenTied(error: unknown): never {
  if ((error as { code?: string }).code === '23503') throw new Refused(say('sign.tied'))
  throw error
}

/** Two people who do something at the end of the same record do it one after the other. */
async function lockRecord(tx: Tx, carer: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`record ${carer}`}, 0))`.execute(tx.db)
}

/** The same person twice: holds and what was kept longer go over to the record that stays. Whoever merges has asked policy for both. */
export async function carryRetention(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['retention_holds', 'retention_delays', 'disposals'] as const) await tx.db.updateTable(table).set({ carer_id: to }).where('carer_id', '=', from).execute()
}
