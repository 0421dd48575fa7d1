import { sql } from 'kysely'
import { demand } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/tenant.ts'
import { getAccess, mayReadCarer, mayReadOwnRecord } from '../access/index.ts'
import { findOutcomesOfOwn } from '../reviews/index.ts'
import type { About } from './schema.ts'

/** Words said about an ending. */
export interface EndingWords { id: string; voice: 'carer' | 'worker'; words: string; onDay: string; by: string | null }

/** Something that has ended, and what has been said about it, oldest first. */
export interface Ended {
  about: About
  /** Which outcome, plan or relationship; null for support. */
  aboutId: string | null
  /** What it is called: the statement, the person cared for; null for a plan and support. */
  name: string | null
  onDay: string
  /** How or why it ended: a code of the room that knows, or words. */
  how: string | null
  why: string | null
  words: EndingWords[]
}

/**
 * What has ended in a carer's record, newest first: outcomes let go or not possible, plans that were ended, caring for somebody,
 * support itself. The carer meets of her outcomes only what is hers to see, and why others think it ended stays with them.
 */
export async function findEnded(tx: Tx, carer: string): Promise<Ended[]> {
  const access = await getAccess(tx, carer)
  const own = mayReadOwnRecord(tx.actor, access)
  demand(own || mayReadCarer(tx.actor, access))
  const { rows } = await sql<Omit<Ended, 'words'>>`
    select * from (
      select 'outcome' as about, o.id as "aboutId", o.statement as name, s.on_day as "onDay", s.state as how, ${own ? sql`null::text` : sql`s.words`} as why
        from outcomes o cross join lateral (select t.state, t.on_day, t.words from outcome_states t where t.organisation_id = o.organisation_id and t.outcome_id = o.id
          order by t.on_day desc, t.recorded_at desc, t.id desc limit 1) s
        where o.organisation_id = ${tx.actor.organisation} and o.carer_id = ${carer} and s.state in ('let-go', 'not-possible')
      union all
      select 'plan', e.about_id, null, e.on_day, null, ${own ? sql`null::text` : sql`e.words`} from endings e where e.organisation_id = ${tx.actor.organisation} and e.carer_id = ${carer} and e.about = 'plan' and e.kind = 'ends' and e.undone_at is null
      union all
      select 'caring', e.relationship_id, p.name, e.on_day, e.how, ${own ? sql`null::text` : sql`e.words`} from caring_endings e
        join caring_relationships r on r.organisation_id = e.organisation_id and r.id = e.relationship_id
        join cared_for_people p on p.organisation_id = r.organisation_id and p.id = r.cared_for_person_id where e.organisation_id = ${tx.actor.organisation} and e.carer_id = ${carer} and e.withdrawn_at is null
      union all
      select 'support', null, null, s.on_day, s.why, ${own ? sql`null::text` : sql`s.words`} from (select * from spell_events where organisation_id = ${tx.actor.organisation} and carer_id = ${carer} order by on_day desc, recorded_at desc, id desc limit 1) s where s.kind = 'closed'
    ) ended order by "onDay" desc, about, "aboutId"`.execute(tx.db)
  const { rows: said } = await sql<EndingWords & { about: About; aboutId: string | null }>`
    select e.id, e.about, e.about_id as "aboutId", e.voice, e.words, e.on_day as "onDay", a.name as by
    from endings e left join accounts a on a.organisation_id = e.organisation_id and a.id = e.recorded_by
    where e.organisation_id = ${tx.actor.organisation} and e.carer_id = ${carer} and e.kind = 'words' and e.undone_at is null order by e.on_day, e.recorded_at, e.id`.execute(tx.db)
  const hers = own && new Set((await findOutcomesOfOwn(tx, carer, 'all')).map((one) => one.id))
  return rows.filter((row) => !hers || row.about !== 'outcome' || hers.has(row.aboutId!)).map((row) => ({ ...row, words: said.filter((one) => one.about === row.about && one.aboutId === row.aboutId && (!own || one.voice === 'carer')).map(({ id, voice, words, onDay, by }) => ({ id, voice, words, onDay, by })) }))
}
