import { sql } from 'kysely'
import { dayIn } from '../../kernel/clock.ts'
import { NotFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/tenant.ts'
import type { Access } from './policy.ts'

/** The facts policy needs about several records at once, by carer. A record that does not exist is simply not there. */
export async function findAccess(tx: Tx, carers: readonly string[]): Promise<Map<string, Access>> {
  if (carers.length === 0) return new Map()
  const { rows } = await sql<Omit<Access, 'coverAllowed'> & { cover: string | null }>`
    with today as (select (${tx.at}::timestamptz at time zone o.zone)::date as day from organisations o),
    own as (
      select a.carer_id, a.worker_id from allocations a, today
      where a.carer_id = any(${carers}) and a.ended_at is null and a.from_day <= today.day and (a.until_day is null or a.until_day >= today.day)
    )
    select c.id as carer,
      array(select distinct own.worker_id from own where own.carer_id = c.id) as "ownWorkers",
      array(select distinct m.team_id from own join team_members m on m.worker_id = own.worker_id and m.left_at is null where own.carer_id = c.id) as "ownTeams",
      array(select r.worker_id from worker_refusals r where r.carer_id = c.id and r.lifted_at is null) as refused,
      case when exists (select 1 from restrictions r where r.carer_id = c.id and r.lifted_at is null)
        then array(select n.worker_id from restriction_namings n where n.carer_id = c.id and n.ended_at is null) end as "restrictedTo",
      array(select r.worker_id from cover_reasons r, today where r.carer_id = c.id and r.on_day = today.day) as "reasonToday",
      (select s.words from organisation_settings s, today where s.name = 'cover' and s.effective_on <= today.day
        order by s.effective_on desc, s.recorded_at desc limit 1) as cover
    from carers c where c.id = any(${carers})`.execute(tx.db)
  return new Map(rows.map(({ cover, ...row }) => [row.carer, { ...row, coverAllowed: cover !== 'no' }]))
}

/** The facts about one record; throws {@link NotFound} when there is none in this organisation. */
export async function getAccess(tx: Tx, carer: string): Promise<Access> {
  const found = isId(carer) ? (await findAccess(tx, [carer])).get(carer) : undefined
  if (!found) throw new NotFound()
  return found
}

/** Today, for the people of this organisation. */
export async function getToday(tx: Tx): Promise<string> {
  const { zone } = await tx.db.selectFrom('organisations').select('zone').executeTakeFirstOrThrow()
  return dayIn(zone, tx.at)
}
