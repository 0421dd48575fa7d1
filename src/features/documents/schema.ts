import * as v from 'valibot'
import { id, limits, needed, optional, personal } from '../../kernel/schema.ts'

/** The largest file that is taken: 10 MB. */
export const mostBytes = 10 * 1024 * 1024
/** A file is kept in pieces of this size, so that no row is large. */
export const chunkBytes = 256 * 1024

/** What goes with the file. Without a title, the file's own name is taken. */
export const DocumentForm = v.object({ id: id(), title: optional(limits.name, personal) })
/** Why it should not be there. It is gone from every page after this, and stays only in the audit. */
export const WithdrawalForm = v.object({ why: needed(limits.line, personal) })
