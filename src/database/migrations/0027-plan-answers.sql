-- What a law asks of a plan and the record does not tell elsewhere, in words; and by which law the plan is checked. The newest row stands.
create table plan_answers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  clause text not null,
  kind text not null check (kind in ('words', 'none', 'not-applicable', 'taken-back')),
  words text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plans
);
create index plan_answers_by_plan on plan_answers (organisation_id, plan_id, recorded_at desc);
create table plan_packs (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  pack text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plans
);
create index plan_packs_by_plan on plan_packs (organisation_id, plan_id, recorded_at desc);
select put_behind_wall(array['plan_answers', 'plan_packs'], true);
grant select, insert on plan_answers, plan_packs to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on plan_answers, plan_packs to lilypad_app;
