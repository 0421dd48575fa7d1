import { demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import type { Tx } from '../../kernel/tenant.ts'
import type { PasskeyHome as Home } from '../accounts/index.ts'
import { type Answer, checkNewKey, makeChallenge } from './ceremonies.ts'
import { mayKeepPasskeys, mayRemovePasskey } from './policy.ts'
import { isAdded } from './queries.ts'
import type { Purpose } from './schema.ts'

/** How long a device may take to sign what it was asked to. */
export const challengeLimit = 5 * 60_000

/** Ask for something to be signed: once, for this purpose, by this account where it is known. Those of yesterday are swept away. */
export async function askChallenge(tx: Tx, purpose: Purpose, account: string | null): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, hash } = makeChallenge()
  await tx.db.insertInto('passkey_challenges').values({
    organisation_id: tx.actor.organisation, id: newId(), challenge_hash: hash, purpose, account_id: account, made_at: tx.at, expires_at: new Date(tx.at.getTime() + challengeLimit),
  }).execute()
  await tx.db.deleteFrom('passkey_challenges').where('made_at', '<', new Date(tx.at.getTime() - 86_400_000)).execute()
  return bytes
}

/** Whether this was asked for this purpose, of this account, lately, and was not answered before. From now on it was. */
export async function redeemChallenge(tx: Tx, hash: Buffer, purpose: Purpose, account: string | null): Promise<boolean> {
  const redeemed = await tx.db.updateTable('passkey_challenges').set({ used_at: tx.at })
    .where('challenge_hash', '=', hash).where('purpose', '=', purpose).where('account_id', account === null ? 'is' : '=', account)
    .where('used_at', 'is', null).where('expires_at', '>', tx.at).executeTakeFirst()
  return redeemed.numUpdatedRows === 1n
}

/**
 * Add a passkey to one's own account. The challenge in the answer was redeemed by whoever calls. Returns whether it is new now; throws
 * Invalid on `answer` when the answer is not right, or the key is known here already; `asSecondStep`: or the device did not ask for a
 * finger, a face or a PIN.
 */
export async function addPasskey(tx: Tx, account: string, form: { id: string; name: string; answer: Answer }, home: Home, { asSecondStep = false } = {}): Promise<boolean> {
  demand(mayKeepPasskeys(tx.actor, account))
  if (await isAdded(tx, account, form.id)) return false
  const key = await checkNewKey(form.answer, home)
  if (!key) throw new Invalid({ answer: 'notRight' })
  if (asSecondStep && !key.verified) throw new Invalid({ answer: 'touched' })
  const known = await tx.db.selectFrom('passkeys').select('id').where('credential_id', '=', key.credential).where('removed_at', 'is', null).executeTakeFirst()
  if (known) throw new Invalid({ answer: 'known' })
  await insertOnce(tx, 'passkeys', {
    id: form.id, account_id: account, name: form.name, credential_id: key.credential, public_key: key.publicKey, transports: key.transports, counter: key.counter, verified_at: key.verified ? tx.at : null,
  })
  return true
}

/** Call one's own passkey something else. */
export async function namePasskey(tx: Tx, passkey: string, name: string): Promise<void> {
  const named = await tx.db.updateTable('passkeys').set({ name }).where('id', '=', passkey).where('account_id', '=', tx.actor.id).where('removed_at', 'is', null).executeTakeFirst()
  if (named.numUpdatedRows !== 1n) throw new NotFound()
}

/** Take one's own passkey away: nobody signs in with it any more. */
export async function removePasskey(tx: Tx, passkey: string): Promise<void> {
  const removed = await tx.db.updateTable('passkeys').set({ removed_at: tx.at, removed_by: tx.actor.id }).where('id', '=', passkey).where('account_id', '=', tx.actor.id).where('removed_at', 'is', null).executeTakeFirst()
  if (removed.numUpdatedRows !== 1n) throw new NotFound()
}

/** Take all passkeys of an account away. An administrator's help where somebody lost what they lie on. */
export async function removePasskeys(tx: Tx, account: string): Promise<void> {
  demand(mayRemovePasskey(tx.actor, account))
  await tx.db.updateTable('passkeys').set({ removed_at: tx.at, removed_by: tx.actor.id }).where('account_id', '=', account).where('removed_at', 'is', null).execute()
}
