import { Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { changeIfSame, insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { moveTopics } from '../prompts/index.ts'
import { findConversations, getConversation } from './queries.ts'
import type { How, Kind, Voice } from './schema.ts'

export interface NewPerson { id?: string; voice: Voice; name: string; who?: string | null; part?: string | null; workerId?: string | null }

/** A talk as it is begun or planned. The worker who acts is there unless told who is. */
export interface NewTalk {
  id: string
  title?: string | null
  place?: string | null
  how?: How
  /** The first talk of all unless told, then going on from last time. */
  kind?: Kind
  interpreter?: string | null
  language?: string | null
  /** Whose talk it is among the workers; the one who acts unless told. */
  worker?: string
  people: readonly NewPerson[]
}

/** Agree a time to talk: a conversation that has not happened yet. */
export async function planConversation(tx: Tx, carer: string, talk: NewTalk & { plannedFor: Date }): Promise<void> {
  await writeTalk(tx, carer, talk, { planned_for: talk.plannedFor })
}

/** Begin a talk now, or write down one that was held at another time. */
export async function startConversation(tx: Tx, carer: string, talk: NewTalk & { heldAt?: Date }): Promise<void> {
  await writeTalk(tx, carer, talk, { held_at: talk.heldAt ?? tx.at })
}

async function writeTalk(tx: Tx, carer: string, talk: NewTalk, when: { planned_for?: Date; held_at?: Date }): Promise<void> {
  await demandWrite(tx, carer)
  const { id, people, worker = tx.actor.id, title = null, place = null, how = 'in-person', interpreter = null, language = null } = talk
  const already = await tx.db.selectFrom('conversations').select(['held_at', 'kind']).where('id', '=', id).where('carer_id', '=', carer).executeTakeFirst()
  // The one-click start sent twice is one talk, though the clock has moved on a little.
  const moment = already && when.held_at?.getTime() === tx.at.getTime() ? { held_at: already.held_at } : when
  const kind = talk.kind ?? already?.kind ?? ((await findConversations(tx, carer)).length === 0 ? 'first' : 'follow-up')
  if (!(await insertOnce(tx, 'conversations', { id, carer_id: carer, title, place, how, kind, interpreter, language, worker_id: worker, ...moment }))) return
  await addPeople(tx, { id, carer }, people)
}

/** More people who were there. A worker among them has heard what was said. Policy is the caller's. */
export async function addPeople(tx: Tx, conversation: { id: string; carer: string }, people: readonly NewPerson[]): Promise<void> {
  for (const person of people) {
    await insertOnce(tx, 'conversation_people', {
      id: person.id ?? newId(), carer_id: conversation.carer, conversation_id: conversation.id, voice: person.voice, name: person.name,
      who: person.who ?? null, part: person.part ?? null, worker_id: person.workerId ?? null,
    })
  }
}

/** The talk that was planned begins. */
export async function beginConversation(tx: Tx, id: string): Promise<void> {
  const head = await getConversation(tx, id)
  await demandWrite(tx, head.carer)
  await tx.db.updateTable('conversations').set({ held_at: tx.at }).where('id', '=', id).where('held_at', 'is', null).execute()
}

/** Put right when, where, how and with whom it was. Throws Invalid for words of a day still to come, Conflict when somebody else changed it meanwhile. */
export async function changeCircumstances(tx: Tx, id: string, version: number, { moment, ...change }: Pick<NewTalk, 'title' | 'place' | 'how' | 'kind' | 'interpreter'> & { moment?: Date }, people: { add: readonly NewPerson[]; remove: readonly string[] }): Promise<void> {
  const head = await getConversation(tx, id)
  await demandWrite(tx, head.carer)
  if (moment && head.heldAt && moment > tx.at) throw new Invalid({ day: 'notYet' })
  const already = head.version === version + 1
  await changeIfSame(tx, 'conversations', id, version, { ...change, ...(moment && (head.heldAt ? { held_at: moment } : { planned_for: moment })) })
  if (already) return
  await addPeople(tx, head, people.add)
  if (people.remove.length > 0) {
    await tx.db.updateTable('conversation_people').set({ removed_by: tx.actor.id, removed_at: tx.at })
      .where('conversation_id', '=', id).where('id', 'in', people.remove).where('removed_at', 'is', null).execute()
  }
}

/** Written on the wrong person: the whole talk is gone from everywhere but the audit. */
export async function withdrawConversation(tx: Tx, conversation: string, form: { id: string; why: string }): Promise<void> {
  const row = await tx.db.selectFrom('conversations').select('carer_id').where('id', '=', conversation).executeTakeFirst()
  if (!row) throw new NotFound()
  await demandWrite(tx, row.carer_id)
  await insertOnce(tx, 'withdrawals', { id: form.id, carer_id: row.carer_id, conversation_id: conversation, passage_id: null, why: form.why })
}

/**
 * Written on the wrong person: the talk goes to the right one, with its passages and what was lifted out of them. The outcomes
 * named go along (`carryOutcomesOf` moves those); any other stays where it is and loses its source.
 * Policy (both records) is the caller's.
 */
export async function moveConversation(tx: Tx, conversation: string, toCarer: string, outcomesAlong: readonly string[]): Promise<void> {
  const passages = tx.db.selectFrom('passages').select('id').where('conversation_id', '=', conversation)
  let untied = tx.db.updateTable('highlights').set({ undone_by: tx.actor.id, undone_at: tx.at })
    .where('passage_id', 'in', passages).where('outcome_id', 'is not', null).where('undone_at', 'is', null)
  if (outcomesAlong.length > 0) untied = untied.where('outcome_id', 'not in', outcomesAlong)
  await untied.execute()
  await tx.db.updateTable('highlights').set({ carer_id: toCarer }).where('passage_id', 'in', passages).execute()
  await tx.db.updateTable('conversations').set({ carer_id: toCarer }).where('id', '=', conversation).execute()
  await moveTopics(tx, conversation, toCarer)
  for (const table of ['conversation_people', 'passages', 'withdrawals'] as const) {
    await tx.db.updateTable(table).set({ carer_id: toCarer }).where('conversation_id', '=', conversation).execute()
  }
  // Whose words they were is written on each: nothing is left of the name of somebody whose talk it never was.
  const { initials, callName } = await getCarer(tx, toCarer)
  for (const table of ['conversation_people', 'passages'] as const) {
    await tx.db.updateTable(table).set({ name: initials ?? callName }).where('conversation_id', '=', conversation).where('voice', '=', 'carer').execute()
  }
}

/** The same person twice: everything of this room goes over to the record that stays. Policy as with {@link moveConversation}. */
export async function carryConversations(tx: Tx, fromCarer: string, toCarer: string): Promise<void> {
  for (const table of ['conversations', 'conversation_people', 'passages', 'highlights', 'withdrawals'] as const) {
    await tx.db.updateTable(table).set({ carer_id: toCarer }).where('carer_id', '=', fromCarer).execute()
  }
}
