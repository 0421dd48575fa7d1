import * as v from 'valibot'
import { id, limits, needed, optional, personal } from '../../kernel/schema.ts'

/** For so many hours a record that was opened in an emergency stays open. */
export const hoursOpen = 4

export const OpeningForm = v.object({ id: id(), why: needed(limits.line, personal) })
export const AnswerForm = v.object({ id: id(), words: optional(limits.words, personal) })
