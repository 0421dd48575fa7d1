import * as v from 'valibot'
import { id, limits, needed, optional, personal } from '../../kernel/schema.ts'
import { hers, mayForget, numbering, ofCarer, ofRow, others, state, type Tables, workers } from '../../kernel/personal-data.ts'

/** The largest file that is taken: 10 MB. */
export const mostBytes = 10 * 1024 * 1024
/** A file is kept in pieces of this size, so that no row is large. */
export const chunkBytes = 256 * 1024

/** What goes with the file. Without a title, the file's own name is taken. */
export const DocumentForm = v.object({ id: id(), title: optional(limits.name, personal) })
/** Why it should not be there. It is gone from every page after this, and stays only in the audit. */
export const WithdrawalForm = v.object({ why: needed(limits.line, personal) })

/** What this room’s tables hold, and what becomes of it. */
export const kept: Tables = {
  // What is in a file nobody here has written: somebody looks at it before it is given.
  documents: ofCarer({
    title: mayForget(others), kind: state, media_type: state, bytes: numbering, sha256: numbering, withdrawn_at: state, withdrawn_by: workers, withdrawn_why: hers,
  }, { forgettable: true }),
  document_chunks: ofRow('document_id', 'documents', { content: mayForget(others) }, { follows: 'document_id' }),
}
