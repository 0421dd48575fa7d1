-- What is needed in order to meet outcomes (Carers (Scotland) Act 2016, s.5), how it is met in the order of s.24, what is not met and
-- why; eligibility as people judged it (s.21); and whether support should be a break (s.25). Written once: what comes later stands beside it.
create table needs (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index needs_by_carer on needs (organisation_id, carer_id);

-- The words of a need from a day on. The newest day that has come stands.
create table need_versions (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  need_id uuid not null,
  words text not null,
  -- The talk in which it was found, where there is one.
  conversation_id uuid,
  from_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, need_id) references needs,
  foreign key (organisation_id, conversation_id) references conversations
);
create index need_versions_by_need on need_versions (organisation_id, need_id);
create index need_versions_by_carer on need_versions (organisation_id, carer_id);
create index need_versions_by_conversation on need_versions (organisation_id, conversation_id);

-- In order to meet which outcomes: the room writes no version without one.
create table need_outcomes (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  version_id uuid not null,
  outcome_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, version_id) references need_versions,
  foreign key (organisation_id, outcome_id) references outcomes
);
create unique index need_outcomes_once on need_outcomes (organisation_id, version_id, outcome_id);
create index need_outcomes_by_outcome on need_outcomes (organisation_id, outcome_id);
create index need_outcomes_by_carer on need_outcomes (organisation_id, carer_id);

create table need_endings (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  need_id uuid not null,
  how text not null check (how in ('met', 'not-needed', 'mistake', 'goes-on')),
  words text,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, need_id) references needs
);
create index need_endings_by_need on need_endings (organisation_id, need_id);
create index need_endings_by_carer on need_endings (organisation_id, carer_id);

-- That no need was found is something somebody says, never read out of emptiness.
create table need_statements (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  standing text not null check (standing in ('none-found', 'taken-back')),
  -- How we know; empty only where it is taken back without a word.
  words text not null,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check (standing <> 'none-found' or words <> ''),
  foreign key (organisation_id, carer_id) references carers
);
create index need_statements_by_carer on need_statements (organisation_id, carer_id);

-- How much of a need is met in which way. The newest of each way stands; they are told in the order of s.24.
create table need_steps (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  need_id uuid not null,
  way text not null check (way in ('people', 'person-services', 'general-services', 'carer-support', 'unmet')),
  amount text not null check (amount in ('all', 'some', 'none')),
  why text,
  words text,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check (why is null or why in ('nothing-there', 'waiting', 'not-eligible', 'cost', 'too-far', 'not-wanted', 'wrong-time', 'other')),
  check ((way = 'unmet' and amount <> 'none') = (why is not null)),
  foreign key (organisation_id, need_id) references needs
);
create index need_steps_by_need on need_steps (organisation_id, need_id);
create index need_steps_by_carer on need_steps (organisation_id, carer_id);

-- Which promise helps to meet which need, for whom it is, and whether a charge is waived (SSI 2014/65).
create table need_supports (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  need_id uuid not null,
  action_id uuid not null,
  way text not null check (way in ('people', 'person-services', 'general-services', 'carer-support')),
  for_whom text not null check (for_whom in ('carer', 'person', 'both')),
  charge text check (charge in ('free', 'waived', 'charged', 'not-known')),
  charge_words text,
  removed_by uuid,
  removed_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check (charge is distinct from 'charged' or charge_words is not null),
  foreign key (organisation_id, need_id) references needs,
  foreign key (organisation_id, action_id) references actions
);
create unique index need_supports_once on need_supports (organisation_id, need_id, action_id) where removed_at is null;
create index need_supports_by_action on need_supports (organisation_id, action_id);
create index need_supports_by_carer on need_supports (organisation_id, carer_id);

-- How an area of life is with caring, in a level that is a word, with reasons, in somebody's voice.
create table eligibility_views (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  area text not null,
  level text not null check (level in ('none', 'low', 'moderate', 'substantial', 'critical')),
  words text not null,
  voice text not null check (voice in ('carer', 'worker', 'person', 'family', 'agency', 'advocate')),
  name text not null,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index eligibility_views_by_carer on eligibility_views (organisation_id, carer_id);

-- Somebody decided whether a need meets the local criteria, and said why. No row, no decision: nothing works it out.
create table eligibility_decisions (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  need_id uuid not null,
  decision text not null check (decision in ('meets', 'partly', 'does-not')),
  reasons text not null,
  decided_by text not null,
  body text,
  -- The local threshold as it stood beside it.
  threshold_id uuid,
  on_day date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, need_id) references needs,
  foreign key (organisation_id, threshold_id) references organisation_settings
);
create index eligibility_decisions_by_need on eligibility_decisions (organisation_id, need_id);
create index eligibility_decisions_by_carer on eligibility_decisions (organisation_id, carer_id);

create table break_considerations (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  answer text not null check (answer in ('break', 'no-break', 'not-now', 'rather-not')),
  -- Whether the breaks they get are enough, as the carer sees it.
  enough text check (enough in ('yes', 'no', 'not-known', 'rather-not')),
  kinds text[] not null,
  words text,
  replacement text check (replacement in ('needed', 'not-needed', 'not-known')),
  replacement_words text,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index break_considerations_by_carer on break_considerations (organisation_id, carer_id);

select put_behind_wall(array['needs', 'need_versions', 'need_outcomes', 'need_endings', 'need_statements', 'need_steps', 'need_supports',
  'eligibility_views', 'eligibility_decisions', 'break_considerations'], true);
grant select, insert on needs, need_versions, need_outcomes, need_endings, need_statements, need_steps, need_supports,
  eligibility_views, eligibility_decisions, break_considerations to lilypad_app;
grant update (removed_by, removed_at) on need_supports to lilypad_app;
-- A talk that was written on the wrong person goes, and the need no longer says that it was found there.
grant update (conversation_id) on need_versions to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on needs, need_versions, need_outcomes, need_endings, need_statements, need_steps, need_supports,
  eligibility_views, eligibility_decisions, break_considerations to lilypad_app;

-- Who of the circle promised it, where they are a person in it. The name stays as it was said.
alter table actions add column circle_person_id uuid;
alter table actions add foreign key (organisation_id, circle_person_id) references circle_people;
create index actions_by_circle_person on actions (organisation_id, circle_person_id);
