import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandRead } from '../access/index.ts'

export interface Document {
  id: string
  title: string
  kind: 'file' | 'voice-note'
  mediaType: string
  bytes: number
  at: Date
}

/** The documents of a record, newest first. One that was withdrawn is nowhere but in the audit. */
export async function findDocuments(tx: Tx, carer: string): Promise<Document[]> {
  await demandRead(tx, carer)
  const rows = await tx.db.selectFrom('documents').select(['id', 'title', 'kind', 'media_type as mediaType', 'bytes', 'recorded_at as at'])
    .where('carer_id', '=', carer).where('withdrawn_at', 'is', null).orderBy('recorded_at', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => ({ ...row, kind: row.kind === 'voice-note' ? 'voice-note' : 'file' }))
}

/** Whose document this is; throws {@link NotFound}. Asked first, before the record it belongs to is opened. */
export async function getCarerOfDocument(tx: Tx, id: string): Promise<string> {
  const row = isId(id) ? await tx.db.selectFrom('documents').select('carer_id').where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new NotFound()
  return row.carer_id
}

/** One document of an open record; throws {@link NotFound}, as it does when it was withdrawn. */
export async function getDocument(tx: Tx, id: string): Promise<Document & { carer: string }> {
  const carer = await getCarerOfDocument(tx, id)
  const found = (await findDocuments(tx, carer)).find((one) => one.id === id)
  if (!found) throw new NotFound()
  return { ...found, carer }
}

/** The file itself, put together from its pieces. */
export async function getContent(tx: Tx, id: string): Promise<Document & { content: Buffer }> {
  const document = await getDocument(tx, id)
  const pieces = await tx.db.selectFrom('document_chunks').select('content').where('document_id', '=', id).orderBy('position').execute()
  return { ...document, content: Buffer.concat(pieces.map((piece) => piece.content)) }
}
