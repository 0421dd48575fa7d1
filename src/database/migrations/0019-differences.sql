-- Two views of the same thing, each in its own words and never made one: a topic, who sees it how, where it stands, and when to
-- look again. Where it stands is a row each time.
create table differences (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid,
  outcome_id uuid,
  topic text not null,
  -- `own`: for the carer's own workers. `record`: for all who read the record.
  reach text not null check (reach in ('own', 'record')),
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index differences_by_carer on differences (organisation_id, carer_id);
create table difference_views (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  difference_id uuid not null,
  voice text not null check (voice in ('carer', 'person', 'worker', 'family', 'young-person', 'agency', 'advocate')),
  name text not null,
  words text not null,
  how_known text check (how_known in ('own-words', 'through-an-aid', 'observed', 'reported')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, difference_id) references differences
);
create index difference_views_by_difference on difference_views (organisation_id, difference_id);
create index difference_views_by_carer on difference_views (organisation_id, carer_id);
create table difference_steps (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  difference_id uuid not null,
  step text not null check (step in ('agreed', 'parked', 'going-to')),
  -- To whom it is going; what was agreed, or why it is parked; who decides.
  going_to text,
  words text,
  decides text,
  look_on date,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check (step <> 'going-to' or going_to is not null),
  foreign key (organisation_id, difference_id) references differences
);
create index difference_steps_by_difference on difference_steps (organisation_id, difference_id);
create index difference_steps_by_carer on difference_steps (organisation_id, carer_id);
select put_behind_wall(array['differences', 'difference_views', 'difference_steps'], true);
grant select, insert on differences, difference_views, difference_steps to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on differences, difference_views, difference_steps to lilypad_app;
