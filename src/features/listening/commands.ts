import { sql } from 'kysely'
import { systemActor } from '../../kernel/actor.ts'
import { demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { makeSecret, readToken } from '../accounts/index.ts'
import { demandWrite, getAccess, mayReadOwnRecord } from '../access/index.ts'
import { getConversation } from '../conversations/index.ts'
import { findReaders, getListened } from './queries.ts'
import type { ListeningAnswer } from './schema.ts'

export interface ListeningAsked { id: string; answer: ListeningAnswer; words: string | null; ring: 'yes' | 'no' }
const days = 86_400_000
/** How long a link works. */
const lasts = 14 * days

/** Make a link by which she can answer about one talk, once. Gives back what comes after the organisation in the address; only its hash is kept. Throws NotFound, and Invalid on `id` when nobody could read the answer. */
export async function makeListeningLink(tx: Tx, conversation: string, form: { id: string }): Promise<string> {
  const head = await getConversation(tx, conversation)
  await demandWrite(tx, head.carer)
  if ((await findReaders(tx, head.carer, conversation)).length === 0) throw new Invalid({ id: 'nobody' })
  const { secret, hash } = makeSecret()
  await tx.db.insertInto('listening_links').values({ organisation_id: tx.actor.organisation, id: form.id, carer_id: head.carer, conversation_id: conversation, secret_hash: hash, expires_at: new Date(tx.at.getTime() + lasts), recorded_by: tx.actor.id, recorded_at: tx.at })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing()).execute()
  return `${tx.actor.organisation}.${secret}`
}

/** Is the link behind this token still good? Looking at it does not use it up, and tells nothing of whose it is. */
export async function isListeningLink(token: string | undefined): Promise<boolean> {
  const read = readToken(token)
  return read !== undefined && inTenant(systemActor(read.organisation), async (tx) => (await findLink(tx, read.hash)) !== undefined)
}

/** Answer by a link; it is used up. False when it is no longer good. The same form twice is one. */
export async function answerByLink(token: string | undefined, form: ListeningAsked): Promise<boolean> {
  const read = readToken(token)
  if (!read) return false
  return inTenant(systemActor(read.organisation), async (tx) => {
    const link = await findLink(tx, read.hash)
    if (!link) return (await tx.db.selectFrom('listening_answers').select('id').where('id', '=', form.id).executeTakeFirst()) !== undefined
    await keep(tx, link.carer_id, link.conversation_id, form)
    await tx.db.updateTable('listening_links').set({ used_at: tx.at }).where('id', '=', link.id).execute()
    return true
  })
}

/** A carer answers on her own page. Throws NotFound for a talk that is not hers. */
export async function answerListening(tx: Tx, carer: string, conversation: string, form: ListeningAsked): Promise<void> {
  demand(mayReadOwnRecord(tx.actor, await getAccess(tx, carer)))
  if ((await getConversation(tx, conversation)).carer !== carer) throw new NotFound()
  await keep(tx, carer, conversation, form)
}

async function keep(tx: Tx, carer: string, conversation: string, form: ListeningAsked): Promise<void> {
  await insertOnce(tx, 'listening_answers', { id: form.id, carer_id: carer, conversation_id: conversation, answer: form.answer, words: form.words, ring: form.ring })
}

/** What was done about an answer, in words. Throws NotFound for one that is not for this person. */
export async function replyListening(tx: Tx, answer: string, form: { id: string; words: string }): Promise<void> {
  const { carer } = await getListened(tx, answer)
  await insertOnce(tx, 'listening_replies', { id: form.id, carer_id: carer, answer_id: answer, words: form.words })
}

/** A talk written on the wrong person goes to the right one, with what was said of it. Policy (both records) is the caller's. */
export async function moveListening(tx: Tx, conversation: string, to: string): Promise<void> {
  await sql`update listening_replies set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and answer_id in (select a.id from listening_answers a where a.organisation_id = ${tx.actor.organisation} and a.conversation_id = ${conversation})`.execute(tx.db)
  for (const table of ['listening_links', 'listening_answers'] as const) await sql`update ${sql.table(table)} set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and conversation_id = ${conversation}`.execute(tx.db)
}

/** The same person twice: what she said goes over to the record that stays. Policy (both records) is the caller's. */
export async function carryListening(tx: Tx, from: string, to: string): Promise<void> {
  for (const table of ['listening_links', 'listening_answers', 'listening_replies'] as const) await sql`update ${sql.table(table)} set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
}

async function findLink(tx: Tx, hash: Buffer) {
  return tx.db.selectFrom('listening_links').select(['id', 'carer_id', 'conversation_id']).where('secret_hash', '=', hash).where('used_at', 'is', null).where('expires_at', '>', tx.at).forUpdate().executeTakeFirst()
}
