import { sql } from 'kysely'
import type { SystemActor } from './actor.ts'
import { newId } from './ids.ts'
import { inTenant } from './tenant.ts'

/** So many rows at most go under one seal, unless more than that came in one same moment. */
const rowsOfASeal = 20_000

/**
 * Seal what this organisation's history gained up to a moment: changes and looks, hashed in the order they came and chained to
 * the seal before. Gives back how many seals were set; none when nothing is new. Each is set by itself, so that a long history
 * holds up nobody, and asked before each whether to go on; the rest is sealed the next time. What was written down within the
 * last ten minutes should wait for then, too (`until`), so that a transaction that is still open is not missed.
 */
export async function sealHistory(actor: SystemActor, until: Date, atMost = rowsOfASeal, mayGoOn: () => boolean = () => true): Promise<number> {
  const setOne = () => inTenant(actor, async (tx) => {
    const { rows: [row] } = await sql<{ seal: string | null }>`select seal_history(${newId()}, ${until}, ${atMost}) as seal`.execute(tx.db)
    return Boolean(row?.seal)
  })
  let set = 0
  while (mayGoOn() && await setOne()) set += 1
  return set
}
