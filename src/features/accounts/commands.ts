import { type Actor, systemActor } from '../../kernel/actor.ts'
import { demand, Invalid } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { findSignInPlaces, inTenant, type Tx } from '../../kernel/tenant.ts'
import { mayChangeAccount, mayOpenAccount } from './policy.ts'
import { type Account, findAccountByEmail, findSignInLink, sessionLimits } from './queries.ts'
import { hashAddress, hashPassword, isOwnName, isRightPassword, makeSecret } from './secrets.ts'

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

async function rememberPlace(tx: Tx, email: string): Promise<void> {
  await tx.db.insertInto('sign_in_places').values({ email_hash: hashAddress(email), organisation_id: tx.actor.organisation })
    .onConflict((conflict) => conflict.doNothing()).execute()
}

/** Set one's own password. Every other session of the account ends. Throws Invalid on `password` when it is one's own name or address. */
export async function setPassword(tx: Tx, account: string, password: string, keepSession?: string): Promise<void> {
  demand(mayChangeAccount(tx.actor, account))
  const whose = await tx.db.selectFrom('accounts').select(['name', 'email']).where('id', '=', account).executeTakeFirst()
  if (whose && isOwnName(password, whose)) throw new Invalid({ password: 'ownName' })
  await tx.db.updateTable('accounts').set({ password_hash: await hashPassword(password) }).where('id', '=', account).execute()
  let others = tx.db.updateTable('sessions').set({ ended_at: tx.at }).where('account_id', '=', account).where('ended_at', 'is', null)
  if (keepSession) others = others.where('id', '!=', keepSession)
  await others.execute()
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

/** Links for everybody who signs in with this address (one a place), to be mailed. Nothing tells whether there was anyone. */
export async function makeLinksFor(email: string): Promise<{ token: string; name: string }[]> {
  const links: { token: string; name: string }[] = []
  for (const organisation of await findSignInPlaces(hashAddress(email))) {
    const made = await inTenant(systemActor(organisation), async (tx) => {
      const account = await findAccountByEmail(tx, email)
      return account && { name: account.name, token: await makeSignInLink(tx, account.id, 'mail') }
    })
    if (made) links.push(made)
  }
  return links
}

/** Sign in with a link. A mailed one works once; returns the cookie, or nothing when the link is no longer good. */
export async function signInByLink(token: string | undefined): Promise<string | undefined> {
  const link = await findSignInLink(token)
  if (!link) return undefined
  return inTenant(systemActor(link.organisation), async (tx) => {
    if (link.kind !== 'demo') {
      const used = await tx.db.updateTable('sign_in_links').set({ used_at: tx.at }).where('id', '=', link.id).where('used_at', 'is', null).executeTakeFirst()
      if (used.numUpdatedRows === 0n) return undefined
    }
    return beginSession(tx, link.account, link.kind === 'demo' ? 'demo' : 'link')
  })
}

/** Sign in with an address and a password. Returns the cookie, or nothing; takes as long either way. */
export async function signInByPassword(email: string, password: string): Promise<string | undefined> {
  const places = await findSignInPlaces(hashAddress(email))
  const found: { organisation: string; account: Account }[] = []
  for (const organisation of places) {
    const account = await inTenant(systemActor(organisation), (tx) => findAccountByEmail(tx, email))
    if (account) found.push({ organisation, account })
  }
  for (const { organisation, account } of found) {
    if (await isRightPassword(account.passwordHash, password)) {
      return inTenant(systemActor(organisation), (tx) => beginSession(tx, account.id, 'password'))
    }
  }
  if (found.length === 0) await isRightPassword(undefined, password)
  return undefined
}

async function beginSession(tx: Tx, account: string, how: 'link' | 'password' | 'demo'): Promise<string> {
  const { secret, hash } = makeSecret()
  await tx.db.insertInto('sessions').values({
    organisation_id: tx.actor.organisation, id: newId(), account_id: account, secret_hash: hash, how,
    began_at: tx.at, seen_at: tx.at, expires_at: new Date(tx.at.getTime() + sessionLimits.absolute),
  }).execute()
  return `${tx.actor.organisation}.${secret}`
}

/** Sign out: this session is over. */
export async function endSession(actor: Actor, session: string): Promise<void> {
  await inTenant(actor, (tx) => tx.db.updateTable('sessions').set({ ended_at: tx.at }).where('id', '=', session).execute())
}

/** The same person twice: an account of the other record opens this one from now on. Policy (both records) is the caller's. */
export async function carryAccount(tx: Tx, fromCarer: string, toCarer: string): Promise<void> {
  await tx.db.updateTable('accounts').set({ carer_id: toCarer }).where('carer_id', '=', fromCarer).execute()
}
