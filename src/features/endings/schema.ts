import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, optionalId, personal, special, thirdParty } from '../../kernel/schema.ts'
import { asVoiced, hers, hersSpecial, numbering, ofCarer, others, state, type Tables, workers } from '../../kernel/personal-data.ts'

/** What can come to an end. */
export const abouts = ['outcome', 'plan', 'caring', 'support'] as const
export type About = (typeof abouts)[number]

/** Words about something that has ended. */
export const EndingWordsForm = v.object({ id: id(), about: choice(abouts, open), aboutId: optionalId(personal), words: needed(limits.words, special) })
/** A plan ends on a day; why, if they want to say. */
export const PlanEndingForm = v.object({ id: id(), on: day(open), words: optional(limits.words, special) })

/** After a death: who gets in touch, and when, in words. */
export const HoldForm = v.object({ id: id(), who: needed(limits.name, thirdParty), when: optional(limits.line, special) })
export const HoldOverForm = v.object({ id: id() })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  endings: ofCarer({ about: state, about_id: numbering, kind: state, voice: state, words: asVoiced, on_day: hers, undone_by: workers, undone_at: state }),
  gentle_holds: ofCarer({ kind: state, who: others, when_words: hersSpecial, on_day: hers }),
}
