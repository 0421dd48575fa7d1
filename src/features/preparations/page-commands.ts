import { Conflict, demand } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { endLink, holdPreparation, insertAnswer } from './commands.ts'
import { mayWritePage } from './policy.ts'
import { getPage, type Holder } from './queries.ts'
import type { Said } from './schema.ts'
import { openSealed, sealText } from './sealing/seal.ts'

/**
 * Keep what she has written, sealed. Gives back the page's new version. Throws NotFound when the link is no longer good, Conflict with
 * the version that stands when the page was written on elsewhere meanwhile.
 */
export async function keepPage(tx: Tx, holder: Holder, said: Said, version: number): Promise<number> {
  const { organisation, preparation, key } = holder
  demand(mayWritePage(tx.actor, preparation))
  await holdPreparation(tx, preparation)
  const page = await getPage(tx, holder)
  const text = JSON.stringify(said)
  if (page.version !== version) {
    // The same words again, from a page that never heard they had arrived.
    if (JSON.stringify(page.said) === text) return page.version
    throw new Conflict({ version: page.version }, 'This page was written on somewhere else meanwhile.')
  }
  const row = { sealed: sealText(text, key, { organisation, preparation }), version: version + 1, saved_at: tx.at }
  await tx.db.insertInto('preparation_pages').values({ organisation_id: organisation, id: preparation, ...row })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doUpdateSet(row)).execute()
  return version + 1
}

/**
 * She hands it over: what she sealed is opened, this once, and becomes words that her own workers and those in the talk may read. The
 * link ends. Throws as {@link keepPage}.
 */
export async function handOver(tx: Tx, holder: Holder, said: Said, version: number): Promise<void> {
  const { organisation, preparation, key } = holder
  await keepPage(tx, holder, said, version)
  const { asked } = await getPage(tx, holder)
  const { sealed } = await tx.db.selectFrom('preparation_pages').select('sealed').where('id', '=', preparation).executeTakeFirstOrThrow()
  const opened = JSON.parse(openSealed(sealed, key, { organisation, preparation })!) as Said
  await insertAnswer(tx, newId(), { id: preparation, carer: asked.carer, conversation: asked.conversation }, 'link', opened)
  await endLink(tx, asked.carer, preparation, 'handed-over')
}

/** She wipes it: the sealed page is gone, and the link with it. */
export async function wipePage(tx: Tx, holder: Holder): Promise<void> {
  demand(mayWritePage(tx.actor, holder.preparation))
  await holdPreparation(tx, holder.preparation)
  const { asked } = await getPage(tx, holder)
  await endLink(tx, asked.carer, holder.preparation, 'wiped')
}
