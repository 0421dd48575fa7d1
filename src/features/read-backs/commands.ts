import { sql } from 'kysely'
import { v5 } from 'uuid'
import { Invalid, NotFound } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday } from '../access/index.ts'
import { getConversation } from '../conversations/index.ts'
import type { Item } from './items.ts'
import type { CopyHow, ReadBackAnswer } from './schema.ts'

export interface Said { item: Item; answer: ReadBackAnswer; herWords: string | null }

/** Keep what she said of what was read to her. What she said before stays; said again the same, nothing is added. Throws NotFound. */
export async function answerReadBack(tx: Tx, conversation: string, form: { id: string; said: readonly Said[] }): Promise<void> {
  const head = await getConversation(tx, conversation)
  await demandWrite(tx, head.carer)
  for (const { item, answer, herWords } of form.said) {
    if (item.said?.answer === answer && item.said.herWords === herWords) continue
    await insertOnce(tx, 'read_back_answers', {
      id: v5(item.key, form.id), carer_id: head.carer, conversation_id: conversation, about: item.about, about_id: item.id, starts: item.starts, words: item.words, answer, her_words: herWords,
    })
  }
}

/** Put what matters in her order. Throws Invalid on `order` when an outcome is not one of this record, NotFound. */
export async function orderOutcomes(tx: Tx, conversation: string, form: { id: string; outcomes: readonly string[] }): Promise<void> {
  const head = await getConversation(tx, conversation)
  await demandWrite(tx, head.carer)
  const { rows } = await sql<{ id: string }>`select id from outcomes where organisation_id = ${tx.actor.organisation} and carer_id = ${head.carer} and id = any(${[...form.outcomes]}::uuid[])`.execute(tx.db)
  if (form.outcomes.length === 0 || rows.length !== new Set(form.outcomes).size) throw new Invalid({ order: 'choose' })
  await insertOnce(tx, 'read_back_orders', { id: form.id, carer_id: head.carer, conversation_id: conversation, outcomes: [...form.outcomes] })
}

/** A copy was given, or not wanted. Throws Invalid on `on` (still to come, or before the talk), NotFound. */
export async function giveCopy(tx: Tx, conversation: string, form: { id: string; how: CopyHow; forWhom: string; words?: string | null; on: string }): Promise<void> {
  const head = await getConversation(tx, conversation)
  await demandWrite(tx, head.carer)
  if (!head.heldAt) throw new NotFound()
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  if (form.on < head.onDay) throw new Invalid({ on: 'beforeTalk' })
  await insertOnce(tx, 'talk_copies', { id: form.id, carer_id: head.carer, conversation_id: conversation, how: form.how, for_whom: form.forWhom, words: form.words ?? null, given_on: form.on })
}

/** The same person twice: everything of this room goes over to the record that stays. Policy (both records) is the caller's. */
export async function carryReadBacks(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['read_back_answers', 'read_back_orders', 'talk_copies', 'talk_standings'] as const) await sql`update ${sql.table(table)} set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
}

/** A talk written on the wrong person goes to the right one, with what was said at its end. Policy (both records) is the caller's. */
export async function moveReadBack(tx: Tx, conversation: string, to: string): Promise<void> {
  for (const table of ['read_back_answers', 'read_back_orders', 'talk_copies', 'talk_standings'] as const) await sql`update ${sql.table(table)} set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and conversation_id = ${conversation}`.execute(tx.db)
}
