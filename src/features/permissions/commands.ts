import { Invalid, NotFound } from '../../kernel/errors.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday } from '../access/index.ts'
import { getCarerOfPermission } from './queries.ts'

export interface PermissionGiven { id: string; who: string; what: string; from: string; until?: string | null; howTold: string }

/** Write down that somebody may know or get something. Throws Invalid on `until` (before `from`). */
export async function givePermission(tx: Tx, carer: string, form: PermissionGiven): Promise<void> {
  await demandWrite(tx, carer)
  if (form.until && form.until < form.from) throw new Invalid({ until: 'beforeFrom' })
  await insertOnce(tx, 'permissions', {
    id: form.id, carer_id: carer, who: form.who, what: form.what, from_day: form.from, until_day: form.until ?? null, how_told: form.howTold,
  })
}

/** The carer takes it back, and need not say why. The row stays, with the day. Throws Invalid on `on` (still to come). */
export async function withdrawPermission(tx: Tx, permission: string, form: { on: string }): Promise<void> {
  const carer = await getCarerOfPermission(tx, permission)
  await demandWrite(tx, carer)
  if (form.on > await getToday(tx)) throw new Invalid({ on: 'futureDay' })
  const { numUpdatedRows } = await tx.db.updateTable('permissions')
    .set({ withdrawn_on: form.on, withdrawn_by: tx.actor.id, withdrawn_at: tx.at })
    .where('id', '=', permission).where('carer_id', '=', carer).where('withdrawn_at', 'is', null).executeTakeFirst()
  // Nothing changed: it was withdrawn before (the same form twice), which is what was asked for.
  if (numUpdatedRows === 0n && (await getCarerOfPermission(tx, permission)) !== carer) throw new NotFound()
}

/** The same person twice: what was permitted is carried over to the other record. Whoever merges has asked policy for both. */
export async function carryPermissions(tx: Tx, from: string, to: string): Promise<void> {
  await tx.db.updateTable('permissions').set({ carer_id: to }).where('carer_id', '=', from).execute()
}
