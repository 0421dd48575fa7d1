-- What was promised, the plan the carer holds, and how it went.

create table actions (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  version integer not null default 1,
  outcome_id uuid,
  what text not null,
  owner text not null check (owner in ('carer', 'person', 'family', 'friend', 'community', 'worker', 'service')),
  who text not null,
  worker_id uuid,
  by_day date,
  said_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, outcome_id) references outcomes,
  foreign key (organisation_id, worker_id) references workers
);
create index actions_by_carer on actions (organisation_id, carer_id);
create index actions_by_worker on actions (organisation_id, worker_id, by_day);
create table action_answers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  action_id uuid not null,
  answer text not null check (answer in ('done', 'not-done', 'no-longer-needed')),
  words text,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, action_id) references actions
);
create index action_answers_by_action on action_answers (organisation_id, action_id, recorded_at desc);

-- One row a version. It can be changed until it is agreed; then its content is frozen in plan_agreements.
create table plans (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  version integer not null default 1,
  sequence integer not null,
  supersedes_id uuid,
  caring_now text,
  keeps_doing text,
  if_ill_tomorrow text,
  review_on date,
  review_sooner text,
  made_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, supersedes_id) references plans
);
create index plans_by_carer on plans (organisation_id, carer_id, sequence desc);
create table plan_outcomes (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  outcome_id uuid not null,
  position integer not null,
  on_this_copy text,
  in_the_way text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plans,
  foreign key (organisation_id, outcome_id) references outcomes
);
create index plan_outcomes_by_plan on plan_outcomes (organisation_id, plan_id, position);
create table plan_actions (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  action_id uuid not null,
  position integer not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plans,
  foreign key (organisation_id, action_id) references actions
);
create index plan_actions_by_plan on plan_actions (organisation_id, plan_id, position);
create table plan_agreements (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  agreed_by text not null,
  how text not null,
  extent text not null default 'all' check (extent in ('all', 'some')),
  comment text,
  on_day date not null,
  content jsonb not null,
  content_hash bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plans
);
create unique index plan_agreed_once on plan_agreements (organisation_id, plan_id);
create table plan_issues (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  issued_to text not null,
  form text not null check (form in ('page', 'print', 'pdf', 'large-print', 'read-aloud')),
  how text not null,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plans
);
create index plan_issues_by_plan on plan_issues (organisation_id, plan_id);
-- "That's not what I said", and what was done about it.
create table plan_remarks (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  words text not null,
  said_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plans
);
create index plan_remarks_by_carer on plan_remarks (organisation_id, carer_id);
create table plan_remark_answers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  remark_id uuid not null,
  words text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, remark_id) references plan_remarks
);

-- A review: a conversation about how it went. Three separate answers per outcome, each in words and each optional (law 4).
create table reviews (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid,
  on_day date not null,
  place text,
  why text not null default 'planned' check (why in ('planned', 'carer-asked', 'circumstances', 'hospital', 'move', 'bereavement', 'turning-18', 'check-in')),
  summary text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, conversation_id) references conversations
);
create index reviews_by_carer on reviews (organisation_id, carer_id, on_day desc);
create table marks (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  review_id uuid not null,
  outcome_id uuid not null,
  voice text not null default 'carer' check (voice in ('carer', 'worker')),
  now_answer text check (now_answer in ('closer', 'about-the-same', 'further', 'keeping-steady', 'good-and-bad-days', 'too-soon', 'not-discussed')),
  hoped_answer text check (hoped_answer in ('as-hoped', 'partly', 'not', 'too-soon', 'not-discussed')),
  next_answer text check (next_answer in ('carry-on', 'keep-as-it-is', 'change', 'let-go')),
  next_words text,
  story text,
  stone integer check (stone between 1 and 9),
  good_stone integer check (good_stone between 1 and 9),
  bad_stone integer check (bad_stone between 1 and 9),
  width_words text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, review_id) references reviews,
  foreign key (organisation_id, outcome_id) references outcomes
);
create index marks_by_outcome on marks (organisation_id, outcome_id);
create index marks_by_review on marks (organisation_id, review_id);
create table contributors (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  mark_id uuid not null,
  kind text not null check (kind in ('carer', 'person', 'family', 'friends', 'community', 'service', 'our-service', 'life', 'chance', 'not-known')),
  name text not null,
  way text not null check (way in ('helped', 'in-the-way')),
  share text check (share in ('small', 'some', 'a-lot', 'not-sure')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, mark_id) references marks
);
create index contributors_by_mark on contributors (organisation_id, mark_id);
create table life_events (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  on_day date not null,
  words text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index life_events_by_carer on life_events (organisation_id, carer_id, on_day);
create table life_event_outcomes (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  life_event_id uuid not null,
  outcome_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, life_event_id) references life_events,
  foreign key (organisation_id, outcome_id) references outcomes
);
create index life_event_outcomes_by_event on life_event_outcomes (organisation_id, life_event_id);
create index life_event_outcomes_by_outcome on life_event_outcomes (organisation_id, outcome_id);

select put_behind_wall(array['actions', 'action_answers', 'plans', 'plan_outcomes', 'plan_actions', 'plan_agreements', 'plan_issues',
  'plan_remarks', 'plan_remark_answers', 'reviews', 'marks', 'contributors', 'life_events', 'life_event_outcomes'], true);
grant select, insert on action_answers, plan_agreements, plan_issues, plan_remarks, plan_remark_answers, marks, contributors,
  life_events, life_event_outcomes to lilypad_app;
grant select, insert, update on actions, plans, reviews to lilypad_app;
grant select, insert, update, delete on plan_outcomes, plan_actions to lilypad_app;
grant update (carer_id) on action_answers, plan_agreements, plan_issues, plan_remarks, plan_remark_answers, marks, contributors,
  life_events, life_event_outcomes to lilypad_app;
