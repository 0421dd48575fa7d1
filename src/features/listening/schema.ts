import * as v from 'valibot'
import { choice, id, limits, needed, open, optional, special } from '../../kernel/schema.ts'

/** Was she listened to? Three answers, and not to say is one. */
export const listeningAnswers = ['yes', 'partly', 'no', 'rather-not'] as const
export type ListeningAnswer = (typeof listeningAnswers)[number]

export const ListeningForm = v.object({ id: id(), answer: choice(listeningAnswers, special), words: optional(limits.words, special), ring: choice(['yes', 'no'], open) })
export const LinkForm = v.object({ id: id() })
export const ReplyForm = v.object({ id: id(), words: needed(limits.words, special) })
