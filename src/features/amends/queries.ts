import type { Tx } from '../../kernel/tenant.ts'

/** Where a record that rests leads to; nothing when it stands for itself. */
export async function findMergedInto(tx: Tx, carer: string): Promise<string | undefined> {
  const row = await tx.db.selectFrom('carer_merges').select('into_carer_id').where('carer_id', '=', carer).executeTakeFirst()
  return row?.into_carer_id
}
