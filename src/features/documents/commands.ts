import { createHash } from 'node:crypto'
import { Invalid } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite } from '../access/index.ts'
import { findMediaType } from './media-types.ts'
import { getCarerOfDocument } from './queries.ts'
import { chunkBytes, mostBytes } from './schema.ts'

export interface NewDocument { id: string; title: string; content: Buffer }

/**
 * Keep a file or a voice note, whole and as it came. Throws Invalid on `file` (empty, too large, not of a kind that is taken),
 * told by its content alone.
 */
export async function keepDocument(tx: Tx, carer: string, form: NewDocument): Promise<void> {
  await demandWrite(tx, carer)
  const { content } = form
  if (content.length === 0) throw new Invalid({ file: 'empty' })
  if (content.length > mostBytes) throw new Invalid({ file: 'tooLarge' })
  const media = findMediaType(content)
  if (!media) throw new Invalid({ file: 'notTaken' })
  const isNew = await insertOnce(tx, 'documents', {
    id: form.id, carer_id: carer, title: form.title, kind: media.kind, media_type: media.type, bytes: content.length,
    sha256: createHash('sha256').update(content).digest(),
  })
  if (!isNew) return
  for (let position = 0; position * chunkBytes < content.length; position++) {
    const piece = content.subarray(position * chunkBytes, (position + 1) * chunkBytes)
    await tx.db.insertInto('document_chunks')
      .values({ organisation_id: tx.actor.organisation, id: newId(), document_id: form.id, position, content: piece }).execute()
  }
}

/** It should not be there. Gone from every page from now on; who, when and why stay in the audit. Said twice, the first reason stands. */
export async function withdrawDocument(tx: Tx, document: string, form: { why: string }): Promise<void> {
  await demandWrite(tx, await getCarerOfDocument(tx, document))
  await tx.db.updateTable('documents').set({ withdrawn_at: tx.at, withdrawn_by: tx.actor.id, withdrawn_why: form.why })
    .where('id', '=', document).where('withdrawn_at', 'is', null).execute()
}

/** The same person twice: documents are carried over to the other record. Whoever merges has asked policy for both. */
export async function carryDocuments(tx: Tx, from: string, to: string): Promise<void> {
  await tx.db.updateTable('documents').set({ carer_id: to }).where('carer_id', '=', from).execute()
}
