import { sql } from 'kysely'
import type { Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import type { Access } from '../access/index.ts'
import { findActions } from '../actions/index.ts'
import { type ConversationHead, findConversations, findLiftedOfCarer, findReadablePassages, mayReachCopy, newestOf } from '../conversations/index.ts'
import { findDifferences } from '../differences/index.ts'
import { findOutcomes, isLive } from '../outcomes/index.ts'
import { findRisks } from '../risks/index.ts'
import { actionItem, type Answered, differenceItem, inHerOrder, outcomeItem, sentencesOf } from './items.ts'
import { mayReadOut } from './policy.ts'
import type { Copy, ReadBack } from './read-back.ts'

/** What may be read back of a talk to the carer: nothing that stays on its page, nor what others said where she was not. Open the record first. */
export async function findReadBack(tx: Tx, access: Access, head: ConversationHead): Promise<ReadBack> {
  const found = await together({
    heard: findReadablePassages(tx, access, { conversation: head.id }), all: findOutcomes(tx, access.carer), differences: findDifferences(tx, access, { conversation: head.id }),
    talks: findConversations(tx, access.carer), promised: findActions(tx, access.carer), answered: findAnswers(tx, head.id), order: findOrder(tx, head.id), copies: findCopies(tx, head.id),
    worth: findLiftedOfCarer(tx, access, ['risk']).then((lifted) => findRisks(tx, lifted)),
  })
  const { differences, talks, answered, order, copies, worth } = found
  const readable = found.heard.filter((one) => mayReachCopy(one, one.carerWasThere ? [{ voice: 'carer' }] : []))
  const outcomes = found.all.filter((one) => isLive(one) && one.source?.conversation === head.id && one.source.readable && readable.some((passage) => passage.id === one.source?.passage))
  const open = differences.filter((one) => mayReadOut({ reach: one.reach, views: one.views.filter((view) => !view.newer) }, head.people))
  // Promises are often written down a day or two after: until there was another talk they are of this one.
  const until = talks.filter((one) => one.heldAt !== null && one.onDay > head.onDay).map((one) => one.onDay).toSorted()[0]
  const actions = found.promised.filter((one) => one.saidOn >= head.onDay && (until === undefined || one.saidOn < until))
  const passages = newestOf(readable)
  const sentences = sentencesOf(passages, answered)
  return {
    passages: passages.map((passage, at) => ({ passage, sentences: sentences[at] ?? [] })),
    outcomes: inHerOrder(outcomes, order).map((one) => ({ id: one.id, statement: one.statement, item: outcomeItem(one, answered) })),
    actions: actions.map((one) => ({ who: one.who, what: one.what, byDay: one.byDay, item: actionItem(one, answered) })),
    differences: open.map((one) => ({ topic: one.topic, views: one.views.filter((view) => !view.newer), stand: one.stands[0], item: differenceItem(one, answered) })), notRead: differences.length - open.length,
    risks: worth.filter((one) => passages.some((passage) => passage.id === one.passage)),
    next: talks.filter((one) => one.heldAt === null).toSorted((a, b) => a.onDay.localeCompare(b.onDay)), copies,
  }
}

/** The newest answer to each thing that was read back in a talk. */
async function findAnswers(tx: Tx, conversation: string): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    select distinct on (r.about, r.about_id, r.starts, r.words) r.about, r.about_id as id, r.starts, r.words, r.answer, r.her_words as "herWords", (r.recorded_at at time zone o.zone)::date as on
    from read_back_answers r join organisations o on o.organisation_id = r.organisation_id
    where r.organisation_id = ${tx.actor.organisation} and r.conversation_id = ${conversation} order by r.about, r.about_id, r.starts, r.words, r.recorded_at desc, r.id desc`.execute(tx.db)
  return rows
}

async function findOrder(tx: Tx, conversation: string): Promise<string[]> {
  const row = await tx.db.selectFrom('read_back_orders').select('outcomes').where('conversation_id', '=', conversation).orderBy('recorded_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.outcomes ?? []
}

async function findCopies(tx: Tx, conversation: string): Promise<Copy[]> {
  const { rows } = await sql<Copy>`select how, for_whom as "forWhom", words, given_on as on from talk_copies where organisation_id = ${tx.actor.organisation} and conversation_id = ${conversation} order by given_on, recorded_at, id`.execute(tx.db)
  return rows
}
