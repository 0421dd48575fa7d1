import { sql } from 'kysely'
import { v5 } from 'uuid'
import type { ConceptId } from '../../frameworks/concepts.ts'
import type { CardGroup } from '../../frameworks/prompt-cards/index.ts'
import { topics } from '../../frameworks/topics.ts'
import { demand, Invalid, NotFound, Refused } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite } from '../access/index.ts'
import { mayWordCards } from './policy.ts'
import { findCards, findTopicAnswers } from './queries.ts'
import type { TopicAnswer } from './schema.ts'

export interface CardAsked { id: string; card: string; words: string; concepts: readonly ConceptId[]; group: CardGroup | null; inUse: 'yes' | 'no' }

/** Word a card otherwise, make one, or put one away; what it said before stays in the history. Throws Invalid on `words` when another card says just that. */
export async function wordCard(tx: Tx, { group, inUse, ...form }: CardAsked): Promise<void> {
  demand(mayWordCards(tx.actor), () => new Refused())
  const plain = (words: string) => words.toLocaleLowerCase('en-GB').replace(/\s+/g, ' ').trim()
  if ((await findCards(tx)).some((one) => one.key !== form.card && one.inUse === 'yes' && plain(one.words) === plain(form.words))) throw new Invalid({ words: 'another' })
  await insertOnce(tx, 'prompt_cards', { id: form.id, card: form.card, words: form.words, concepts: [...form.concepts], for_group: group, in_use: inUse })
}

/**
 * Say of topics that had not come up whether they were not discussed or she would rather not say (law 1: both are answers). `id`
 * is the form's; the same form twice is one. Throws Invalid on `topic` for one there is none of, NotFound for a talk of another record.
 */
export async function answerTopics(tx: Tx, carer: string, form: { id: string; conversation: string; answers: Readonly<Record<string, TopicAnswer>> }): Promise<void> {
  await demandWrite(tx, carer)
  const talk = await tx.db.selectFrom('conversations').select('id').where('id', '=', form.conversation).where('carer_id', '=', carer).executeTakeFirst()
  if (!talk) throw new NotFound()
  const standing = await findTopicAnswers(tx, carer)
  for (const [topic, answer] of Object.entries(form.answers)) {
    if (!topics.some((one) => one.key === topic)) throw new Invalid({ topic: 'choose' })
    if (answer === 'taken-back' && !standing.some((one) => one.topic === topic)) continue
    await insertOnce(tx, 'topic_answers', { id: v5(topic, form.id), carer_id: carer, conversation_id: form.conversation, topic, answer })
  }
}

/** A talk written on the wrong person goes to the right one, with what was answered in it. Policy (both records) is the caller's. */
export async function moveTopics(tx: Tx, conversation: string, to: string): Promise<void> {
  await sql`update topic_answers set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and conversation_id = ${conversation}`.execute(tx.db)
}

/** The same person twice: what was answered goes over to the record that stays. Policy (both records) is the caller's. */
export async function carryTopics(tx: Tx, from: string, to: string): Promise<void> {
  await sql`update topic_answers set carer_id = ${to} where organisation_id = ${tx.actor.organisation} and carer_id = ${from}`.execute(tx.db)
}
