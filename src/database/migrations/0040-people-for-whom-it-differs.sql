-- A carer who works here herself: whoever shares a team with her is kept out of her record for as long as this stands.
create table works_here (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  worker_id uuid not null,
  said_on date not null,
  ended_by uuid,
  ended_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, worker_id) references workers
);
create index works_here_by_carer on works_here (organisation_id, carer_id);

-- Somebody at school whom a young carer has named. The newest row stands; one without anybody says that there is nobody now.
create table named_adults (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  name text,
  -- What they know, in one line.
  knows text,
  said_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index named_adults_by_carer on named_adults (organisation_id, carer_id, recorded_at desc);

-- Two carers who care for each other, or for the same person: each has a plan. One makes a code and gives it to the other by hand; the other
-- gives it to her own worker. Until then neither record says that there is another.
create table linked_plan_codes (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  code_hash bytea not null,
  -- What the other is to call her.
  called text not null,
  -- How she said that she wants it.
  how_told text not null,
  until_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create unique index linked_plan_codes_by_hash on linked_plan_codes (organisation_id, code_hash);

create table linked_plans (
  organisation_id uuid not null,
  id uuid not null,
  -- Who took the code.
  carer_id uuid not null,
  code_id uuid not null,
  called text not null,
  how_told text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, code_id) references linked_plan_codes
);
-- A code is taken once.
create unique index linked_plans_by_code on linked_plans (organisation_id, code_id);
create index linked_plans_by_carer on linked_plans (organisation_id, carer_id);

-- What one of the two does with the link: ends it, or lays a copy beside the other's plan, or takes it back.
create table linked_plan_steps (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  link_id uuid not null,
  step text not null check (step in ('laid', 'taken-back', 'ended')),
  copy_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, link_id) references linked_plans,
  foreign key (organisation_id, copy_id) references copies
);
create index linked_plan_steps_by_link on linked_plan_steps (organisation_id, link_id, recorded_at);

select put_behind_wall(array['works_here', 'named_adults', 'linked_plan_codes', 'linked_plans', 'linked_plan_steps'], true);
grant select, insert on works_here, named_adults, linked_plan_codes, linked_plans, linked_plan_steps to lilypad_app;
grant update (ended_by, ended_at) on works_here to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on works_here, named_adults, linked_plan_codes, linked_plans, linked_plan_steps to lilypad_app;
