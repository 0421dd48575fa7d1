import { sql } from 'kysely'
import type { Tx } from '../../../kernel/tenant.ts'

/**
 * Nothing chases this carer: somebody she cared for has died, or she has. It begins with the death by itself and lasts until somebody
 * says that it goes on. `person`: who died; null when it is the carer.
 */
export interface Hold {
  carer: string
  person: string | null
  diedOn: string
  /** Who gets in touch and when, in words; null until somebody has said so. */
  contact: { who: string; when: string | null; saidOn: string } | null
}

/**
 * Which of these carers are held after a death, by carer. It asks no policy and is for rooms that have asked. A death written down
 * after it went on holds again; one that was a mistake (withdrawn) holds nobody.
 */
export async function findHolds(tx: Tx, carers: readonly string[]): Promise<Map<string, Hold>> {
  if (carers.length === 0) return new Map()
  const { rows } = await sql<Omit<Hold, 'contact'> & { who: string | null; when: string | null; saidOn: string | null }>`
    select distinct on (d.carer) d.carer, d.person, d."diedOn", h.who, h.when_words as "when", h.on_day as "saidOn"
    from (
      select c.organisation_id, c.id as carer, null::text as person, c.died_on as "diedOn", null::timestamptz as at from carers c where c.organisation_id = ${tx.actor.organisation} and c.id = any(${carers}::uuid[]) and c.died_on is not null
      union all
      select e.organisation_id, e.carer_id, p.name, e.on_day, e.recorded_at from caring_endings e
        join caring_relationships r on r.organisation_id = e.organisation_id and r.id = e.relationship_id
        join cared_for_people p on p.organisation_id = r.organisation_id and p.id = r.cared_for_person_id
        where e.organisation_id = ${tx.actor.organisation} and e.carer_id = any(${carers}::uuid[]) and e.how = 'died' and e.withdrawn_at is null
    ) d
    left join lateral (select g.recorded_at from gentle_holds g where g.organisation_id = d.organisation_id and g.carer_id = d.carer and g.kind = 'over' order by g.recorded_at desc, g.id desc limit 1) o on true
    left join lateral (select g.who, g.when_words, g.on_day from gentle_holds g where g.organisation_id = d.organisation_id and g.carer_id = d.carer and g.kind = 'contact'
      and (o.recorded_at is null or g.recorded_at > o.recorded_at) order by g.recorded_at desc, g.id desc limit 1) h on true
    -- The carer's own death is never over.
    where d.at is null or o.recorded_at is null or d.at > o.recorded_at
    order by d.carer, d.at nulls first, d."diedOn" desc`.execute(tx.db)
  return new Map(rows.map(({ who, when, saidOn, ...row }) => [row.carer, { ...row, contact: who === null ? null : { who, when, saidOn: saidOn! } }]))
}

/** Whether nothing chases this carer now. */
export async function findHold(tx: Tx, carer: string): Promise<Hold | undefined> {
  return (await findHolds(tx, [carer])).get(carer)
}
