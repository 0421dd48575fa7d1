import { sql } from 'kysely'
import { addDays } from '../../kernel/clock.ts'
import { momentIn } from '../../kernel/dates.ts'
import { Conflict, demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday } from '../access/index.ts'
import { getPrepared } from './answer-queries.ts'
import { namesIn } from './names.ts'
import { findNamesOf, getSent, getTalkToPrepare, type Known } from './queries.ts'
import { makeLink } from './sealing/seal.ts'
import type { Ending, Said, Style, Usable, Wording } from './schema.ts'

export interface PreparationAsked { id: string; style: Style; wording: Wording; known: readonly Known[]; placeTold: boolean; until: string }

/** The furthest a link may reach, in days. */
export const furthest = 90

/**
 * Help somebody get ready for a planned talk: makes a link, and lets go of those made for it before. Gives back its token, this once;
 * nothing when the same form was sent before. Throws Invalid on `form` (the talk has been held), `until` (gone by, too far off),
 * `known` and `placeTold` (somebody's name stands in it).
 */
export async function askToPrepare(tx: Tx, conversation: string, asked: PreparationAsked): Promise<string | undefined> {
  const talk = await getTalkToPrepare(tx, conversation)
  await demandWrite(tx, talk.carer)
  await holdTalk(tx, conversation)
  const already = await tx.db.selectFrom('preparations').select(['conversation_id', 'style', 'wording', 'place_told']).where('id', '=', asked.id).executeTakeFirst()
  if (already) {
    demand(already.conversation_id === conversation && already.style === asked.style && already.wording === asked.wording && already.place_told === asked.placeTold, () => new Conflict({}, 'Something else was already kept under this number.'))
    return undefined
  }
  demand(talk.heldAt === null, () => new Invalid({ form: 'held' }))
  const today = await getToday(tx)
  if (asked.until < today) throw new Invalid({ until: 'pastDay' })
  if (asked.until > addDays(today, furthest)) throw new Invalid({ until: 'tooFar' })
  const names = await findNamesOf(tx, talk.carer)
  if (asked.known.some(({ words }) => namesIn(words, names).length > 0)) throw new Invalid({ known: 'name' })
  if (asked.placeTold && talk.place !== null && namesIn(talk.place, names).length > 0) throw new Invalid({ placeTold: 'name' })
  return insertLink(tx, talk.carer, conversation, { ...asked, expires: momentIn(talk.zone, addDays(asked.until, 1), '00:00') })
}

/** The same page under a new link; the old one stops working, and what was written through it and not handed over goes with it. */
export async function renewLink(tx: Tx, preparation: string, id: string): Promise<string | undefined> {
  const sent = await getSent(tx, preparation)
  await demandWrite(tx, sent.carer)
  const row = await tx.db.selectFrom('preparations').select(['known', 'place_told', 'style', 'wording']).where('id', '=', preparation).executeTakeFirstOrThrow()
  const { day } = await getTalkToPrepare(tx, sent.conversation)
  const today = await getToday(tx)
  const until = [sent.untilDay, day, today].toSorted().at(-1)!
  return askToPrepare(tx, sent.conversation, { id, style: row.style as Style, wording: row.wording as Wording, known: row.known as unknown as Known[], placeTold: row.place_told, until: until > addDays(today, furthest) ? addDays(today, furthest) : until })
}

async function insertLink(tx: Tx, carer: string, conversation: string, { id, style, wording, known, placeTold, expires }: Omit<PreparationAsked, 'until'> & { expires: Date }): Promise<string> {
  const before = await tx.db.selectFrom('preparations').select('id').where('conversation_id', '=', conversation).execute()
  for (const one of before) await endLink(tx, carer, one.id, 'replaced')
  const { token, lookUp } = makeLink(tx.actor.organisation)
  await insertOnce(tx, 'preparations', { id, carer_id: carer, conversation_id: conversation, look_up: lookUp, style, wording, known: JSON.stringify(known), place_told: placeTold, expires_at: expires })
  return token
}

/** The link stops working now. What was written through it and not handed over goes unread. */
export async function withdrawLink(tx: Tx, preparation: string): Promise<void> {
  const sent = await getSent(tx, preparation)
  await demandWrite(tx, sent.carer)
  await endLink(tx, sent.carer, preparation, 'withdrawn')
}

/** A link ends once; the sealed page goes with it. Policy is the caller's. */
export async function endLink(tx: Tx, carer: string, preparation: string, kind: Ending): Promise<void> {
  await holdPreparation(tx, preparation)
  await tx.db.insertInto('preparation_endings').values({ organisation_id: tx.actor.organisation, id: newId(), carer_id: carer, preparation_id: preparation, kind, recorded_by: kind === 'wiped' || kind === 'handed-over' ? null : tx.actor.id, recorded_at: tx.at })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'preparation_id']).doNothing()).execute()
  await tx.db.deleteFrom('preparation_pages').where('id', '=', preparation).execute()
}

async function holdTalk(tx: Tx, conversation: string): Promise<void> {
  await tx.db.selectFrom('conversations').select('id').where('id', '=', conversation).forNoKeyUpdate().execute()
}

/** One after the other: what is still on its way must not be kept after it was handed over or wiped. */
export async function holdPreparation(tx: Tx, preparation: string): Promise<void> {
  const row = await tx.db.selectFrom('preparations').select('id').where('id', '=', preparation).forNoKeyUpdate().executeTakeFirst()
  if (!row) throw new NotFound()
}

/** Told on the telephone, or written by hand and given: a worker types it for her. Her link goes on. */
export async function writeTold(tx: Tx, preparation: string, { id, ...said }: Said & { id: string }): Promise<void> {
  const sent = await getSent(tx, preparation)
  await demandWrite(tx, sent.carer)
  await insertAnswer(tx, id, sent, 'told', said)
}

/** What was handed over, as it can be read from now on. Policy is the caller's. */
export async function insertAnswer(tx: Tx, id: string, of: { id: string; carer: string; conversation: string }, how: 'link' | 'told', said: Said): Promise<void> {
  const { picked, ratherNot, somethingElse, ...rest } = said
  await insertOnce(tx, 'preparation_answers', { id, carer_id: of.carer, conversation_id: of.conversation, preparation_id: of.id, how, picked: JSON.stringify(picked), rather_not: ratherNot, other: somethingElse, ...rest, ...(how === 'link' && { recorded_by: null }) })
}

/** Note that something of it was put into the talk. Gives back whether it is new: the same press twice is one. */
export async function noteUse(tx: Tx, answer: string, what: Usable): Promise<boolean> {
  const { carer } = await getPrepared(tx, answer)
  await demandWrite(tx, carer)
  const { numInsertedOrUpdatedRows } = await tx.db.insertInto('preparation_uses').values({ organisation_id: tx.actor.organisation, id: newId(), carer_id: carer, answer_id: answer, what, recorded_by: tx.actor.id, recorded_at: tx.at })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'answer_id', 'what']).doNothing()).executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Sealed pages that no link opens any more are let go. For the system, one organisation at a time. */
export async function dropSpentPages(tx: Tx): Promise<void> {
  await sql`delete from preparation_pages g using preparations p where g.organisation_id = ${tx.actor.organisation} and p.organisation_id = g.organisation_id and p.id = g.id 
    and (p.expires_at < ${tx.at} or exists (select 1 from preparation_endings e where e.organisation_id = p.organisation_id and e.preparation_id = p.id))`.execute(tx.db)
}

/** The same person twice: preparations go over to the record that stays. */
export async function carryPreparations(tx: Tx, from: string, to: string): Promise<void> {
  await demandWrite(tx, from)
  await demandWrite(tx, to)
  for (const table of ['preparations', 'preparation_endings', 'preparation_answers', 'preparation_uses'] as const) await sql`update ${sql.table(table)} set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
}
