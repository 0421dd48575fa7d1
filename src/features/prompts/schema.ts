import * as v from 'valibot'
import { conceptIds } from '../../frameworks/concepts.ts'
import { cardGroups } from '../../frameworks/prompt-cards/index.ts'
import { choice, id, limits, needed, open, optionalChoice, several } from '../../kernel/schema.ts'
import { hers, numbering, ofNobody, ofRow, state, type Tables } from '../../kernel/personal-data.ts'

/** What may stand of a topic that had not come up: an answer, and its being taken back. */
export const topicAnswers = ['not-discussed', 'rather-not', 'taken-back'] as const
export type TopicAnswer = (typeof topicAnswers)[number]

const concept = v.pipe(v.string(), v.picklist(conceptIds, 'choose'), v.metadata({ ...open }))
/** The name a card goes by for good: one of ours, or an id of the organisation's own. */
const card = v.pipe(v.string('choose'), v.regex(/^[a-z0-9-]{1,60}$/, 'choose'), v.metadata({ ...open }))

/** A card in the organisation's own words; its own, or instead of one of ours. */
export const CardForm = v.object({
  id: id(), card, words: needed(limits.line, open), concepts: several(concept), group: optionalChoice(cardGroups, open), inUse: choice(['yes', 'no'], open),
})

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  prompt_cards: ofNobody('the organisation’s own wording of a card: as long as it is used', { card: numbering, words: numbering, concepts: numbering, for_group: numbering, in_use: numbering }),
  topic_answers: ofRow('conversation_id', 'conversations', { carer_id: numbering, topic: state, answer: hers }),
}
