import * as v from 'valibot'
import { choice, id, limits, needed, open, optional, special } from '../../kernel/schema.ts'
import { hers, hersSpecial, numbering, ofRow, secret, state, type Tables, workers } from '../../kernel/personal-data.ts'

/** Was she listened to? Three answers, and not to say is one. */
export const listeningAnswers = ['yes', 'partly', 'no', 'rather-not'] as const
export type ListeningAnswer = (typeof listeningAnswers)[number]

export const ListeningForm = v.object({ id: id(), answer: choice(listeningAnswers, special), words: optional(limits.words, special), ring: choice(['yes', 'no'], open) })
export const LinkForm = v.object({ id: id() })
export const ReplyForm = v.object({ id: id(), words: needed(limits.words, special) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  // Not for the worker of the talk: whoever prepares a bundle is somebody from whom nothing is kept.
  listening_links: ofRow('conversation_id', 'conversations', { carer_id: numbering, secret_hash: secret, expires_at: state, used_at: state }),
  listening_answers: ofRow('conversation_id', 'conversations', { carer_id: numbering, answer: hers, words: hersSpecial, ring: hers }),
  listening_replies: ofRow('answer_id', 'listening_answers', { carer_id: numbering, words: workers }),
}
