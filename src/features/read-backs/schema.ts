import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, personal, special } from '../../kernel/schema.ts'
import { hers, hersSpecial, numbering, ofRow, state, type Tables } from '../../kernel/personal-data.ts'

/** What can be read back: a sentence that was said, an outcome, a promise, two views. */
export const abouts = ['sentence', 'outcome', 'action', 'difference'] as const
export type About = (typeof abouts)[number]

/** What she says of it. There is no third answer: to say nothing is one. */
export const answers = ['yes', 'not-quite'] as const
export type ReadBackAnswer = (typeof answers)[number]

export const copyHows = ['paper', 'large-print', 'post', 'mail', 'read-out', 'other', 'not-wanted'] as const
export type CopyHow = (typeof copyHows)[number]

/** What a talk was in law (Carers (Scotland) Act 2016 ss.6 and 12; its review regulations); 'contributes' to another body's plan. */
export const standings = ['none', 'adult-carer-support-plan', 'young-carer-statement', 'review', 'contributes'] as const
export type Standing = (typeof standings)[number]

/** The answers themselves are read by what stands on the page: `said-<item>` and `words-<item>`. */
export const ReadBackForm = v.object({ id: id() })
/** What she says of one item, at the longest. */
export const HerWords = optional(limits.words, special)

/** A place each for outcomes: `place-<outcome>`. */
export const OrderForm = v.object({ id: id() })
export const CopyForm = v.object({ id: id(), how: choice(copyHows, open), forWhom: needed(limits.name, personal), words: optional(limits.line, personal), on: day(personal) })
export const StandingForm = v.object({ id: id(), standing: choice(standings, open), words: optional(limits.line, personal) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  read_back_answers: ofRow('conversation_id', 'conversations', { carer_id: numbering, about: state, about_id: numbering, starts: numbering, words: hersSpecial, answer: state, her_words: hersSpecial }),
  read_back_orders: ofRow('conversation_id', 'conversations', { carer_id: numbering, outcomes: numbering }),
  talk_copies: ofRow('conversation_id', 'conversations', { carer_id: numbering, how: state, for_whom: hers, words: hers, given_on: hers }),
  talk_standings: ofRow('conversation_id', 'conversations', { carer_id: numbering, standing: state, words: hers }),
}
