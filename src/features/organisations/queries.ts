import type { Tx } from '../../kernel/tenant.ts'
import { sql } from 'kysely'
import type { SettingName } from './schema.ts'

export interface Organisation { id: string; name: string; zone: string; demo: boolean }

/** The organisation this transaction belongs to. */
export async function getOrganisation(tx: Tx): Promise<Organisation> {
  const row = await tx.db.selectFrom('organisations').select(['organisation_id as id', 'name', 'zone', 'demo']).executeTakeFirstOrThrow()
  return row
}

/** Every setting in force today, by name. One that was never set is not there. */
export async function findSettings(tx: Tx): Promise<Partial<Record<SettingName, string>>> {
  const rows = await tx.db.selectFrom('organisation_settings').distinctOn('name').select(['name', 'words'])
    .where('effective_on', '<=', (today) => today.selectFrom('organisations').where('organisation_id', '=', tx.actor.organisation).select(sql<string>`(${tx.at}::timestamptz at time zone zone)::date`.as('day'))).orderBy('name').orderBy('effective_on', 'desc').orderBy('recorded_at', 'desc').execute()
  return Object.fromEntries(rows.map((row) => [row.name, row.words]))
}

/** Every setting as it was in force on a day, with the day from which it was, whenever it was written down. */
export async function findSettingsOn(tx: Tx, day: string): Promise<Partial<Record<SettingName, { words: string; effectiveOn: string }>>> {
  const rows = await tx.db.selectFrom('organisation_settings').distinctOn('name').select(['name', 'words', 'effective_on as effectiveOn'])
    .where('effective_on', '<=', day).orderBy('name').orderBy('effective_on', 'desc').orderBy('recorded_at', 'desc').execute()
  return Object.fromEntries(rows.map(({ name, ...row }) => [name, row]))
}

/** One setting's history, newest first. */
export async function findSettingHistory(tx: Tx): Promise<{ name: string; words: string; effectiveOn: string }[]> {
  return tx.db.selectFrom('organisation_settings').select(['name', 'words', 'effective_on as effectiveOn'])
    .orderBy('effective_on', 'desc').orderBy('recorded_at', 'desc').execute()
}

/** One setting as it was in force on a day; nothing where none had begun by then. */
export async function findSettingOn(tx: Tx, name: SettingName, day: string): Promise<{ id: string; words: string; effectiveOn: string } | undefined> {
  return tx.db.selectFrom('organisation_settings').select(['id', 'words', 'effective_on as effectiveOn'])
    .where('name', '=', name).where('effective_on', '<=', day).orderBy('effective_on', 'desc').orderBy('recorded_at', 'desc').limit(1).executeTakeFirst()
}
