import { sql } from 'kysely'
import type { Tx } from '../../kernel/tenant.ts'

export interface Passkey { id: string; account: string; credential: Buffer; publicKey: Buffer; transports: string[]; counter: number }

const columns = ['passkeys.id', 'account_id as account', 'credential_id as credential', 'public_key as publicKey', 'transports', 'counter'] as const

/** The passkeys of an account that were not taken away. */
export async function findPasskeys(tx: Tx, account: string): Promise<Passkey[]> {
  return tx.db.selectFrom('passkeys').select(columns).where('account_id', '=', account).where('removed_at', 'is', null).orderBy('recorded_at').execute()
}

/** The account's own passkey with this key, kept still until the transaction ends: of two uses at one moment the second sees the first. */
export async function findPasskey(tx: Tx, account: string, credential: Buffer): Promise<Passkey | undefined> {
  return tx.db.selectFrom('passkeys').innerJoin('accounts', (join) => join.onRef('accounts.organisation_id', '=', 'passkeys.organisation_id').onRef('accounts.id', '=', 'passkeys.account_id')).select(columns)
    .where('account_id', '=', account).where('credential_id', '=', credential).where('removed_at', 'is', null).where('accounts.closed_at', 'is', null)
    .forUpdate('passkeys').executeTakeFirst()
}

/** Where a passkey's counter stood when it was last taken. */
export async function findCounter(tx: Tx, passkey: Passkey): Promise<number> {
  const row = await tx.db.selectFrom('passkey_uses').select(({ fn }) => fn.max('counter').as('counter')).where('passkey_id', '=', passkey.id).where('outcome', '=', 'taken').executeTakeFirst()
  return Math.max(passkey.counter, Number(row?.counter ?? 0))
}

export interface OwnPasskey { id: string; name: string; since: Date; verified: boolean; lastUsed: Date | null; /** When a key like it was used whose counter had gone back. */ copied: Date | null }

/** The passkeys of the person who acts, as they see them, the newest first. */
export async function findOwnPasskeys(tx: Tx): Promise<OwnPasskey[]> {
  const { rows } = await sql<OwnPasskey>`
    select p.id, p.name, p.recorded_at as since, p.verified_at is not null as verified,
      (select max(u.at) from passkey_uses u where u.organisation_id = p.organisation_id and u.passkey_id = p.id and u.outcome = 'taken') as "lastUsed",
      (select max(u.at) from passkey_uses u where u.organisation_id = p.organisation_id and u.passkey_id = p.id and u.outcome = 'went back') as copied
    from passkeys p where p.organisation_id = ${tx.actor.organisation} and p.account_id = ${tx.actor.id} and p.removed_at is null order by p.recorded_at desc`.execute(tx.db)
  return rows
}

/** Whether this very passkey was added to the account already. */
export async function isAdded(tx: Tx, account: string, passkey: string): Promise<boolean> {
  return (await tx.db.selectFrom('passkeys').select('id').where('id', '=', passkey).where('account_id', '=', account).executeTakeFirst()) !== undefined
}

/** Whose account it is, for the device to show and for a notice. */
export async function findOwner(tx: Tx, account: string): Promise<{ name: string; email: string | null }> {
  return tx.db.selectFrom('accounts').select(['name', 'email']).where('id', '=', account).executeTakeFirstOrThrow()
}
