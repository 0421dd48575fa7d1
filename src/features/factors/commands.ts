import { createHash } from 'node:crypto'
import { demand, Invalid } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { seal, unseal } from '../../kernel/sealing.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { askSecondStep } from '../accounts/index.ts'
import { findStep, fromBase32, makeRecoveryCode, plainRecoveryCode } from './one-time-code.ts'
import { mayRemoveSecondStep, maySetUpSecondStep } from './policy.ts'
import { findAuthenticator, isSetUp } from './queries.ts'

const codesAtOnce = 10

const placeOf = (tx: Tx, account: string) => `authenticator ${tx.actor.organisation} ${account}`

/** A recovery code has 120 random bits (those made before this had 80), so a plain hash keeps it. */
const hashCode = (account: string, code: string) => createHash('sha256').update(`lilypad recovery code\n${account}\n${plainRecoveryCode(code)}`).digest()

/**
 * Set up an app, whose first code proves that it took the secret; it takes the place of one before. Returns ten recovery codes, to be
 * shown once, or nothing when this very form was kept already. Throws Invalid on `code` when that is not what the app must show.
 */
export async function setUpAuthenticator(tx: Tx, account: string, form: { id: string; secret: string; code: string }): Promise<string[] | undefined> {
  demand(maySetUpSecondStep(tx.actor, account))
  if (await isSetUp(tx, form.id)) return undefined
  const secret = fromBase32(form.secret)
  const step = secret?.length === 20 ? findStep(secret, form.code, tx.at, 0) : undefined
  if (!secret || step === undefined) throw new Invalid({ code: 'notFromApp' })
  await removeAuthenticators(tx, account)
  await tx.db.insertInto('authenticators').values({
    organisation_id: tx.actor.organisation, id: form.id, account_id: account, secret_sealed: seal(secret, placeOf(tx, account)), last_step: step, recorded_at: tx.at,
  }).execute()
  await askSecondStep(tx, account, true)
  return makeRecoveryCodes(tx, account)
}

/** Ten new recovery codes; those before stop working. They are shown once: the database holds their hashes. */
export async function makeRecoveryCodes(tx: Tx, account: string): Promise<string[]> {
  demand(maySetUpSecondStep(tx.actor, account))
  await dropRecoveryCodes(tx, account)
  const codes = Array.from({ length: codesAtOnce }, makeRecoveryCode)
  await tx.db.insertInto('recovery_codes').values(codes.map((code) => ({ organisation_id: tx.actor.organisation, id: newId(), account_id: account, code_hash: hashCode(account, code), made_at: tx.at }))).execute()
  return codes
}

/**
 * Whether a code is right: one from the app (each once), or a recovery code (each once). Of two at the very same moment one is
 * right. With another installation's key, or a lost one, only recovery codes are.
 */
export async function redeemCode(tx: Tx, account: string, code: string): Promise<boolean> {
  const app = await findAuthenticator(tx, account)
  const secret = app && unseal(app.secretSealed, placeOf(tx, account))
  const step = secret && findStep(secret, code, tx.at, app.lastStep)
  if (app && step !== undefined) {
    const used = await tx.db.updateTable('authenticators').set({ last_step: step }).where('id', '=', app.id).where('last_step', '<', step).executeTakeFirst()
    return used.numUpdatedRows === 1n
  }
  const recovered = await tx.db.updateTable('recovery_codes').set({ used_at: tx.at })
    .where('account_id', '=', account).where('code_hash', '=', hashCode(account, code)).where('used_at', 'is', null).where('dropped_at', 'is', null).executeTakeFirst()
  return recovered.numUpdatedRows === 1n
}

/** Sign-in asks for no second step any more. One's own, or an administrator's help when app and codes are lost. */
export async function removeSecondStep(tx: Tx, account: string): Promise<void> {
  demand(mayRemoveSecondStep(tx.actor, account))
  await removeAuthenticators(tx, account)
  await dropRecoveryCodes(tx, account)
  await askSecondStep(tx, account, false)
}

async function removeAuthenticators(tx: Tx, account: string): Promise<void> {
  await tx.db.updateTable('authenticators').set({ removed_at: tx.at, removed_by: tx.actor.id }).where('account_id', '=', account).where('removed_at', 'is', null).execute()
}

async function dropRecoveryCodes(tx: Tx, account: string): Promise<void> {
  await tx.db.updateTable('recovery_codes').set({ dropped_at: tx.at }).where('account_id', '=', account).where('dropped_at', 'is', null).execute()
}
