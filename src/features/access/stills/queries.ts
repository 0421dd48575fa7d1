import { sql } from 'kysely'
import { NotFound } from '../../../kernel/errors.ts'
import { isId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import type { StillGround, UseGround } from './schema.ts'

/** From when, on which ground and why a record is kept and not used; and when and why that ended. */
export interface Still { id: string; carer: string; request: string | null; ground: StillGround; why: string; onDay: string; by: string | null; ended: { onDay: string; toldOn: string; by: string | null; why: string } | null }
/** What it was used for all the same. */
export interface StillUse { id: string; onDay: string; by: string | null; ground: UseGround; why: string }

/** Every time a record was kept and not used, newest first. Policy is the caller’s. */
export async function findStills(tx: Tx, carer: string): Promise<Still[]> {
  const { rows } = await sql<Still>`
    select s.id, s.carer_id as carer, s.request_id as request, s.ground, s.why, (s.recorded_at at time zone o.zone)::date as "onDay", a.name as by,
      case when e.id is not null then json_build_object('onDay', (e.recorded_at at time zone o.zone)::date, 'toldOn', e.told_on, 'by', b.name, 'why', e.why) end as ended
    from record_stills s join organisations o on o.organisation_id = s.organisation_id left join accounts a on a.organisation_id = s.organisation_id and a.id = s.recorded_by
    left join record_still_endings e on e.organisation_id = s.organisation_id and e.still_id = s.id left join accounts b on b.organisation_id = e.organisation_id and b.id = e.recorded_by
    where s.organisation_id = ${tx.actor.organisation} and s.carer_id = ${carer} order by s.recorded_at desc, s.id`.execute(tx.db)
  return rows
}

/** One of them; throws {@link NotFound}. */
export async function getStill(tx: Tx, id: string): Promise<Still> {
  const row = isId(id) ? await tx.db.selectFrom('record_stills').select('carer_id').where('id', '=', id).executeTakeFirst() : undefined
  const found = row && (await findStills(tx, row.carer_id)).find((one) => one.id === id)
  if (!found) throw new NotFound()
  return found
}

/** What it was used for all the same, newest first. */
export async function findStillUses(tx: Tx, carer: string): Promise<StillUse[]> {
  const { rows } = await sql<StillUse>`
    select u.id, u.on_day as "onDay", a.name as by, u.ground, u.why from record_still_uses u left join accounts a on a.organisation_id = u.organisation_id and a.id = u.recorded_by
    where u.organisation_id = ${tx.actor.organisation} and u.carer_id = ${carer} order by u.recorded_at desc, u.id`.execute(tx.db)
  return rows
}
