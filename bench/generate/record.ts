import { withChanges } from './functions.ts'
import { plans } from './plans.ts'

/**
 * Talks and passages of the carers in `c`. How long a passage is follows what people write: most a line or three, some a page, and
 * one in a hundred four pages.
 */
const talks = [
  `create temp table t on commit drop as
   select c.*, k, c.n * 100 + k as tn, least(c.at + (k - 1) * (20 + bench.pick(c.n * 100 + k, 30, 90)) * interval '1 day' + interval '2 days', timestamptz '2026-06-01Z') as held
   from c, generate_series(1, c.talks) k`,
  'analyze t',
  withChanges('conversations', `insert into conversations (organisation_id, id, carer_id, held_at, how, kind, language, worker_id, recorded_by, recorded_at)
    select org, bench.id('talk', tn, held), id, held, (array['in-person', 'in-person', 'phone', 'video'])[1 + bench.pick(tn, 31, 4)], case when k = 1 then 'first' else 'follow-up' end, nullif(language, 'en'), worker, worker, held from t`, 'made.recorded_at'),
  withChanges('conversation_people', `insert into conversation_people (organisation_id, id, carer_id, conversation_id, voice, name, worker_id, recorded_by, recorded_at)
    select org, bench.id('at talk', tn * 2 + w, held), id, bench.id('talk', tn, held), case w when 0 then 'carer' else 'worker' end, case w when 0 then 'Carer' else 'Worker' end, case w when 1 then worker end, worker, held
    from t, generate_series(0, 1) w`, 'made.recorded_at'),
  `create temp table p on commit drop as
   select t.*, q, t.tn * 1000 + q as pn, bench.id('passage', t.tn * 1000 + q, t.held) as passage,
     case when brief then 1 when bench.pick(t.tn * 1000 + q, 32, 100) = 0 then 60 when bench.pick(t.tn * 1000 + q, 32, 100) < 12 then 14 when bench.pick(t.tn * 1000 + q, 32, 100) < 45 then 5 else 1 + bench.pick(t.tn * 1000 + q, 33, 3) end as long
   from t cross join lateral generate_series(1, case when k = 1 and most_passages > 1 then most_passages else (array[1, 1, 2, 2, 3])[1 + bench.pick(t.tn, 34, 5)] end) q`,
  'analyze p',
  `create temp table w on commit drop as
   select p.pn, string_agg(s.words, ' ' order by g) as words
   from p join lateral generate_series(1, p.long) g on true
   join bench.sentences s on s.language = p.language and s.n = bench.pick(p.pn * 100 + g, 35, p.sentences)
   group by p.pn`,
  'analyze w',
  withChanges('passages', `insert into passages (organisation_id, id, carer_id, conversation_id, position, voice, name, how_known, language, words, reach, recorded_by, recorded_at)
    select org, passage, id, bench.id('talk', tn, held), q, case when bench.pick(pn, 36, 10) < 7 then 'carer' when bench.pick(pn, 36, 10) < 9 then 'worker' else 'family' end,
      case when bench.pick(pn, 36, 10) < 7 then 'Carer' when bench.pick(pn, 36, 10) < 9 then 'Worker' else 'Sister' end, null, nullif(language, 'en'), w.words, 'record', worker, held
    from p join w using (pn)`, 'made.recorded_at'),
]

/** Outcomes lifted out of the first talk, each with its concepts and states, looked back on as often as there was time for. */
const outcomes = [
  `create temp table o on commit drop as
   select c.*, k, c.n * 100 + k as o_n, c.at + interval '3 days' as lifted, bench.id('outcome', c.n * 100 + k, c.at + interval '3 days') as outcome
   from c, generate_series(1, c.outcomes) k`,
  'analyze o',
  withChanges('outcomes', `insert into outcomes (organisation_id, id, carer_id, statement, whose_words, direction, near_bank, far_bank, began_on, began_story, began_stone, recorded_by, recorded_at)
    select org, outcome, o.id, s.words, 'verbatim', (array['get-better', 'keep', 'slow-the-change', 'get-better'])[1 + bench.pick(o_n, 40, 4)], 'nothing left by the evening', 'a day with some room in it',
      lifted::date, 'Where it began.', 3 + bench.pick(o_n, 41, 4), worker, lifted
    from o join bench.sentences s on s.language = o.language and s.n = bench.pick(o_n, 42, o.sentences)`, 'made.recorded_at'),
  withChanges('highlights', `insert into highlights (organisation_id, id, carer_id, passage_id, starts, ends, words, kind, outcome_id, recorded_by, recorded_at)
    select o.org, bench.id('highlight', o_n, lifted), o.id, p.passage, 0, least(40, char_length(w.words)), left(w.words, 40), 'outcome', outcome, o.worker, lifted
    from o join p on p.n = o.n and p.k = 1 and p.q = 1 join w on w.pn = p.pn`, 'made.recorded_at'),
  withChanges('outcome_concepts', `insert into outcome_concepts (organisation_id, id, carer_id, outcome_id, concept, chosen_by, chosen_at)
    select org, bench.id('concept', o_n * 3 + j, lifted), id, outcome, x.concept, worker, lifted
    from o, generate_series(0, 1) j join bench.concepts x on true where x.n = (bench.pick(o_n, 43, 19) + j * 7) % 19 and j <= bench.pick(o_n, 44, 2)`, 'made.chosen_at'),
  withChanges('outcome_states', `insert into outcome_states (organisation_id, id, carer_id, outcome_id, state, on_day, recorded_by, recorded_at)
    select org, bench.id('state', o_n * 4 + j, lifted + j * interval '1 day'), id, outcome, (array['hoped-for', 'agreed'])[1 + j], lifted::date + j, worker, lifted + j * interval '1 day' from o, generate_series(0, 1) j`, 'made.recorded_at'),
  withChanges('actions', `insert into actions (organisation_id, id, carer_id, outcome_id, what, owner, who, worker_id, by_day, said_on, recorded_by, recorded_at)
    select org, bench.id('action', o_n, lifted), id, outcome, 'Ask at the ' || (array['club', 'surgery', 'council', 'school'])[1 + bench.pick(o_n, 45, 4)], 'worker', 'Worker', worker, lifted::date + 28, lifted::date, worker, lifted from o`, 'made.recorded_at'),
  withChanges('action_answers', `insert into action_answers (organisation_id, id, carer_id, action_id, answer, words, on_day, recorded_by, recorded_at)
    select org, bench.id('answer', o_n, lifted + interval '20 days'), id, bench.id('action', o_n, lifted), (array['done', 'done', 'not-done'])[1 + bench.pick(o_n, 46, 3)], 'As we said.', lifted::date + 20, worker, lifted + interval '20 days'
    from o where bench.pick(o_n, 47, 10) < 9`, 'made.recorded_at'),
]

const reviews = [
  `create temp table r on commit drop as
   select c.*, k, c.n * 100 + k as rn, least(c.at + (40 + k * 90) * interval '1 day', timestamptz '2026-06-10Z') as looked
   from c, generate_series(1, least(c.talks, 12)) k where c.luck < 90 and c.at + (40 + k * 90) * interval '1 day' < timestamptz '2026-06-10Z'`,
  withChanges('reviews', `insert into reviews (organisation_id, id, carer_id, conversation_id, on_day, how, recorded_by, recorded_at) select org, bench.id('review', rn, looked), id, null, looked::date, 'in-person', worker, looked from r`, 'made.recorded_at'),
  `create temp table m on commit drop as
   select r.*, o.o_n, o.outcome, r.rn * 100 + o.k as mn from r join o on o.n = r.n`,
  'analyze m',
  withChanges('marks', `insert into marks (organisation_id, id, carer_id, review_id, outcome_id, voice, now_answer, hoped_answer, next_answer, story, stone, near_bank, far_bank, recorded_by, recorded_at)
    select org, bench.id('mark', mn, looked), m.id, bench.id('review', rn, looked), outcome, 'carer', (array['closer', 'closer', 'about-the-same', 'about-the-same', 'further', 'keeping-steady', 'keeping-steady', 'good-and-bad-days', 'too-soon', 'not-discussed'])[1 + bench.pick(mn, 50, 10)],
      (array['as-hoped', 'as-hoped', 'partly', 'partly', 'not', 'too-soon'])[1 + bench.pick(mn, 51, 6)], case when bench.pick(mn, 58, 10) < 8 then 'carry-on' end, case when bench.pick(mn, 59, 100) < 92 then s.words end, 2 + bench.pick(mn, 52, 7), 'nothing left by the evening', 'a day with some room in it', worker, looked
    from m join bench.sentences s on s.language = m.language and s.n = bench.pick(mn, 53, m.sentences)`, 'made.recorded_at'),
  withChanges('contributors', `insert into contributors (organisation_id, id, carer_id, mark_id, kind, name, way, share, said_by, sure, recorded_by, recorded_at)
    select org, bench.id('contributor', mn, looked), id, bench.id('mark', mn, looked), (array['carer', 'family', 'friends', 'community', 'our-service', 'life'])[1 + bench.pick(mn, 54, 6)], 'The Monday club',
      case when bench.pick(mn, 55, 10) < 8 then 'helped' else 'in-the-way' end, (array['small', 'some', 'a-lot', 'not-sure'])[1 + bench.pick(mn, 56, 4)], 'carer', 'fairly', worker, looked from m`, 'made.recorded_at'),
  withChanges('life_events', `insert into life_events (organisation_id, id, carer_id, on_day, words, recorded_by, recorded_at)
    select org, bench.id('event', rn, looked), id, looked::date - 9, 'A fall on the stairs.', worker, looked from r where bench.pick(rn, 57, 4) = 0`, 'made.recorded_at'),
]

/** Who looked: the worker, at each talk and each time they looked back. */
const looks = [
  `insert into looks (organisation_id, id, carer_id, account_id, purpose, hour, at, kept_at)
   select org, bench.id('look', tn, held), id, worker, 'record', date_trunc('hour', held), held, held from t on conflict do nothing`,
  `insert into looks (organisation_id, id, carer_id, account_id, purpose, hour, at, kept_at)
   select org, bench.id('look back', rn, looked), id, worker, 'record', date_trunc('hour', looked), looked, looked from r on conflict do nothing`,
]

export const record = [...talks, ...outcomes, ...plans, ...reviews, ...looks]
