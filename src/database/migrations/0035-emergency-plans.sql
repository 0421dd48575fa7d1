-- What happens if a carer cannot care tomorrow, and what she wants for later: two chains of dated versions, each version whole and
-- never written over. Beside them who agreed, who holds which copy, who may see it, and what the carer said is not right any more.
create table emergency_plans (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  kind text not null check (kind in ('emergency', 'future')),
  -- Whether there is one: an honest answer, with words where it is no plain yes.
  standing text not null check (standing in ('there-is', 'being-made', 'none', 'rather-not', 'not-applicable')),
  why text,
  written_on date not null,
  look_on date,
  -- What the wallet card says besides the people and parts that were chosen for it; nothing stands there by itself.
  card_name text,
  card_line text,
  card_where text,
  supersedes_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check (standing <> 'not-applicable' or why is not null),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, supersedes_id) references emergency_plans
);
create index emergency_plans_by_carer on emergency_plans (organisation_id, carer_id, kind, written_on desc, recorded_at desc);
create table emergency_plan_parts (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  part text not null,
  answer text not null check (answer in ('none-yet', 'rather-not', 'not-applicable', 'words')),
  words text,
  -- How it reads on the wallet card; empty, and it does not stand there.
  card text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check (answer not in ('words', 'not-applicable') or words is not null or card is not null),
  foreign key (organisation_id, plan_id) references emergency_plans
);
create index emergency_plan_parts_by_plan on emergency_plan_parts (organisation_id, plan_id);
create index emergency_plan_parts_by_carer on emergency_plan_parts (organisation_id, carer_id);
create table emergency_plan_people (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  position integer not null,
  circle_person_id uuid,
  name text not null,
  who text,
  phone text,
  agreed text check (agreed in ('yes', 'asked', 'not-asked')),
  can_do text,
  cannot_do text,
  has_key text check (has_key in ('yes', 'no')),
  card text not null check (card in ('on', 'off')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references emergency_plans,
  foreign key (organisation_id, circle_person_id) references circle_people
);
create index emergency_plan_people_by_plan on emergency_plan_people (organisation_id, plan_id);
create index emergency_plan_people_by_carer on emergency_plan_people (organisation_id, carer_id);
create table emergency_plan_decisions (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  position integer not null,
  what text not null,
  by_day date,
  who text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references emergency_plans
);
create index emergency_plan_decisions_by_plan on emergency_plan_decisions (organisation_id, plan_id);
create index emergency_plan_decisions_by_carer on emergency_plan_decisions (organisation_id, carer_id);
-- The carer agreed to a version; a later row says that it was looked at together and is still right.
create table emergency_plan_agreements (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  agreed_by text not null,
  how text not null,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references emergency_plans
);
create index emergency_plan_agreements_by_plan on emergency_plan_agreements (organisation_id, plan_id);
create index emergency_plan_agreements_by_carer on emergency_plan_agreements (organisation_id, carer_id);
create table emergency_plan_copies (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  holder text not null,
  form text not null check (form in ('print', 'card', 'pdf', 'large-print', 'page', 'read-aloud')),
  how text,
  on_day date not null,
  -- It is not there any more.
  gone_on date,
  gone_by uuid,
  gone_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references emergency_plans
);
create index emergency_plan_copies_by_plan on emergency_plan_copies (organisation_id, plan_id);
create index emergency_plan_copies_by_carer on emergency_plan_copies (organisation_id, carer_id);
-- Which permissions are about a plan of this room. What was said, from when and until when stands with the permission.
create table emergency_plan_readers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  kind text not null check (kind in ('emergency', 'future')),
  permission_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, permission_id) references permissions
);
create index emergency_plan_readers_by_carer on emergency_plan_readers (organisation_id, carer_id);
create table emergency_plan_remarks (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  words text not null,
  said_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references emergency_plans
);
create index emergency_plan_remarks_by_plan on emergency_plan_remarks (organisation_id, plan_id);
create index emergency_plan_remarks_by_carer on emergency_plan_remarks (organisation_id, carer_id);
create table emergency_plan_remark_answers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  remark_id uuid not null,
  words text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, remark_id) references emergency_plan_remarks
);
create index emergency_plan_remark_answers_by_remark on emergency_plan_remark_answers (organisation_id, remark_id);
create index emergency_plan_remark_answers_by_carer on emergency_plan_remark_answers (organisation_id, carer_id);
-- Taken away: written on the wrong person, or by mistake. Its words are read nowhere from then on; the history keeps them.
create table emergency_plan_withdrawals (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  plan_id uuid not null,
  why text not null check (why in ('wrong-person', 'mistake')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id) references emergency_plans
);
create unique index emergency_plan_withdrawals_once on emergency_plan_withdrawals (organisation_id, plan_id);
create index emergency_plan_withdrawals_by_carer on emergency_plan_withdrawals (organisation_id, carer_id);
select put_behind_wall(array['emergency_plans', 'emergency_plan_parts', 'emergency_plan_people', 'emergency_plan_decisions', 'emergency_plan_agreements', 'emergency_plan_copies',
  'emergency_plan_readers', 'emergency_plan_remarks', 'emergency_plan_remark_answers', 'emergency_plan_withdrawals'], true);
grant select, insert on emergency_plans, emergency_plan_parts, emergency_plan_people, emergency_plan_decisions, emergency_plan_agreements, emergency_plan_copies,
  emergency_plan_readers, emergency_plan_remarks, emergency_plan_remark_answers, emergency_plan_withdrawals to lilypad_app;
grant update (gone_on, gone_by, gone_at) on emergency_plan_copies to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on emergency_plans, emergency_plan_parts, emergency_plan_people, emergency_plan_decisions, emergency_plan_agreements, emergency_plan_copies,
  emergency_plan_readers, emergency_plan_remarks, emergency_plan_remark_answers, emergency_plan_withdrawals to lilypad_app;
-- Which settings there are is told in one place, the room's schema; here only that each has a plain name.
alter table organisation_settings drop constraint organisation_settings_name_check;
alter table organisation_settings add constraint organisation_settings_name_check check (name ~ '^[a-z]+(-[a-z]+)*$');
