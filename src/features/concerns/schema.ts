import * as v from 'valibot'
import { chosenId, day, id, limits, needed, open, optional, several, thirdParty } from '../../kernel/schema.ts'

/** A worry about somebody's safety. Who may see it are the ids of workers; the one who writes is always among them. */
export const ConcernForm = v.object({
  id: id(),
  about: needed(limits.line, thirdParty),
  words: needed(limits.words, thirdParty),
  done: optional(limits.words, thirdParty),
  noticed: day(open),
  named: several(chosenId(open)),
})

export const NoteForm = v.object({ id: id(), words: needed(limits.words, thirdParty) })
export const NamingForm = v.object({ id: id(), worker: v.pipe(v.optional(v.string(), ''), v.uuid('choose'), v.metadata({ ...open })) })
