-- Reminders by mail that it is time to look again. A worker gets them unless she says no; a carer only if she asked.
create table reminder_wishes (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  wanted boolean not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts
);
create index reminder_wishes_by_account on reminder_wishes (organisation_id, account_id, recorded_at desc);
-- One a plan and person: nobody is told twice of the same day.
create table reminders_sent (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  account_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, plan_id, account_id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, plan_id) references plans,
  foreign key (organisation_id, account_id) references accounts
);
create index reminders_sent_by_carer on reminders_sent (organisation_id, carer_id);
select put_behind_wall(array['reminder_wishes', 'reminders_sent'], true);
grant select, insert on reminder_wishes, reminders_sent to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on reminders_sent to lilypad_app;
