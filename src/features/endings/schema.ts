import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, optionalId, personal, special } from '../../kernel/schema.ts'

/** What can come to an end. */
export const abouts = ['outcome', 'plan', 'caring', 'support'] as const
export type About = (typeof abouts)[number]

/** Words about something that has ended. */
export const EndingWordsForm = v.object({ id: id(), about: choice(abouts, open), aboutId: optionalId(personal), words: needed(limits.words, special) })
/** A plan ends on a day; why, if they want to say. */
export const PlanEndingForm = v.object({ id: id(), on: day(open), words: optional(limits.words, special) })
