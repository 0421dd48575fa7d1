import * as v from 'valibot'
import { choice, day, id, limits, needed, open, optional, optionalChoice, optionalDay, optionalId, personal, special, thirdParty } from '../../kernel/schema.ts'
import { asVoiced, hers, hersSpecial, numbering, ofCarer, ofRow, state, type Tables } from '../../kernel/personal-data.ts'

/** Whose view it is. */
export const viewVoices = ['carer', 'person', 'family', 'young-person', 'worker', 'agency', 'advocate'] as const
export type ViewVoice = (typeof viewVoices)[number]
/** How we know what somebody thinks who did not say it in plain words. */
export const howsKnown = ['own-words', 'through-an-aid', 'observed', 'reported'] as const
export type HowKnown = (typeof howsKnown)[number]
/** Where it stands. Not having said is an answer too: then there is no step yet. */
export const steps = ['agreed', 'parked', 'going-to'] as const
export type Step = (typeof steps)[number]
export const reaches = ['own', 'record'] as const
export type Reach = (typeof reaches)[number]

const voice = () => choice(viewVoices, thirdParty)
const name = () => needed(limits.name, thirdParty)
const words = () => needed(limits.words, special)
const known = () => optionalChoice(howsKnown, thirdParty)

/** A difference begins with two views: with one there is none. */
export const DifferenceForm = v.object({
  id: id(), topic: needed(limits.line, special), conversation: optionalId(personal), outcome: optionalId(personal), on: day(special), reach: choice(reaches, open),
  oneId: id(), oneVoice: voice(), oneName: name(), oneWords: words(), oneKnown: known(),
  twoId: id(), twoVoice: voice(), twoName: name(), twoWords: words(), twoKnown: known(),
})

/** One more view of it, or the same person's view as it is by now. */
export const ViewForm = v.object({ id: id(), voice: voice(), name: name(), words: words(), known: known() })

/** Where it stands now. */
export const StepForm = v.pipe(
  v.object({ id: id(), step: choice(steps, special), goingTo: optional(limits.line, thirdParty), words: optional(limits.words, special), decides: optional(limits.line, thirdParty), look: optionalDay(special) }),
  v.forward(v.partialCheck([['step'], ['goingTo']], (form) => form.step !== 'going-to' || form.goingTo !== null, 'needed'), ['goingTo']),
)

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  differences: ofCarer({ conversation_id: numbering, outcome_id: numbering, topic: hersSpecial, reach: state, on_day: hers }),
  difference_views: ofRow('difference_id', 'differences', { carer_id: numbering, voice: state, name: asVoiced, words: asVoiced, how_known: state }),
  difference_steps: ofRow('difference_id', 'differences', { carer_id: numbering, step: state, going_to: hers, words: hersSpecial, decides: hers, look_on: hers, on_day: hers }),
}
