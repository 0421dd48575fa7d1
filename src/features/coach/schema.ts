import * as v from 'valibot'
import { limits, optional, personal } from '../../kernel/schema.ts'

/** A statement to look at. It is read, answered and forgotten. */
export const StatementForm = v.object({ statement: optional(limits.passage, personal) })
