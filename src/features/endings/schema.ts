import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, optionalId, personal, special } from '../../kernel/schema.ts'
import { asVoiced, hers, numbering, ofCarer, state, type Tables, workers } from '../../kernel/personal-data.ts'

/** What can come to an end. */
export const abouts = ['outcome', 'plan', 'caring', 'support'] as const
export type About = (typeof abouts)[number]

/** Words about something that has ended. */
export const EndingWordsForm = v.object({ id: id(), about: choice(abouts, open), aboutId: optionalId(personal), words: needed(limits.words, special) })
/** A plan ends on a day; why, if they want to say. */
export const PlanEndingForm = v.object({ id: id(), on: day(open), words: optional(limits.words, special) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  endings: ofCarer({ about: state, about_id: numbering, kind: state, voice: state, words: asVoiced, on_day: hers, undone_by: workers, undone_at: state }),
}
