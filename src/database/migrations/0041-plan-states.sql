-- What somebody was given of a plan and why, and what was kept back from them and why (Carers (Scotland) Act 2016, ss.11 and 17).
alter table plan_issues add column what text, add column why text, add column withheld text, add column withheld_why text;

-- Another authority approved it, where a law asks for that before it is given (s.12(6)).
create table plan_approvals (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  authority text not null,
  approved_by text not null,
  words text,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references plans
);
create index plan_approvals_by_plan on plan_approvals (organisation_id, plan_id, recorded_at);
select put_behind_wall(array['plan_approvals'], true);
grant select, insert on plan_approvals to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on plan_approvals to lilypad_app;
