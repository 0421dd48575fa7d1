-- Times the law sets for carers of somebody who is terminally ill. What was done, and when, is read from the record itself; here stand only
-- the day it became known and why something was later, or another day that the carer asked for.
create table terminal_illness_notices (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  relationship_id uuid not null,
  identified_on date not null,
  how text not null,
  withdrawn_on date,
  withdrawn_why text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, relationship_id) references caring_relationships,
  check ((withdrawn_on is null) = (withdrawn_why is null))
);
create index terminal_illness_notices_by_carer on terminal_illness_notices (organisation_id, carer_id);
-- One at a time for each person cared for; one that was written down by mistake makes room for another.
create unique index terminal_illness_notices_once on terminal_illness_notices (organisation_id, relationship_id) where withdrawn_on is null;
create table timescale_reasons (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  notice_id uuid not null,
  code text not null check (code in ('offer', 'talk', 'plan')),
  words text not null,
  other_day date check (other_day is null or code = 'talk'),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, notice_id) references terminal_illness_notices
);
create index timescale_reasons_by_notice on timescale_reasons (organisation_id, notice_id, recorded_at desc);
select put_behind_wall(array['terminal_illness_notices', 'timescale_reasons'], true);
grant select, insert on terminal_illness_notices, timescale_reasons to lilypad_app;
-- One that was a mistake says so; carrying a record over to its twin moves its rows.
grant update (withdrawn_on, withdrawn_why, carer_id) on terminal_illness_notices to lilypad_app;
grant update (carer_id) on timescale_reasons to lilypad_app;
