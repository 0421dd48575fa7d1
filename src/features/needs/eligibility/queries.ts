import { sql } from 'kysely'
import type { EligibilityArea, EligibilityLevel } from '../../../frameworks/eligibility.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { demandRead } from '../../access/index.ts'
import type { DecisionCode, ViewVoice } from '../schema.ts'

/** How one area is, in a level that is a word, with the reasons, in one voice. */
export interface AreaView { id: string; area: EligibilityArea; level: EligibilityLevel; words: string; voice: ViewVoice; name: string; onDay: string; by: string | null; newer: boolean }

/** What was said of each area, newest first. What the same person said later of the same area makes the earlier `newer`; two voices are never one. */
export async function findAreaViews(tx: Tx, carer: string): Promise<AreaView[]> {
  await demandRead(tx, carer)
  const { rows } = await sql<Omit<AreaView, 'newer'>>`
    select v.id, v.area, v.level, v.words, v.voice, v.name, v.on_day as "onDay", a.name as by from eligibility_views v left join accounts a on a.organisation_id = v.organisation_id and a.id = v.recorded_by
    where v.organisation_id = ${tx.actor.organisation} and v.carer_id = ${carer} order by v.on_day desc, v.recorded_at desc, v.id desc`.execute(tx.db)
  const same = (one: typeof rows[number], other: typeof rows[number]) => one.area === other.area && one.voice === other.voice && one.name.trim().toLocaleLowerCase('en') === other.name.trim().toLocaleLowerCase('en')
  return rows.map((row, at) => ({ ...row, newer: rows.slice(0, at).some((one) => same(one, row)) }))
}

/** Somebody decided whether a need meets the local criteria: who, why, and the threshold as it stood. */
export interface Decision { id: string; need: string; decision: DecisionCode; reasons: string; decidedBy: string; body: string | null; onDay: string; threshold: { words: string; effectiveOn: string } | null; by: string | null }

/** Every decision in a record, newest first. Nothing but a row that a person wrote is one. */
export async function findDecisions(tx: Tx, carer: string): Promise<Decision[]> {
  await demandRead(tx, carer)
  const { rows } = await sql<Decision>`
    select d.id, d.need_id as need, d.decision, d.reasons, d.decided_by as "decidedBy", d.body, d.on_day as "onDay", a.name as by,
      case when s.id is null then null else jsonb_build_object('words', s.words, 'effectiveOn', s.effective_on) end as threshold
    from eligibility_decisions d left join accounts a on a.organisation_id = d.organisation_id and a.id = d.recorded_by
      left join organisation_settings s on s.organisation_id = d.organisation_id and s.id = d.threshold_id
    where d.organisation_id = ${tx.actor.organisation} and d.carer_id = ${carer} order by d.on_day desc, d.recorded_at desc, d.id desc`.execute(tx.db)
  return rows
}
