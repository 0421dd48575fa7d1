import { sql } from 'kysely'
import type { ConceptId } from '../../frameworks/concepts.ts'
import { type CardGroup, promptCards } from '../../frameworks/prompt-cards/index.ts'
import { demand, Refused } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { mayReadCards } from './policy.ts'
import type { TopicAnswer } from './schema.ts'

/** A card as it stands here. `ours`: what Lilypad says on it, where the organisation says something else. */
export interface Card { key: string; words: string; concepts: readonly ConceptId[]; group: CardGroup | null; inUse: 'yes' | 'no'; own: boolean; ours: string | null; by: string | null; on: string | null }

/**
 * Every card: those that come with Lilypad in the organisation's own words where it has any, then its own. Also those it has put
 * away (`inUse`). Throws {@link Refused} for whoever may not look at them.
 */
export async function findCards(tx: Tx): Promise<Card[]> {
  demand(mayReadCards(tx.actor), () => new Refused())
  const { rows } = await sql<Omit<Card, 'own' | 'ours'>>`
    select distinct on (p.card) p.card as key, p.words, p.concepts, p.for_group as group, p.in_use as "inUse", a.name as by, (p.recorded_at at time zone o.zone)::date as on
    from prompt_cards p join organisations o on o.organisation_id = p.organisation_id left join accounts a on a.organisation_id = p.organisation_id and a.id = p.recorded_by
    where p.organisation_id = ${tx.actor.organisation} order by p.card, p.recorded_at desc, p.id desc`.execute(tx.db)
  const worded = new Map(rows.map((row) => [row.key, row]))
  const shipped = promptCards.map((card): Card => {
    const row = worded.get(card.key)
    worded.delete(card.key)
    return row ? { ...row, own: false, ours: card.words } : { ...card, inUse: 'yes', own: false, ours: null, by: null, on: null }
  })
  return [...shipped, ...[...worded.values()].map((row): Card => ({ ...row, own: true, ours: null }))]
}

/** What stands of a topic with this carer: in which talk it was answered, and when. */
export interface Answered { topic: string; answer: Exclude<TopicAnswer, 'taken-back'>; conversation: string; on: string }

/** The newest answer to each topic that was answered in a talk of this carer and not taken back. Whoever asks has asked policy. */
export async function findTopicAnswers(tx: Tx, carer: string): Promise<Answered[]> {
  const { rows } = await sql<Omit<Answered, 'answer'> & { answer: TopicAnswer }>`
    select distinct on (t.topic) t.topic, t.answer, t.conversation_id as conversation, (t.recorded_at at time zone o.zone)::date as on
    from topic_answers t join organisations o on o.organisation_id = t.organisation_id
    where t.organisation_id = ${tx.actor.organisation} and t.carer_id = ${carer} and not exists (select 1 from withdrawals w where w.organisation_id = t.organisation_id and w.conversation_id = t.conversation_id and w.passage_id is null)
    order by t.topic, t.recorded_at desc, t.id desc`.execute(tx.db)
  return rows.filter((row): row is Answered => row.answer !== 'taken-back')
}
