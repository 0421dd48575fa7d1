import type { TimescaleCode } from '../../frameworks/timescales.ts'
import { demand, Invalid } from '../../kernel/errors.ts'
import { insertOnce, oneAfterTheOther } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { getAccess, getToday } from '../access/index.ts'
import { findCircle } from '../circles/index.ts'
import { mayWriteTimescales } from './policy.ts'
import { findTimes } from './late/queries.ts'
import { findNotices, type Notice } from './queries.ts'
import type { TimeCode } from './schema.ts'

/**
 * Write down that a person cared for is terminally ill. Throws Invalid on `relationship` (none of hers that goes on, or it is written down
 * already) and on `identifiedOn` (still to come).
 */
export async function noteTerminalIllness(tx: Tx, carer: string, form: { id: string; relationship: string; identifiedOn: string; how: string }): Promise<void> {
  demand(mayWriteTimescales(tx.actor, await getAccess(tx, carer)))
  if (form.identifiedOn > await getToday(tx)) throw new Invalid({ identifiedOn: 'futureDay' })
  const caring = (await findCircle(tx, carer)).relationships.find(({ id }) => id === form.relationship)
  if (!caring || caring.ended) throw new Invalid({ relationship: 'choose' })
  // Two workers hear of it at once: the second sees what the first wrote.
  await oneAfterTheOther(tx, carer, 21)
  const known = await findNotices(tx, carer)
  if (known.some((one) => one.relationship === form.relationship && one.withdrawn === null && one.id !== form.id)) throw new Invalid({ relationship: 'already' })
  await insertOnce(tx, 'terminal_illness_notices', { id: form.id, carer_id: carer, relationship_id: form.relationship, identified_on: form.identifiedOn, how: form.how })
}

export interface ReasonAsked { id: string; notice: string; code: TimescaleCode; words: string; otherDay?: string | null }

/**
 * Say why something was late, or which other day the carer asked for. A later reason stands beside an earlier one. Throws Invalid on `notice`
 * (none of hers that holds) and on `otherDay` (only a talk has one, and not from before the illness was known).
 */
export async function giveReasonFor(tx: Tx, carer: string, form: ReasonAsked): Promise<void> {
  const notice = await getHolding(tx, carer, form.notice)
  if (form.otherDay && form.code !== 'talk') throw new Invalid({ otherDay: 'onlyTalk' })
  if (form.otherDay && form.otherDay < notice.identifiedOn) throw new Invalid({ otherDay: 'beforeKnown' })
  await insertOnce(tx, 'timescale_reasons', { id: form.id, carer_id: carer, notice_id: notice.id, code: form.code, words: form.words, other_day: form.otherDay ?? null })
}

export interface LateAsked { id: string; time: TimeCode; dueOn: string; lateWords: string; instead?: string | null }

/**
 * Say why the plan, a look back or the talk about growing up is later than its day, or is not to be on it. A later reason stands beside an earlier
 * one. Throws Invalid on `time` (no such time of hers, or none on that day) and on `instead` (before that day).
 */
export async function giveReasonForTime(tx: Tx, carer: string, form: LateAsked): Promise<void> {
  demand(mayWriteTimescales(tx.actor, await getAccess(tx, carer)))
  if (!(await findTimes(tx, carer)).some(({ code, dueOn }) => code === form.time && dueOn === form.dueOn)) throw new Invalid({ time: 'gone' })
  if (form.instead && form.instead < form.dueOn) throw new Invalid({ instead: 'beforeDue' })
  await insertOnce(tx, 'time_reasons', { id: form.id, carer_id: carer, code: form.time, due_on: form.dueOn, words: form.lateWords, other_day: form.instead ?? null })
}

/** It was a mistake: the times no longer hold; what was written stays. Throws Invalid on `notice` (none of hers that holds). */
export async function withdrawNotice(tx: Tx, carer: string, form: { notice: string; why: string }): Promise<void> {
  const notice = await getHolding(tx, carer, form.notice)
  await tx.db.updateTable('terminal_illness_notices').set({ withdrawn_on: await getToday(tx), withdrawn_why: form.why }).where('id', '=', notice.id).execute()
}

async function getHolding(tx: Tx, carer: string, id: string): Promise<Notice> {
  demand(mayWriteTimescales(tx.actor, await getAccess(tx, carer)))
  const notice = (await findNotices(tx, carer)).find((one) => one.id === id && one.withdrawn === null)
  if (!notice) throw new Invalid({ notice: 'choose' })
  return notice
}

/** The same person twice: what was known, and the reasons, go over to the record that stays. The merge it is part of has asked policy. */
export async function carryTimescales(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['terminal_illness_notices', 'timescale_reasons', 'time_reasons'] as const) {
    await tx.db.updateTable(table).set({ carer_id: to }).where('carer_id', '=', from).execute()
  }
}
