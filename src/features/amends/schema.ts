import * as v from 'valibot'
import { id, limits, needed, personal } from '../../kernel/schema.ts'

export const MergeForm = v.object({ id: id(), other: v.pipe(v.string('choose'), v.uuid('choose')), why: needed(limits.line, personal) })
export const MoveForm = v.object({ to: v.pipe(v.string('choose'), v.uuid('choose')) })
