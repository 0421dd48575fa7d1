import { sql } from 'kysely'
import { newId } from './ids.ts'
import type { Tx } from './tenant.ts'

/** So many rows at most go under one seal. */
const rowsOfASeal = 20_000

/**
 * Seal what this organisation's history gained up to a moment: changes and looks, hashed in the order they came and chained to
 * the seal before. Gives back how many seals were set; none when nothing is new. What was written down within the last ten
 * minutes should wait for the next time (`until`), so that a transaction that is still open is not missed.
 */
export async function sealHistory(tx: Tx, until: Date, atMost = rowsOfASeal): Promise<number> {
  for (let set = 0; ; set += 1) {
    const { rows: [row] } = await sql<{ seal: string | null }>`select seal_history(${newId()}, ${until}, ${atMost}) as seal`.execute(tx.db)
    if (!row?.seal) return set
  }
}
