import * as v from 'valibot'
import { id, limits, needed, optional, personal } from '../../kernel/schema.ts'
import { hers, numbering, ofCarer, ofRow, state, type Tables, workers } from '../../kernel/personal-data.ts'

/** For so many hours a record that was opened in an emergency stays open. */
export const hoursOpen = 4

export const OpeningForm = v.object({ id: id(), why: needed(limits.line, personal) })
export const AnswerForm = v.object({ id: id(), words: optional(limits.words, personal) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  openings: ofCarer({ worker_id: workers, why: hers, opened_at: state, until_at: state }),
  opening_answers: ofRow('opening_id', 'openings', { carer_id: numbering, words: workers }),
}
