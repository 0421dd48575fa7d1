import * as v from 'valibot'
import { chosenId, id, limits, needed, optionalChoice, optionalId, personal, special } from '../../../kernel/schema.ts'
import { hopedAnswers } from '../schema.ts'

/** A carer's own words between talks, about one outcome; kept from one worker if she says so. */
export const OwnWordsForm = v.object({
  id: id(), markId: id(), outcome: chosenId(personal), story: needed(limits.words, special), hoped: optionalChoice(hopedAnswers, special), keptFrom: optionalId(personal),
})
