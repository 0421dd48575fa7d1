import * as v from 'valibot'
import { chosenId, day, id, limits, needed, open, optional, several, thirdParty } from '../../kernel/schema.ts'
import { hers, hersSpecial, notGiven, ofCarer, ofRow, state, type Tables, workers } from '../../kernel/personal-data.ts'

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

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  // Known only to those it names; they answer for it themselves (see docs/decisions).
  concerns: ofCarer({ about: notGiven(hersSpecial, 'apart'), words: notGiven(hersSpecial, 'apart'), done: notGiven(hersSpecial, 'apart'), noticed_on: notGiven(hers, 'apart') }),
  concern_notes: ofRow('concern_id', 'concerns', { words: notGiven(hersSpecial, 'apart') }),
  concern_namings: ofRow('concern_id', 'concerns', { worker_id: notGiven(workers, 'apart'), named_by: notGiven(workers, 'apart'), named_at: notGiven(state, 'apart') }),
}
