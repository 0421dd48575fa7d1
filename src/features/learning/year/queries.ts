import { sql } from 'kysely'
import { momentIn } from '../../../kernel/dates.ts'
import { addDays } from '../../../kernel/clock.ts'
import type { Tx } from '../../../kernel/tenant.ts'
import { carersLeftOut } from '../../access/index.ts'
import type { Year } from './period.ts'
import { answers, type Counts, type Heading, headings, questions, untagged } from './schema.ts'

/** Carers under each heading in a year; and with how many there was a talk, but nothing of theirs stands under any heading. */
export interface YearCounted { under: Map<Heading, Counts>; onlyTalked: number }

interface Row { heading: string; looked: boolean | null; question: 'carers' | 'now' | 'hoped' | 'next' | 'only-talked'; answer: string | null; carers: number }

/**
 * For how many carers each concept mattered in a year: an outcome was named, agreed, or said again to matter, or there was a look back on
 * it. A carer stands once under a heading, however many outcomes she has there. What she said of how it goes is the newest answer in her
 * own voice that has a story to it (a mark without one is kept and never counted), of each outcome.
 *
 * Restricted records, and those that are kept and not used, are not counted; nor, for whoever asks, an answer that was kept from them.
 * These are the bare counts: nobody may see them but through `protect`.
 */
export async function countYear(tx: Tx, year: Year, zone: string): Promise<YearCounted> {
  const [begins, ends] = [momentIn(zone, year.from, '00:00'), momentIn(zone, addDays(year.to, 1), '00:00')]
  const { organisation, id: asks } = tx.actor
  const { rows } = await sql<Row>`
    with left_out as materialized (${carersLeftOut(organisation)}),
    told as (
      select m.organisation_id, m.carer_id, m.outcome_id, m.now_answer, m.hoped_answer, m.next_answer, m.voice = 'carer' and m.story is not null as counts,
        row_number() over (partition by m.outcome_id order by m.voice = 'carer' and m.story is not null desc, r.on_day desc, m.recorded_at desc, m.id desc) as nth
      from reviews r join marks m on m.organisation_id = r.organisation_id and m.review_id = r.id
      where r.organisation_id = ${organisation} and r.on_day between ${year.from}::date and ${year.to}::date and (m.kept_from is null or m.kept_from <> ${asks})),
    touched as materialized (
      select t.organisation_id, t.carer_id, t.outcome_id, true as looked, case when t.counts then t.now_answer end as said_now, case when t.counts then t.hoped_answer end as said_hoped, case when t.counts then t.next_answer end as said_next
      from told t where t.nth = 1 and t.carer_id not in (select carer_id from left_out)
      union all
      select s.organisation_id, s.carer_id, s.outcome_id, false, null, null, null from outcome_states s
      where s.organisation_id = ${organisation} and s.on_day between ${year.from}::date and ${year.to}::date and s.state not in ('let-go', 'not-possible') and s.carer_id not in (select carer_id from left_out)),
    -- Whether all that was said is the same: the first and the last by the alphabet are one. It says nothing of which is better.
    placed as (
      select coalesce(c.concept, ${untagged}) as heading, t.carer_id, bool_or(t.looked) as looked,
        case when min(t.said_now) = max(t.said_now) then min(t.said_now) when min(t.said_now) is not null then 'several' else 'unsaid' end as now,
        case when min(t.said_hoped) = max(t.said_hoped) then min(t.said_hoped) when min(t.said_hoped) is not null then 'several' else 'unsaid' end as hoped,
        case when min(t.said_next) = max(t.said_next) then min(t.said_next) when min(t.said_next) is not null then 'several' else 'unsaid' end as next
      from touched t left join outcome_concepts c on c.organisation_id = t.organisation_id and c.outcome_id = t.outcome_id and c.removed_at is null
      group by 1, 2),
    counted as (
      select heading, looked, now, hoped, next, grouping(now, hoped, next) as apart, count(*)::int as carers
      from placed group by grouping sets ((heading, looked), (heading, looked, now), (heading, looked, hoped), (heading, looked, next)))
    select heading, looked, case apart when 7 then 'carers' when 3 then 'now' when 5 then 'hoped' else 'next' end as question, coalesce(now, hoped, next) as answer, carers from counted where looked or apart = 7
    union all
    select ${untagged}, null, 'only-talked', null, count(distinct c.carer_id)::int from conversations c
    where c.organisation_id = ${organisation} and c.held_at >= ${begins} and c.held_at < ${ends} and c.carer_id not in (select carer_id from left_out) and c.carer_id not in (select carer_id from touched)
      and not exists (select 1 from withdrawals w where w.organisation_id = c.organisation_id and w.conversation_id = c.id and w.passage_id is null)`.execute(tx.db)
  const of = (heading: string, question: string) => rows.filter((row) => row.heading === heading && row.question === question)
  const under = new Map(headings.map((heading): [Heading, Counts] => [heading, {
    looked: of(heading, 'carers').find((row) => row.looked)?.carers ?? 0,
    notLooked: of(heading, 'carers').find((row) => !row.looked)?.carers ?? 0,
    said: Object.fromEntries(questions.map((question) => [question, Object.fromEntries(answers[question].map((answer) => [answer, of(heading, question).find((row) => row.answer === answer)?.carers ?? 0]))])) as Counts['said'],
  }]))
  return { under, onlyTalked: rows.find((row) => row.question === 'only-talked')?.carers ?? 0 }
}
