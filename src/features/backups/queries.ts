import { everywhere, systemActor } from '../../kernel/actor.ts'
import { inTenant } from '../../kernel/tenant.ts'
import type { MadeFor } from './schema.ts'

/** One backup that was tried. It went well when there is no trouble. */
export interface Try { madeFor: MadeFor; night: string | null; began: Date; ended: Date; file: string; rows: number | null; bytes: number | null; trouble: string | null }

/** The last backups that were tried, newest first, whoever asked for them. */
export async function findTries(atMost: number): Promise<Try[]> {
  return inTenant(systemActor(everywhere), async ({ db }) => selectTries(db).limit(atMost).execute())
}

/** The last that went well; nothing when none did yet. */
export async function findLastGood(): Promise<Try | undefined> {
  return inTenant(systemActor(everywhere), async ({ db }) => selectTries(db).where('trouble', 'is', null).limit(1).executeTakeFirst())
}

/** What was tried for one night, newest first. */
export async function findTriesOf(night: string): Promise<Try[]> {
  return inTenant(systemActor(everywhere), async ({ db }) => selectTries(db).where('night', '=', night).execute())
}

/** The backups of the nights that went well, newest first: what may one day make room. */
export async function findGoodNights(): Promise<Try[]> {
  return inTenant(systemActor(everywhere), async ({ db }) => selectTries(db).where('made_for', '=', 'night').where('trouble', 'is', null).execute())
}

function selectTries(db: Parameters<Parameters<typeof inTenant>[1]>[0]['db']) {
  return db.selectFrom('backups').select(['made_for as madeFor', 'night', 'began_at as began', 'ended_at as ended', 'file', 'row_count as rows', 'byte_count as bytes', 'trouble'])
    .$narrowType<{ madeFor: MadeFor }>().orderBy('began_at', 'desc').orderBy('id', 'desc')
}
