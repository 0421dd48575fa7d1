import type { Tx } from '../../kernel/tenant.ts'

export interface Authenticator { id: string; secretSealed: Buffer; lastStep: number }

/** The app that an account signs in with, if one is set up. */
export async function findAuthenticator(tx: Tx, account: string): Promise<Authenticator | undefined> {
  return tx.db.selectFrom('authenticators').select(['id', 'secret_sealed as secretSealed', 'last_step as lastStep'])
    .where('account_id', '=', account).where('removed_at', 'is', null).orderBy('recorded_at', 'desc').executeTakeFirst()
}

/** Whether this very app was set up already. */
export async function isSetUp(tx: Tx, authenticator: string): Promise<boolean> {
  return (await tx.db.selectFrom('authenticators').select('id').where('id', '=', authenticator).executeTakeFirst()) !== undefined
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(tx: Tx, account: string): Promise<number> {
  const rows = await tx.db.selectFrom('recovery_codes').select('id').where('account_id', '=', account).where('used_at', 'is', null).where('dropped_at', 'is', null).execute()
  return rows.length
}
