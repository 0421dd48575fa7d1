import { withChanges } from './functions.ts'

/** Text as JSON, written as `JSON.stringify` writes it; null stays null. */
const json = (text: string) => `coalesce(to_json((${text})::text)::text, 'null')`

/**
 * A plan's content as it is frozen, written out with its keys in order: that text is what its hash is of (see src/features/plans/content.ts).
 * The keys that a plan has only when there is something to say are left out.
 */
const content = `'{"carer":' || ${json('k.call_name')} || ',"carerName":' || ${json('k.full_name')} || ',"caring":[],"caringNow":' || ${json('caring_now')} || ',"caringNowExact":false,"form":1,"ifIllTomorrow":' || ${json('if_ill')} ||
  ',"keepsDoing":' || ${json('keeps')} || ',"madeOn":"' || made_on || '","organisation":{"address":null,"introduction":null,"name":' || ${json('g.name')} || ',"phone":null},"outcomes":[' || x.outcomes ||
  '],"promises":[],"reviewOn":"' || review_on || '","reviewSooner":null,"talks":[{"onDay":"' || first_talk || '","place":null}],"writtenBy":' || ${json('a.name')} || '}'`

const outcomeContent = `'{"direction":"' || t.direction || '","exact":true,"farBank":' || ${json('t.far_bank')} || ',"farSaid":false,"inTheWay":null,"looksLike":null,"nearBank":' || ${json('t.near_bank')} ||
  ',"nearSaid":false,"onThisCopy":null,"outcome":"' || t.id || '","promises":[{"byDay":"' || n.by_day || '","owner":"worker","what":' || ${json('n.what')} || ',"who":' || ${json('n.who')} || '}],"statement":' || ${json('t.statement')} || '}'`

/**
 * Plans of the carers in `c` with their outcomes in `o`: four of five have one, those with more talks a second a year later, most are agreed with their content
 * frozen and given to the carer. At most four outcomes stand in one, as people choose.
 */
export const plans = [
  `create temp table pl on commit drop as
   select c.*, v, c.n * 10 + v as p_n, made, bench.id('plan', c.n * 10 + v, made) as plan, (made at time zone 'UTC')::date as made_on, (made at time zone 'UTC')::date + 182 as review_on, ((c.at + interval '2 days') at time zone 'UTC')::date as first_talk,
     case when bench.pick(c.n * 10 + v, 60, 10) < 8 then made + interval '3 days' end as agreed, s.words as caring_now, 'Ring my sister. The tablets are in the blue box.' as if_ill, case when bench.pick(c.n * 10 + v, 61, 2) = 0 then 'The Sunday drives' end as keeps
   from c cross join generate_series(1, 2) v cross join lateral (select c.at + interval '10 days' + (v - 1) * interval '370 days' as made) m
   join bench.sentences s on s.language = c.language and s.n = bench.pick(c.n * 10 + v, 62, c.sentences)
   where luck < 80 and made < timestamptz '2026-06-01Z' and (v = 1 or c.talks >= 4)`,
  'analyze pl',
  withChanges('plans', `insert into plans (organisation_id, id, carer_id, sequence, supersedes_id, caring_now, keeps_doing, if_ill_tomorrow, review_on, made_on, recorded_by, recorded_at)
    select org, plan, id, v, case when v > 1 then bench.id('plan', n * 10 + v - 1, made - interval '370 days') end, caring_now, keeps, if_ill, review_on, made_on, worker, made from pl`, 'made.recorded_at'),
  withChanges('plan_outcomes', `insert into plan_outcomes (organisation_id, id, carer_id, plan_id, outcome_id, position, recorded_by, recorded_at)
    select pl.org, bench.id('in plan', p_n * 10 + o.k, made), pl.id, plan, outcome, o.k - 1, pl.worker, made from pl join o on o.n = pl.n and o.k <= 4`, 'made.recorded_at'),
  withChanges('plan_actions', `insert into plan_actions (organisation_id, id, carer_id, plan_id, action_id, position, recorded_by, recorded_at)
    select pl.org, bench.id('promised', p_n * 10 + o.k, made), pl.id, plan, bench.id('action', o_n, lifted), o.k - 1, pl.worker, made from pl join o on o.n = pl.n and o.k <= 4`, 'made.recorded_at'),
  `create temp table pc on commit drop as
   select o.n, string_agg(${outcomeContent}, ',' order by o.k) as outcomes
   from o join outcomes t on t.organisation_id = o.org and t.id = o.outcome join actions n on n.organisation_id = o.org and n.id = bench.id('action', o_n, lifted)
   where o.k <= 4 and o.luck < 80 group by o.n`,
  'analyze pc',
  withChanges('plan_agreements', `insert into plan_agreements (organisation_id, id, carer_id, plan_id, agreed_by, how, on_day, content, content_hash, recorded_by, recorded_at)
    select org, bench.id('agreement', p_n, agreed), id, plan, 'The carer', 'read together', (agreed at time zone 'UTC')::date, content::jsonb, sha256(convert_to(content, 'UTF8')), worker, agreed
    from (select pl.*, ${content} as content from pl join pc x on x.n = pl.n join carers k on k.organisation_id = pl.org and k.id = pl.id
      join accounts a on a.organisation_id = pl.org and a.id = pl.worker join organisations g on g.organisation_id = pl.org where agreed is not null) w`, 'made.recorded_at'),
  withChanges('plan_issues', `insert into plan_issues (organisation_id, id, carer_id, plan_id, issued_to, form, how, on_day, recorded_by, recorded_at)
    select org, bench.id('issue', p_n, agreed), id, plan, 'The carer', (array['print', 'print', 'pdf', 'page', 'large-print'])[1 + bench.pick(p_n, 63, 5)], 'by post', (agreed at time zone 'UTC')::date, worker, agreed from pl where agreed is not null`, 'made.recorded_at'),
]
