import { demand, Invalid } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { insertOnce } from '../../kernel/once.ts'
import { seal } from '../../kernel/sealing.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { findAccountByEmail, hashSecret, hasOwnSecondStep, makeSecret, rememberDomain } from '../accounts/index.ts'
import { mayRunOrganisation } from '../organisations/index.ts'
import { mayConnect } from './policy.ts'
import type { Said } from './provider.ts'
import { findInForce, findLink, findLinked, findVersions, openProvider, placeOf, type Settings, worksHere } from './queries.ts'
import { domainOf } from './schema.ts'

export type NewSettings = Pick<Settings, 'id' | 'issuer' | 'clientId' | 'domains' | 'secondStep' | 'otherWays'> & { clientSecret: string | null }

/**
 * The secret to go on with: the one typed, or the one there was, which goes only to where it went before. Throws Invalid on `clientSecret`
 * when it must be given anew.
 */
export async function secretFor(tx: Tx, form: Pick<NewSettings, 'issuer' | 'clientId' | 'clientSecret'>): Promise<string> {
  demand(mayRunOrganisation(tx.actor))
  if (form.clientSecret) return form.clientSecret
  const [newest] = await findVersions(tx)
  const same = newest && newest.issuer === form.issuer && newest.clientId === form.clientId ? openProvider(tx, newest) : undefined
  if (!same) throw new Invalid({ clientSecret: newest ? 'anew' : 'needed' })
  return same.clientSecret
}

/**
 * Settle how the organisation's own sign-in is reached. Throws Invalid on `otherWays` when everybody else's ways in would go before the
 * administrator has signed in this way at all.
 */
export async function settleSignOn(tx: Tx, form: NewSettings & { clientSecret: string; origins: string[] }): Promise<void> {
  demand(mayRunOrganisation(tx.actor))
  if (form.otherWays === 'administrators' && !(await findLink(tx, tx.actor.id ?? '', form.issuer))) throw new Invalid({ otherWays: 'tryFirst' })
  if ((await findVersions(tx)).some(({ id }) => id === form.id)) return
  await insertOnce(tx, 'sign_on_settings', {
    id: form.id, state: 'in use', issuer: form.issuer, client_id: form.clientId, secret_sealed: seal(Buffer.from(form.clientSecret), placeOf(tx, form.id)), domains: form.domains, origins: form.origins,
    second_step: form.secondStep, other_ways: form.otherWays,
  })
  for (const domain of form.domains) await rememberDomain(tx, domain)
}

/** Single sign-on is not used any more; every other way in is open again. What it was stays readable. */
export async function endSignOn(tx: Tx, id: string): Promise<void> {
  demand(mayRunOrganisation(tx.actor))
  const now = await findInForce(tx)
  if (!now) return
  const secret = openProvider(tx, now)?.clientSecret ?? ''
  await insertOnce(tx, 'sign_on_settings', {
    id, state: 'not in use', issuer: now.issuer, client_id: now.clientId, secret_sealed: seal(Buffer.from(secret), placeOf(tx, id)), domains: now.domains, origins: now.origins, second_step: now.secondStep, other_ways: now.otherWays,
  })
}

/** Why somebody whom the provider knows is not let in. */
export type Unknown = 'unverified' | 'nobody' | 'ownStep' | 'somebodyElse'

/**
 * Who of us this is: whoever is connected with them; or, the first time, whoever was invited with the address that the provider says it
 * has checked, where a mailed link alone would let them in as well. Connects them then. Whoever signs in with a second step of their own
 * connects while signed in.
 */
export async function recognise(tx: Tx, settings: Settings, said: Said): Promise<{ account: string } | { unknown: Unknown }> {
  const linked = await findLinked(tx, settings.issuer, said.subject)
  if (linked) return await worksHere(tx, linked) ? { account: linked } : { unknown: 'nobody' }
  const account = said.email && settings.domains.includes(domainOf(said.email)) ? await findAccountByEmail(tx, said.email) : undefined
  if (!said.email || !said.checked) return { unknown: 'unverified' }
  if (!account || !(await worksHere(tx, account.id))) return { unknown: 'nobody' }
  if (await findLink(tx, account.id, settings.issuer)) return { unknown: 'somebodyElse' }
  if (await hasOwnSecondStep(tx, account.id)) return { unknown: 'ownStep' }
  await link(tx, account.id, settings.issuer, said.subject, 'by address')
  return { account: account.id }
}

/** Connect one's own account with who one is at the provider. Throws Invalid on `form` when that is somebody else here. */
export async function connect(tx: Tx, account: string, issuer: string, subject: string): Promise<void> {
  demand(mayConnect(tx.actor, account))
  const holder = await findLinked(tx, issuer, subject)
  if (holder === account) return
  if (holder) throw new Invalid({ form: 'somebodyElse' })
  await unlink(tx, account)
  await link(tx, account, issuer, subject, 'signed in')
}

async function link(tx: Tx, account: string, issuer: string, subject: string, how: 'by address' | 'signed in'): Promise<void> {
  await tx.db.insertInto('sign_on_links').values({ organisation_id: tx.actor.organisation, id: newId(), account_id: account, issuer, subject, how, recorded_at: tx.at }).execute()
}

/** Disconnect one's own account. */
export async function disconnect(tx: Tx, account: string): Promise<void> {
  demand(mayConnect(tx.actor, account))
  await unlink(tx, account)
}

/** Disconnect somebody's account: an administrator's help, where it was connected with the wrong person. */
export async function disconnectWorker(tx: Tx, account: string): Promise<void> {
  demand(mayRunOrganisation(tx.actor))
  await unlink(tx, account)
}

async function unlink(tx: Tx, account: string): Promise<void> {
  await tx.db.updateTable('sign_on_links').set({ removed_at: tx.at, removed_by: tx.actor.id }).where('account_id', '=', account).where('removed_at', 'is', null).execute()
}

/** How long somebody may take at the provider. */
export const tripLimit = 15 * 60_000

/** Somebody sets out for the provider in this browser. Returns the state that must come back. Those of yesterday are swept away. */
export async function setOut(tx: Tx, settings: string, browser: string, account: string | null): Promise<string> {
  const { secret, hash } = makeSecret()
  await tx.db.insertInto('sign_on_tries').values({
    organisation_id: tx.actor.organisation, id: newId(), settings_id: settings, state_hash: hash, browser_hash: hashSecret(browser), account_id: account, made_at: tx.at, expires_at: new Date(tx.at.getTime() + tripLimit),
  }).execute()
  await tx.db.deleteFrom('sign_on_tries').where('made_at', '<', new Date(tx.at.getTime() - 86_400_000)).execute()
  return `${tx.actor.organisation}.${secret}`
}

/** Somebody came back with this state, in the browser they set out in. Each works once, whatever comes of it. */
export async function comeBack(tx: Tx, state: Buffer, browser: string): Promise<{ settings: string; account: string | null } | undefined> {
  const row = await tx.db.updateTable('sign_on_tries').set({ used_at: tx.at })
    .where('state_hash', '=', state).where('browser_hash', '=', hashSecret(browser)).where('used_at', 'is', null).where('expires_at', '>', tx.at)
    .returning(['settings_id as settings', 'account_id as account']).executeTakeFirst()
  return row
}
