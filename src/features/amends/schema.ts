import * as v from 'valibot'
import { chosenId, id, limits, needed, personal } from '../../kernel/schema.ts'

export const MergeForm = v.object({ id: id(), other: chosenId(personal), why: needed(limits.line, personal) })
export const MoveForm = v.object({ to: chosenId(personal) })
