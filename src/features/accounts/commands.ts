import { demand, Invalid } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { forgetDevices } from '../attempts/index.ts'
import { getOrganisation } from '../organisations/index.ts'
import { mayChangeAccount, mayOpenAccount } from './policy.ts'
import { findAccountByEmail } from './queries.ts'
import { hashAddress, hashPassword, isOwnName, makeSecret } from './secrets.ts'

/**
 * Open an account. Throws Invalid on `email` when somebody here already signs in with that address. Returns whether it is new
 * now: of two at the very same moment, the second waits for the first and is told no.
 */
export async function openAccount(tx: Tx, account: { id: string; name: string; email?: string | null; carer?: string }): Promise<boolean> {
  demand(mayOpenAccount(tx.actor))
  const holder = account.email ? await findAccountByEmail(tx, account.email) : undefined
  if (holder && holder.id !== account.id) throw new Invalid({ email: 'taken' })
  const { numInsertedOrUpdatedRows } = await tx.db.insertInto('accounts').values({
    organisation_id: tx.actor.organisation, id: account.id, name: account.name, email: account.email ?? null, carer_id: account.carer ?? null, recorded_at: tx.at,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  if (account.email) await rememberPlace(tx, account.email)
  return true
}

/** An account gets another name or address. Administrators, or the person themselves. Throws Invalid on `email` when it is taken. */
export async function renameAccount(tx: Tx, account: string, change: { name: string; email: string }): Promise<void> {
  demand(mayOpenAccount(tx.actor) || mayChangeAccount(tx.actor, account))
  const holder = await findAccountByEmail(tx, change.email)
  if (holder && holder.id !== account) throw new Invalid({ email: 'taken' })
  await tx.db.updateTable('accounts').set(change).where('id', '=', account).execute()
  await rememberPlace(tx, change.email)
}

/** People of this organisation have e-mail addresses with this ending: its own sign-in is found by it. Administrators. */
export async function rememberDomain(tx: Tx, domain: string): Promise<void> {
  demand(mayOpenAccount(tx.actor))
  await rememberPlace(tx, `@${domain}`)
}

async function rememberPlace(tx: Tx, email: string): Promise<void> {
  await tx.db.insertInto('sign_in_places').values({ email_hash: hashAddress(email), organisation_id: tx.actor.organisation })
    .onConflict((conflict) => conflict.doNothing()).execute()
}

/**
 * Set one's own password. Every other session of the account ends, and its other devices are strangers again. Throws Invalid on `password` when it is one's
 * own name or address, or that of the organisation.
 */
export async function setPassword(tx: Tx, account: string, password: string, keepSession?: string): Promise<void> {
  demand(mayChangeAccount(tx.actor, account))
  const whose = await tx.db.selectFrom('accounts').select(['name', 'email']).where('id', '=', account).executeTakeFirst()
  const { name: organisation } = await getOrganisation(tx)
  if (whose && isOwnName(password, { ...whose, organisation })) throw new Invalid({ password: 'ownName' })
  await tx.db.updateTable('accounts').set({ password_hash: await hashPassword(password) }).where('id', '=', account).execute()
  await endOtherSessions(tx, account, keepSession)
}

/** Sign out of one's session on one device, if it is one's own. */
export async function endOwnSession(tx: Tx, session: string): Promise<void> {
  const ended = await tx.db.updateTable('sessions').set({ ended_at: tx.at }).where('id', '=', session).where('account_id', '=', tx.actor.id).executeTakeFirst()
  demand(ended.numUpdatedRows === 1n)
}

/** What somebody may do has changed: they sign in anew, with every typed word kept. Administrators. */
export async function endSessionsOf(tx: Tx, account: string, keepSession?: string): Promise<void> {
  demand(mayOpenAccount(tx.actor))
  let all = tx.db.updateTable('sessions').set({ ended_at: tx.at }).where('account_id', '=', account).where('ended_at', 'is', null)
  if (keepSession) all = all.where('id', '!=', keepSession)
  await all.execute()
}

/** Sign out everywhere (but here, where one is kept), and let the other devices be strangers again. */
export async function endOtherSessions(tx: Tx, account: string, keepSession?: string): Promise<void> {
  demand(mayChangeAccount(tx.actor, account))
  const here = keepSession ? await tx.db.selectFrom('sessions').select('device_id').where('id', '=', keepSession).executeTakeFirst() : undefined
  let others = tx.db.updateTable('sessions').set({ ended_at: tx.at }).where('account_id', '=', account).where('ended_at', 'is', null)
  if (keepSession) others = others.where('id', '!=', keepSession)
  await others.execute()
  await forgetDevices(tx, account, here?.device_id)
}

/** From now on this account asks for a second step at sign-in, or no longer does. Policy (whose it is) is the caller's. */
export async function askSecondStep(tx: Tx, account: string, asked: boolean): Promise<void> {
  await tx.db.updateTable('accounts').set({ second_step_since: asked ? tx.at : null }).where('id', '=', account).execute()
}

/** A sign-in link for an account: mailed ones last an hour, those of the demo world until Lilypad stops. Returns its token. */
export async function makeSignInLink(tx: Tx, account: string, kind: 'mail' | 'demo' | 'setup'): Promise<string> {
  const { secret, hash } = makeSecret()
  const expires = kind === 'mail' ? new Date(tx.at.getTime() + 3_600_000) : null
  await tx.db.insertInto('sign_in_links').values({
    organisation_id: tx.actor.organisation, id: newId(), account_id: account, secret_hash: hash, kind, made_at: tx.at, expires_at: expires,
  }).execute()
  return `${tx.actor.organisation}.${secret}`
}

/** The links an earlier run of Lilypad printed stop working. */
export async function dropPrintedLinks(tx: Tx): Promise<void> {
  await tx.db.deleteFrom('sign_in_links').where('kind', 'in', ['demo', 'setup']).execute()
}

/** The same person twice: an account of the other record opens this one from now on. Policy (both records) is the caller's. */
export async function carryAccount(tx: Tx, fromCarer: string, toCarer: string): Promise<void> {
  await tx.db.updateTable('accounts').set({ carer_id: toCarer }).where('carer_id', '=', fromCarer).execute()
}
