import { demand } from '../../../kernel/errors.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { getAccess } from '../../access/index.ts'
import { mayReadCircle } from '../policy.ts'

/** Somebody at school whom a young carer has named, and what they know, in one line. */
export interface NamedAdult { name: string; knows: string | null; saidOn: string }

/** Who it is now; null when nobody was named, or nobody is any more. */
export async function findNamedAdult(tx: Tx, carer: string): Promise<NamedAdult | null> {
  demand(mayReadCircle(tx.actor, await getAccess(tx, carer)))
  const row = await tx.db.selectFrom('named_adults').select(['name', 'knows', 'said_on as saidOn']).where('carer_id', '=', carer).orderBy('recorded_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.name ? { ...row, name: row.name } : null
}
