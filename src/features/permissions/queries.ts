import { demand, NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { getAccess, getToday } from '../access/index.ts'
import { mayReadPermissions } from './policy.ts'

export interface Permission {
  id: string
  who: string
  what: string
  from: string
  until: string | null
  howTold: string
  withdrawnOn: string | null
  /** It holds today; it will from a later day; it has run out or was withdrawn. */
  state: 'now' | 'later' | 'over'
}

/** Everything a carer has said may be known, by whom: what holds now in the order it was said, then what is to come, then what is over. */
export async function findPermissions(tx: Tx, carer: string): Promise<Permission[]> {
  demand(mayReadPermissions(tx.actor, await getAccess(tx, carer)))
  const today = await getToday(tx)
  const rows = await tx.db.selectFrom('permissions')
    .select(['id', 'who', 'what', 'from_day as from', 'until_day as until', 'how_told as howTold', 'withdrawn_on as withdrawnOn'])
    .where('carer_id', '=', carer).orderBy('from_day').orderBy('recorded_at').orderBy('id').execute()
  const order = ['now', 'later', 'over']
  return rows.map((row) => ({ ...row, state: stateOf(row, today) })).sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
}

function stateOf(row: { from: string; until: string | null; withdrawnOn: string | null }, today: string): Permission['state'] {
  if (row.withdrawnOn !== null || (row.until !== null && row.until < today)) return 'over'
  return row.from > today ? 'later' : 'now'
}

/** Whose permission this is; throws {@link NotFound}. Asked first, before the record it belongs to is opened. */
export async function getCarerOfPermission(tx: Tx, id: string): Promise<string> {
  const row = isId(id) ? await tx.db.selectFrom('permissions').select('carer_id').where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new NotFound()
  return row.carer_id
}
