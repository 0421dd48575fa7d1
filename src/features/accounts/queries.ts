import { sql } from 'kysely'
import { type Actor, type Role, systemActor } from '../../kernel/actor.ts'
import { now } from '../../kernel/clock.ts'
import { findSignInPlaces, inTenant, readTenant, type Tx } from '../../kernel/tenant.ts'
import { findSettings, secondStepRoles } from '../organisations/index.ts'
import { hashAddress, readToken } from './secrets.ts'

/** How long a session lasts: two hours without a sign of life, twelve hours in all. Signing in again loses nothing typed. */
export const sessionLimits = { idle: 2 * 3_600_000, absolute: 12 * 3_600_000 } as const

/** For how long somebody who has proved who they are is not asked again, even for what matters most. */
export const confirmedFor = 15 * 60_000

export interface SignedIn { actor: Actor; session: string; organisation: string; zone: string; demo: boolean; /** Has proved lately who they are. */ confirmed: boolean }

/**
 * Who holds this cookie, with roles and teams, in one round of questions; nothing when it is no (longer) good.
 * Marks the session as seen, at most once a minute: most requests of a page only read.
 */
export async function findSignedIn(cookie: string | undefined): Promise<SignedIn | undefined> {
  const token = readToken(cookie)
  if (!token) return undefined
  const here = systemActor(token.organisation)
  const row = await readTenant(here, (tx) => findSession(tx, token.hash))
  if (!row) return undefined
  const at = now().getTime()
  if (at - row.seen.getTime() > 60_000) await inTenant(here, (tx) => tx.db.updateTable('sessions').set({ seen_at: tx.at }).where('id', '=', row.session).execute())
  const actor: Actor | undefined = row.worker
    ? { kind: 'worker', organisation: token.organisation, id: row.worker, name: row.name, roles: row.roles, teams: row.teams }
    : row.carer ? { kind: 'carer', organisation: token.organisation, id: row.account, name: row.name, carer: row.carer } : undefined
  // The printed links of the made-up world prove nothing, however lately they were used.
  const confirmed = row.how === 'demo' || (row.confirmed?.getTime() ?? 0) > at - confirmedFor
  return actor && { actor, session: row.session, organisation: row.organisation, zone: row.zone, demo: row.demo, confirmed }
}

interface Session {
  session: string; account: string; name: string; carer: string | null; worker: string | null
  roles: Role[]; teams: string[]; seen: Date; how: string; confirmed: Date | null; organisation: string; zone: string; demo: boolean
}

/** The session behind a secret's hash, while it runs. */
async function findSession(tx: Tx, hash: Buffer): Promise<Session | undefined> {
  const { rows } = await sql<Session>`
    select s.id as session, s.seen_at as seen, s.how, s.confirmed_at as confirmed, a.id as account, a.name, a.carer_id as carer, w.id as worker,
      array(select r.role from worker_roles r where r.organisation_id = w.organisation_id and r.worker_id = w.id and r.taken_at is null) as roles,
      array(select m.team_id from team_members m where m.organisation_id = w.organisation_id and m.worker_id = w.id and m.left_at is null) as teams,
      o.name as organisation, o.zone, o.demo
    from sessions s
    join accounts a on a.organisation_id = s.organisation_id and a.id = s.account_id and a.closed_at is null
    join organisations o on o.organisation_id = s.organisation_id
    left join workers w on w.organisation_id = a.organisation_id and w.id = a.id and w.left_on is null
    where s.organisation_id = ${tx.actor.organisation} and s.secret_hash = ${hash} and s.whole_at is not null and s.ended_at is null and s.expires_at > ${tx.at}
      and s.seen_at > ${new Date(tx.at.getTime() - sessionLimits.idle)}`.execute(tx.db)
  return rows[0]
}

/** Whether this is the cookie of a session, running, waiting or over. */
export async function isOrWasSession(cookie: string | undefined): Promise<boolean> {
  const token = readToken(cookie)
  if (!token) return false
  return inTenant(systemActor(token.organisation), async ({ db }) => (await db.selectFrom('sessions').select('id').where('secret_hash', '=', token.hash).limit(1).executeTakeFirst()) !== undefined)
}

/**
 * Somebody whose password or link was right, and who is not in yet. `app`, `passkey`: what they have for the second step. `must`: neither,
 * and the organisation asks for one.
 */
export interface Waiting { organisation: string; organisationName: string; account: string; session: string; name: string; email: string | null; app: boolean; passkey: boolean; must: boolean }

/** How long the second step may take. */
export const secondStepLimit = 15 * 60_000

/** Who holds this cookie and has the second step before them. */
export async function findWaiting(cookie: string | undefined): Promise<Waiting | undefined> {
  const token = readToken(cookie)
  if (!token) return undefined
  return inTenant(systemActor(token.organisation), async (tx) => {
    const row = await tx.db.selectFrom('sessions').innerJoin('accounts', (join) => join.onRef('accounts.organisation_id', '=', 'sessions.organisation_id').onRef('accounts.id', '=', 'sessions.account_id'))
      .innerJoin('organisations', 'organisations.organisation_id', 'sessions.organisation_id')
      .select(['sessions.id as session', 'accounts.id as account', 'accounts.name', 'accounts.email', 'accounts.second_step_since as since', 'organisations.name as organisationName'])
      .where('secret_hash', '=', token.hash).where('whole_at', 'is', null).where('ended_at', 'is', null).where('expires_at', '>', tx.at).where('closed_at', 'is', null).executeTakeFirst()
    if (!row) return undefined
    const { since, ...rest } = row
    const passkey = await hasPasskey(tx, row.account)
    return { ...rest, organisation: token.organisation, app: since !== null, passkey, must: since === null && !passkey }
  })
}

/** Whether an account has a passkey that asks for a finger, a face or a PIN, and so can be a second step. */
export async function hasPasskey(tx: Tx, account: string): Promise<boolean> {
  return (await tx.db.selectFrom('passkeys').select('id').where('account_id', '=', account).where('removed_at', 'is', null).where('verified_at', 'is not', null).executeTakeFirst()) !== undefined
}

/** Whether an account signs in with a second step of its own: an app, or a passkey. */
export async function hasOwnSecondStep(tx: Tx, account: string): Promise<boolean> {
  return await hasSecondStep(tx, account) || (await tx.db.selectFrom('passkeys').select('id').where('account_id', '=', account).where('removed_at', 'is', null).executeTakeFirst()) !== undefined
}

/**
 * Whether the organisation's own sign-in is the only way in for an account: the organisation settled that, and the account was connected,
 * so it is known to work. Never so for an administrator: if the provider is out of order, they are the way back.
 */
export async function isOnlySignedInElsewhere(tx: Tx, account: string): Promise<boolean> {
  const { rows } = await sql<{ only: boolean }>`
    select s.state = 'in use' and s.other_ways = 'administrators'
      and exists (select 1 from sign_on_links l where l.organisation_id = s.organisation_id and l.account_id = ${account} and l.issuer = s.issuer and l.removed_at is null)
      and not exists (select 1 from worker_roles r where r.organisation_id = ${tx.actor.organisation} and r.worker_id = ${account} and r.role = 'administrator' and r.taken_at is null) as only
    from sign_on_settings s where s.organisation_id = ${tx.actor.organisation} order by s.recorded_at desc, s.id desc limit 1`.execute(tx.db)
  return rows[0]?.only ?? false
}

/** Whether an account asks for a second step at sign-in: its owner has set one up, or the organisation asks it of their roles. */
export async function asksSecondStep(tx: Tx, account: string): Promise<boolean> {
  if (await hasSecondStep(tx, account)) return true
  const asked = secondStepRoles((await findSettings(tx))['second-step'])
  if (asked.length === 0) return false
  const held = await tx.db.selectFrom('worker_roles').innerJoin('workers', (join) => join.onRef('workers.organisation_id', '=', 'worker_roles.organisation_id').onRef('workers.id', '=', 'worker_roles.worker_id')).select('worker_roles.id')
    .where('worker_id', '=', account).where('taken_at', 'is', null).where('left_on', 'is', null).where('role', 'in', asked).executeTakeFirst()
  return held !== undefined
}

export interface Account { id: string; name: string; email: string | null; passwordHash: string | null }

/** The open account with this address in this organisation. */
export async function findAccountByEmail(tx: Tx, email: string): Promise<Account | undefined> {
  return tx.db.selectFrom('accounts').select(['id', 'name', 'email', 'password_hash as passwordHash'])
    .where(sql<string>`lower(email)`, '=', email.trim().toLowerCase()).where('closed_at', 'is', null).executeTakeFirst()
}

export interface SignInLink { id: string; account: string; name: string; kind: string }

/** The sign-in link behind a token, if it is still good. Looking at it does not use it up. */
export async function findSignInLink(token: string | undefined): Promise<SignInLink & { organisation: string } | undefined> {
  const read = readToken(token)
  if (!read) return undefined
  const link = await inTenant(systemActor(read.organisation), ({ db }) => db.selectFrom('sign_in_links')
    .innerJoin('accounts', (join) => join.onRef('accounts.organisation_id', '=', 'sign_in_links.organisation_id').onRef('accounts.id', '=', 'sign_in_links.account_id'))
    .select(['sign_in_links.id', 'accounts.id as account', 'accounts.name', 'sign_in_links.kind'])
    .where('secret_hash', '=', read.hash).where('used_at', 'is', null).where('accounts.closed_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now())])).executeTakeFirst())
  return link && { ...link, organisation: read.organisation }
}

/** How the person who acts can sign in: the address, whether a password was set, and how many passkeys there are. */
export async function findOwnAccount(tx: Tx): Promise<{ email: string | null; hasPassword: boolean; hasSecondStep: boolean; passkeys: number; signOn: boolean }> {
  const row = await tx.db.selectFrom('accounts').select(['email', 'password_hash', 'second_step_since']).where('id', '=', tx.actor.id).executeTakeFirst()
  const keys = await tx.db.selectFrom('passkeys').select('id').where('account_id', '=', tx.actor.id).where('removed_at', 'is', null).execute()
  const signOn = await tx.db.selectFrom('sign_on_settings').select('state').orderBy('recorded_at', 'desc').orderBy('id', 'desc').executeTakeFirst()
  return { email: row?.email ?? null, hasPassword: Boolean(row?.password_hash), hasSecondStep: Boolean(row?.second_step_since), passkeys: keys.length, signOn: signOn?.state === 'in use' }
}

export interface OpenSession { id: string; how: string; device: string | null; since: Date; lastUsed: Date }

/** Where the person who acts is signed in now, the last used first. */
export async function findOwnSessions(tx: Tx): Promise<OpenSession[]> {
  return tx.db.selectFrom('sessions').select(['id', 'how', 'device', 'began_at as since', 'seen_at as lastUsed'])
    .where('account_id', '=', tx.actor.id).where('whole_at', 'is not', null).where('ended_at', 'is', null).where('expires_at', '>', tx.at)
    .where('seen_at', '>', new Date(tx.at.getTime() - sessionLimits.idle)).orderBy('seen_at', 'desc').execute()
}

/** Whether an account signs in with a second step of its own. */
export async function hasSecondStep(tx: Tx, account: string): Promise<boolean> {
  return Boolean((await tx.db.selectFrom('accounts').select('second_step_since').where('id', '=', account).executeTakeFirst())?.second_step_since)
}

/** The open account of a carer, if she has one. */
export async function findCarerAccount(tx: Tx, carer: string): Promise<Account | undefined> {
  return tx.db.selectFrom('accounts').select(['id', 'name', 'email', 'password_hash as passwordHash'])
    .where('carer_id', '=', carer).where('closed_at', 'is', null).executeTakeFirst()
}

/** The set-up link a fresh Lilypad printed, as long as nobody has used it. */
export async function findSetUp(token: string): Promise<{ organisation: string; account: string } | undefined> {
  const link = await findSignInLink(token)
  return link?.kind === 'setup' ? link : undefined
}

/** The organisations that said that their people's addresses end like this. */
export async function findPlacesOfDomain(domain: string): Promise<string[]> {
  return findSignInPlaces(hashAddress(`@${domain}`))
}
