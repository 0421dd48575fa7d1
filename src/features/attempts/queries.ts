import type { Tx } from '../../kernel/tenant.ts'
import { memory } from './budget.ts'

/** When the tries of the last day with this key were that were not right. */
export async function findFailures(tx: Tx, keyHash: Buffer): Promise<Date[]> {
  const rows = await tx.db.selectFrom('sign_in_attempts').select('at').where('key_hash', '=', keyHash).where('at', '>', new Date(tx.at.getTime() - memory)).execute()
  return rows.map(({ at }) => at)
}

/** The account's own device with this secret, as long as it was not forgotten. */
export async function findKnownDevice(tx: Tx, account: string, secretHash: Buffer): Promise<string | undefined> {
  const row = await tx.db.selectFrom('known_devices').select('id').where('account_id', '=', account).where('secret_hash', '=', secretHash).where('forgotten_at', 'is', null).executeTakeFirst()
  return row?.id
}
