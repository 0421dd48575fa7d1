-- What would make us look at a plan again before its day (Carers (Scotland) Act 2016, ss.9(1)(l) and 15(1)(m)), that such a thing is said to have
-- happened, and why something the law or the plan gave a day for was later than that day.

-- Chosen while a plan is written; kept in its content once it is agreed.
create table plan_triggers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('hospital', 'health', 'asks', 'move', 'death', 'school')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plans
);
create unique index plan_triggers_once on plan_triggers (organisation_id, plan_id, kind);
create index plan_triggers_by_carer on plan_triggers (organisation_id, carer_id);

-- Said to have happened. It brings the look back forward to that day; a look back since is its answer.
create table plan_happenings (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('hospital', 'health', 'asks', 'move', 'death', 'school', 'other')),
  words text not null,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plans
);
create index plan_happenings_by_plan on plan_happenings (organisation_id, plan_id, on_day);
create index plan_happenings_by_carer on plan_happenings (organisation_id, carer_id);

-- Why it was later: the plan, a look back, or the talk about what comes after a young carer statement. Each is known by the day it had.
-- The times for carers of somebody who is dying have reasons of their own (timescale_reasons).
create table time_reasons (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  code text not null check (code in ('plan', 'review', 'growing')),
  due_on date not null,
  words text not null,
  -- The day it is meant to be instead, where that is known.
  other_day date,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index time_reasons_by_carer on time_reasons (organisation_id, carer_id, code, due_on);

select put_behind_wall(array['plan_triggers', 'plan_happenings', 'time_reasons'], true);
grant select, insert, delete on plan_triggers to lilypad_app;
grant select, insert on plan_happenings, time_reasons to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on plan_triggers, plan_happenings, time_reasons to lilypad_app;
