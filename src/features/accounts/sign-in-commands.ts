import { type Actor, everywhere, systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { findSignInPlaces, inTenant, type Tx } from '../../kernel/tenant.ts'
import { type Counted, findKnownDevice, giveBackTurn, nameDevice, rememberDevice, takeTurn, type Turn } from '../attempts/index.ts'
import { makeSignInLink } from './commands.ts'
import { type Account, asksSecondStep, findAccountByEmail, findSignInLink, isOnlySignedInElsewhere, secondStepLimit, sessionLimits, type Waiting } from './queries.ts'
import { hashAddress, hashSecret, isRightPassword, makeSecret } from './secrets.ts'

/** Where somebody signs in from: the network address, the secret by which the browser is known, and what it says it is. */
export interface From { address: string; device?: string; agent?: string }

/** The cookies of somebody who has signed in. A device is known by its cookie from now on. */
export interface Opened { cookie: string; device?: string; /** The second step is still before them, and nothing is open until then. */ waiting?: boolean }

/** Signed in; or the moment from which on one may try again; or: this account is signed in by its organisation alone; or nothing: it was not right. */
export type Answered = Opened | { until: Date } | { elsewhere: true } | undefined

interface Found { organisation: string; account: Account | undefined; known: boolean }

/** Those who sign in with an address, and whether they know this device. Asks as much where there is nobody. */
async function findWhose(email: string, from: From): Promise<Found[]> {
  const places = await findSignInPlaces(hashAddress(email))
  const found: Found[] = []
  for (const organisation of places.length > 0 ? places : [everywhere]) {
    found.push(await inTenant(systemActor(organisation), async (tx) => {
      const account = await findAccountByEmail(tx, email)
      const known = from.device === undefined ? undefined : await findKnownDevice(tx, account?.id ?? everywhere, hashSecret(from.device))
      return { organisation, account, known: known !== undefined }
    }))
  }
  return found
}

/** A known device has tries of its own; all others share those of the account, and those of where they come from. */
function countedAs(email: string, from: From, known: boolean, [account, address]: readonly ['account' | 'mail', 'address' | 'mailAddress']): Counted[] {
  const name = email.trim().toLowerCase()
  return known ? [{ kind: account === 'mail' ? 'mail' : 'device', name: `${name}\n${from.device}` }] : [{ kind: account, name }, { kind: address, name: from.address }]
}

/**
 * Links for everybody who signs in with this address (one a place), to be mailed. Nothing tells whether there was anyone, nor
 * whether so many were asked for already that none is sent for now.
 */
export async function makeLinksFor(email: string, from: From): Promise<{ token: string; name: string }[]> {
  const found = await findWhose(email, from)
  const turn = await takeTurn(countedAs(email, from, found.some(({ known }) => known), ['mail', 'mailAddress']))
  const links: { token: string; name: string }[] = []
  for (const { organisation, account } of turn.ok ? found : []) {
    if (account) links.push({ name: account.name, token: await inTenant(systemActor(organisation), (tx) => makeSignInLink(tx, account.id, 'mail')) })
  }
  return links
}

/**
 * Sign in with a link. A mailed one works once; returns the cookies, or nothing when the link is no longer good. Whoever is `already` in
 * says with it that it is still them, however their organisation signs them in.
 */
export async function signInByLink(token: string | undefined, from: From, already?: string | null): Promise<Opened | { elsewhere: true } | undefined> {
  const link = await findSignInLink(token)
  if (!link) return undefined
  return inTenant(systemActor(link.organisation), async (tx) => {
    if (link.kind !== 'demo') {
      if (already !== link.account && await isOnlySignedInElsewhere(tx, link.account)) return { elsewhere: true }
      const used = await tx.db.updateTable('sign_in_links').set({ used_at: tx.at }).where('id', '=', link.id).where('used_at', 'is', null).executeTakeFirst()
      if (used.numUpdatedRows === 0n) return undefined
    }
    return beginSession(tx, link.account, link.kind === 'demo' ? 'demo' : 'link', from)
  })
}

/**
 * Sign in with an address and a password. Takes as long, and answers the same, whether there is such an account or not. Tries
 * are counted by account and by network address, and those of a known device by themselves, so that nobody elsewhere can keep
 * its owner out.
 */
export async function signInByPassword(email: string, password: string, from: From): Promise<Answered> {
  const found = await findWhose(email, from)
  const turn = await takeTurn(countedAs(email, from, found.some(({ known }) => known), ['account', 'address']))
  if (!turn.ok) return { until: turn.until }
  for (const { organisation, account } of found) {
    if (!(await isRightPassword(account?.passwordHash, password)) || !account) continue
    await giveBackTurn(turn)
    return inTenant(systemActor(organisation), async (tx) => await isOnlySignedInElsewhere(tx, account.id) ? { elsewhere: true } : beginSession(tx, account.id, 'password', from))
  }
  return undefined
}

/**
 * Somebody has proved who they are: their session begins. `twoSteps`: what they did counts as two steps already (a passkey that asked for
 * a finger, a face or a PIN). Whoever calls this has checked the proof.
 */
export async function beginSession(tx: Tx, account: string, how: 'link' | 'password' | 'demo' | 'passkey' | 'sign-on', from: From, { twoSteps = false, confirmed = tx.at }: { twoSteps?: boolean; confirmed?: Date | null } = {}): Promise<Opened> {
  const { secret, hash } = makeSecret()
  // The printed links of the made-up world are everybody's.
  const waiting = how !== 'demo' && !twoSteps && await asksSecondStep(tx, account)
  const device = how === 'demo' || waiting ? undefined : from.device ?? makeSecret().secret
  await tx.db.insertInto('sessions').values({
    organisation_id: tx.actor.organisation, id: newId(), account_id: account, secret_hash: hash, how,
    began_at: tx.at, seen_at: tx.at, confirmed_at: confirmed, whole_at: waiting ? null : tx.at,
    expires_at: new Date(tx.at.getTime() + (waiting ? secondStepLimit : sessionLimits.absolute)),
    device: nameDevice(from.agent), device_id: device ? await rememberDevice(tx, account, hashSecret(device)) : null,
  }).execute()
  return { cookie: `${tx.actor.organisation}.${secret}`, device, waiting }
}

/** A turn at the second step: counted as passwords are, by the account and where it comes from, or by the known device. */
export async function takeSecondTurn({ organisation, account }: Waiting, from: From): Promise<Turn> {
  const known = from.device === undefined ? undefined : await inTenant(systemActor(organisation), (tx) => findKnownDevice(tx, account, hashSecret(from.device!)))
  return takeTurn(countedAs(`second step ${account}`, from, known !== undefined, ['account', 'address']))
}

/**
 * A turn with a passkey. It cannot be guessed, so nothing is counted by account, where strangers could use up somebody's turns: only what
 * one network address sends, or one known device.
 */
export async function takePasskeyTurn(whose: { organisation: string; account: string } | undefined, from: From): Promise<Turn> {
  const known = from.device === undefined || !whose ? undefined : await inTenant(systemActor(whose.organisation), (tx) => findKnownDevice(tx, whose.account, hashSecret(from.device!)))
  return takeTurn([known === undefined ? { kind: 'address', name: from.address } : { kind: 'device', name: `passkey\n${from.device}` }])
}

/** The second step is done: the session is whole, under a new secret, and the device is known from now on. */
export async function completeSession(tx: Tx, { account, session }: Waiting, from: From): Promise<Opened> {
  const { secret, hash } = makeSecret()
  const device = from.device ?? makeSecret().secret
  await tx.db.updateTable('sessions').set({
    secret_hash: hash, whole_at: tx.at, confirmed_at: tx.at, seen_at: tx.at, expires_at: new Date(tx.at.getTime() + sessionLimits.absolute),
    device_id: await rememberDevice(tx, account, hashSecret(device)),
  }).where('id', '=', session).where('whole_at', 'is', null).execute()
  return { cookie: `${tx.actor.organisation}.${secret}`, device }
}

/**
 * Say once more that it is you, by one's own password. The session gets a new secret, so that a cookie somebody copied before is
 * worth nothing. Answers and counts as {@link signInByPassword} does.
 */
export async function confirmByPassword(actor: Actor, session: string, password: string, from: From): Promise<Opened | { until: Date } | undefined> {
  const { account, known } = await inTenant(actor, async (tx) => ({
    account: await tx.db.selectFrom('accounts').select(['id', 'email', 'password_hash as passwordHash']).where('id', '=', actor.id).executeTakeFirst(),
    known: from.device === undefined ? undefined : await findKnownDevice(tx, actor.id ?? everywhere, hashSecret(from.device)),
  }))
  const turn = await takeTurn(countedAs(account?.email ?? account?.id ?? '', from, known !== undefined, ['account', 'address']))
  if (!turn.ok) return { until: turn.until }
  if (!(await isRightPassword(account?.passwordHash, password))) return undefined
  await giveBackTurn(turn)
  return { cookie: await inTenant(actor, (tx) => renewSecret(tx, session, true)) }
}

/** The session goes on under a new secret. Returns the cookie. */
export async function renewSecret(tx: Tx, session: string, confirmed = false): Promise<string> {
  const { secret, hash } = makeSecret()
  await tx.db.updateTable('sessions').set({ secret_hash: hash, ...(confirmed ? { confirmed_at: tx.at } : {}) }).where('id', '=', session).where('account_id', '=', tx.actor.id).execute()
  return `${tx.actor.organisation}.${secret}`
}

/** Sign out: this session is over. */
export async function endSession(actor: Actor, session: string): Promise<void> {
  await inTenant(actor, (tx) => tx.db.updateTable('sessions').set({ ended_at: tx.at }).where('id', '=', session).execute())
}
