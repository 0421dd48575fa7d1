import { withChanges } from './functions.ts'

/** Forty workers and one of each other role, in four teams. `$1` is the number of the organisation, `$2` how many workers. */
export const organisation = [
  `create temp table org on commit drop as
   select $1::bigint as o, $2::int as workers, bench.id('organisation', $1::bigint, timestamptz '2021-01-04Z') as id, timestamptz '2021-01-04Z' as at`,
  withChanges('organisations', `insert into organisations (organisation_id, name, recorded_at) select id, 'Carers centre ' || o, at from org`, 'made.recorded_at', 'null', 'made.organisation_id'),
  withChanges('accounts', `insert into accounts (organisation_id, id, name, email, recorded_at)
    select org.id, bench.id('worker', o * 10000 + w, org.at), g.word || ' ' || f.word, 'worker' || w || '@centre' || o || '.example.org', org.at
    from org, generate_series(1, workers + 3) w
    join bench.kinds k on k.at = bench.pick(w, 1, 100) join bench.given g on g.kind = k.kind and g.n = bench.pick(w, 2, givens) join bench.family f on f.kind = k.kind and f.n = bench.pick(w, 3, families)`, 'made.recorded_at', 'null'),
  withChanges('workers', `insert into workers (organisation_id, id, name, recorded_at) select organisation_id, id, name, recorded_at from accounts where organisation_id = (select id from org)`, 'made.recorded_at', 'null'),
  withChanges('worker_roles', `insert into worker_roles (organisation_id, id, worker_id, role, given_at)
    select org.id, bench.id('role', o * 10000 + w, at), bench.id('worker', o * 10000 + w, at),
      case w - workers when 1 then 'supervisor' when 2 then 'evaluator' when 3 then 'administrator' else 'support worker' end, at
    from org, generate_series(1, workers + 3) w`, 'made.given_at', 'null'),
  withChanges('teams', `insert into teams (organisation_id, id, name, recorded_at) select org.id, bench.id('team', o * 10000 + t, at), 'Team ' || t, at from org, generate_series(1, 4) t`, 'made.recorded_at', 'null'),
  withChanges('team_members', `insert into team_members (organisation_id, id, team_id, worker_id, joined_at)
    select org.id, bench.id('member', o * 10000 + w, at), bench.id('team', o * 10000 + 1 + w % 4, at), bench.id('worker', o * 10000 + w, at), at from org, generate_series(1, workers + 1) w`, 'made.joined_at', 'null'),
  `insert into sign_in_places (email_hash, organisation_id)
   select sha256(convert_to('lilypad sign-in place' || chr(10) || email, 'UTF8')), organisation_id from accounts where organisation_id = (select id from org)`,
]

/**
 * The carers of one unit, with how much each has (one in 2,500 has forty outcomes and a talk of two hundred passages): `$1` the organisation, `$2` how many workers, `$3` and `$4` the first and last
 * number, `$5` the day the world ends on, `$6` whether each has as little as there can be. Most have little, and a few have very much, as it is.
 */
export const carers = [
  `create temp table c on commit drop as
   select n, bench.id('organisation', $1::bigint, timestamptz '2021-01-04Z') as org, t.at, bench.id('carer', n, t.at) as id,
     bench.id('worker', $1::bigint * 10000 + 1 + bench.pick(n, 4, $2::int), timestamptz '2021-01-04Z') as worker,
     k.kind, k.givens, k.families, l.language, l.sentences, bench.pick(n, 9, 100) as luck, $6::boolean as brief,
     (case when $6 and n % 2500 <> 7 then 1 when bench.pick(n, 10, 1000) < 4 then 24 when bench.pick(n, 10, 100) < 10 then 8 when bench.pick(n, 10, 100) < 40 then 4 else 2 end)::int as talks,
     (case when n % 2500 = 7 then 40 when $6 then 1 + bench.pick(n, 11, 2) else 1 + bench.pick(n, 11, 5) end)::int as outcomes,
     (case when n % 2500 = 7 then 200 else 1 end)::int as most_passages
   from generate_series($3::bigint, $4::bigint) n
   cross join lateral (select timestamptz '2022-01-03Z' + bench.pick(n, 5, ($5::date - date '2022-01-03') - 40) * interval '1 day' + bench.pick(n, 6, 28800) * interval '1 second' as at) t
   join bench.kinds k on k.at = bench.pick(n, 7, 100) join bench.languages l on l.at = bench.pick(n, 8, 100)`,
  'analyze c',
  withChanges('carers', `insert into carers (organisation_id, id, call_name, full_name, date_of_birth, postcode, phone, email, language, in_one_line, recorded_by, recorded_at)
    select org, c.id, g.word, g.word || ' ' || f.word || case when bench.pick(c.n, 12, 100) < 6 then '-' || f2.word else '' end,
      date '1935-01-01' + bench.pick(c.n, 13, 27000), case when luck < 92 then a.area || ' ' || bench.pick(c.n, 14, 10) || chr(65 + bench.pick(c.n, 15, 26)) || chr(65 + bench.pick(c.n, 16, 26)) end,
      case when luck < 88 then '0999 ' || lpad(bench.pick(c.n, 17, 10000000)::text, 7, '0') end, case when luck < 55 then 'carer' || c.n || '@example.org' end,
      nullif(c.language, 'en'), case when luck < 70 then s.words end, worker, c.at
    from c join bench.given g on g.kind = c.kind and g.n = bench.pick(c.n, 18, givens) join bench.family f on f.kind = c.kind and f.n = bench.pick(c.n, 19, families)
    join bench.family f2 on f2.kind = 0 and f2.n = bench.pick(c.n, 20, 38) join bench.areas a on a.n = bench.pick(c.n, 21, 38) join bench.sentences s on s.language = 'en' and s.n = bench.pick(c.n, 22, 2000)`, 'made.recorded_at', 'made.id'),
  `insert into carer_search (organisation_id, carer_id, words)
   select organisation_id, id, plain_words(concat_ws(' ', call_name, full_name, postcode, replace(coalesce(postcode, ''), ' ', ''), regexp_replace(coalesce(phone, ''), '\\D', '', 'g'), email))
   from carers where (organisation_id, id) in (select org, id from c)`,
  withChanges('contacts', `insert into contacts (organisation_id, id, carer_id, on_day, how, notice_given, recorded_by, recorded_at)
    select org, bench.id('contact', n, at), id, at::date, (array['phoned us', 'was sent by the surgery', 'came to a group', 'wrote'])[1 + bench.pick(n, 23, 4)], true, worker, at from c`, 'made.recorded_at'),
  withChanges('spell_events', `insert into spell_events (organisation_id, id, carer_id, kind, on_day, recorded_by, recorded_at) select org, bench.id('spell', n, at), id, 'opened', at::date, worker, at from c`, 'made.recorded_at'),
  withChanges('allocations', `insert into allocations (organisation_id, id, carer_id, worker_id, kind, from_day, recorded_by, recorded_at) select org, bench.id('allocation', n, at), id, worker, 'own', at::date, worker, at from c`, 'made.recorded_at'),
  withChanges('cared_for_people', `insert into cared_for_people (organisation_id, id, name, recorded_by, recorded_at)
    select org, bench.id('cared for', c.n, c.at), g.word, worker, c.at from c join bench.given g on g.kind = c.kind and g.n = bench.pick(c.n, 24, givens)`, 'made.recorded_at', 'null'),
  withChanges('caring_relationships', `insert into caring_relationships (organisation_id, id, carer_id, cared_for_person_id, relation, hours_band, lives_with, recorded_by, recorded_at)
    select org, bench.id('caring', n, at), id, bench.id('cared for', n, at), (array['her mum', 'his wife', 'their son', 'her dad', 'his brother'])[1 + bench.pick(n, 25, 5)],
      (array['5-19', '20-34', '35-49', '50+'])[1 + bench.pick(n, 26, 4)], (array['yes', 'no'])[1 + bench.pick(n, 27, 2)], worker, at from c`, 'made.recorded_at'),
  withChanges('circle_people', `insert into circle_people (organisation_id, id, carer_id, name, who, gives, recorded_by, recorded_at)
    select org, bench.id('circle', c.n * 10 + k, c.at), c.id, g.word, (array['sister', 'neighbour', 'friend', 'eldest'])[k], 'Comes by', worker, c.at
    from c cross join generate_series(1, 3) k join bench.given g on g.kind = c.kind and g.n = bench.pick(c.n * 10 + k, 28, givens) where k <= 1 + bench.pick(c.n, 29, 3)`, 'made.recorded_at'),
]
