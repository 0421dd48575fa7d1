import * as v from 'valibot'
import { chosenId, id, limits, needed, personal, special } from '../../../kernel/schema.ts'

/** What the support did for one outcome, as they would say it. */
export const SupportForm = v.object({ id: id(), outcome: chosenId(personal), words: needed(limits.words, special) })
