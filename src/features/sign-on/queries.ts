import { unseal } from '../../kernel/sealing.ts'
import type { Tx } from '../../kernel/tenant.ts'
import type { Provider } from './provider.ts'
import type { otherWays, stepAnswers } from './schema.ts'

export interface Settings {
  id: string; state: 'in use' | 'not in use'; issuer: string; clientId: string; domains: string[]; origins: string[]
  secondStep: (typeof stepAnswers)[number]; otherWays: (typeof otherWays)[number]; sealed: Buffer; by: string | null; at: Date
}

/** Every version of the settings, newest first, with who kept it. */
export async function findVersions(tx: Tx): Promise<Settings[]> {
  const rows = await tx.db.selectFrom('sign_on_settings').leftJoin('workers', (join) => join.onRef('workers.organisation_id', '=', 'sign_on_settings.organisation_id').onRef('workers.id', '=', 'sign_on_settings.recorded_by'))
    .select(['sign_on_settings.id', 'state', 'issuer', 'client_id as clientId', 'domains', 'origins', 'second_step as secondStep', 'other_ways as otherWays', 'secret_sealed as sealed', 'workers.name as by', 'sign_on_settings.recorded_at as at'])
    .orderBy('sign_on_settings.recorded_at', 'desc').orderBy('sign_on_settings.id', 'desc').execute()
  return rows as Settings[]
}

/** The settings in force; nothing where single sign-on is not in use. */
export async function findInForce(tx: Tx): Promise<Settings | undefined> {
  const [newest] = await findVersions(tx)
  return newest?.state === 'in use' ? newest : undefined
}

/** Where the secret of some settings is sealed: it opens nowhere else. */
export const placeOf = (tx: Tx, settings: string) => `sign-on ${tx.actor.organisation} ${settings}`

/** The provider of these settings, with its secret open; nothing with another installation's key. */
export function openProvider(tx: Tx, settings: Settings): Provider | undefined {
  const secret = unseal(settings.sealed, placeOf(tx, settings.id))
  return secret && { id: settings.id, issuer: settings.issuer, clientId: settings.clientId, clientSecret: secret.toString(), origins: settings.origins }
}

/** Whose account this person at the provider is connected with. */
export async function findLinked(tx: Tx, issuer: string, subject: string): Promise<string | undefined> {
  const row = await tx.db.selectFrom('sign_on_links').select('account_id').where('issuer', '=', issuer).where('subject', '=', subject).where('removed_at', 'is', null).executeTakeFirst()
  return row?.account_id
}

/** Since when an account is connected with somebody at the provider. */
export async function findLink(tx: Tx, account: string, issuer: string): Promise<{ id: string; subject: string; since: Date } | undefined> {
  return tx.db.selectFrom('sign_on_links').select(['id', 'subject', 'recorded_at as since']).where('account_id', '=', account).where('issuer', '=', issuer).where('removed_at', 'is', null).executeTakeFirst()
}

/** Whether somebody with this account works here now. */
export async function worksHere(tx: Tx, account: string): Promise<boolean> {
  const row = await tx.db.selectFrom('workers').innerJoin('accounts', (join) => join.onRef('accounts.organisation_id', '=', 'workers.organisation_id').onRef('accounts.id', '=', 'workers.id')).select('workers.id')
    .where('workers.id', '=', account).where('left_on', 'is', null).where('closed_at', 'is', null).executeTakeFirst()
  return row !== undefined
}
