import { everywhere, systemActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import type { Try } from './queries.ts'

/** Write down that a backup was tried, and what became of it. */
export async function recordTry(one: Try): Promise<void> {
  await inTenant(systemActor(everywhere), ({ db }) => db.insertInto('backups').values({
    organisation_id: everywhere, id: newId(), made_for: one.madeFor, night: one.night, began_at: one.began, ended_at: one.ended,
    file: one.file, row_count: one.rows, byte_count: one.bytes, trouble: one.trouble,
  }).execute())
}
