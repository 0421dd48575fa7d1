-- A copy made for somebody: what stands on it was chosen line by line. Its content is kept as it was made and never changes, so that the same
-- copy comes out again years later. What was left out stands nowhere in it.
create table copies (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  kind text not null check (kind in ('plan', 'about-me', 'passport', 'school-card', 'these-days')),
  -- The version of the plan it was made from, where there was one.
  plan_id uuid,
  for_whom text not null,
  form text not null check (form in ('print', 'large-print', 'easy-read', 'plain-text', 'pdf', 'card', 'read-aloud')),
  -- Made by the carer herself, and hers alone until she says that her workers may see it too.
  reach text not null check (reach in ('record', 'hers')),
  made_on date not null,
  content jsonb not null,
  content_hash bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, plan_id) references plans
);
create index copies_by_carer on copies (organisation_id, carer_id, recorded_at desc);

-- A line that reads otherwise on the copy than in the record: both, beside each other. Never part of the copy itself.
create table copy_wordings (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  copy_id uuid not null,
  original text not null,
  words text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, copy_id) references copies
);
create index copy_wordings_by_copy on copy_wordings (organisation_id, copy_id);

-- What became of it: somebody has it; it does not stand any more; her workers may see it from now on.
create table copy_steps (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  copy_id uuid not null,
  step text not null check (step in ('given', 'over', 'opened')),
  whom text,
  how text,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, copy_id) references copies
);
create index copy_steps_by_copy on copy_steps (organisation_id, copy_id, recorded_at);

select put_behind_wall(array['copies', 'copy_wordings', 'copy_steps'], true);
grant select, insert on copies, copy_wordings, copy_steps to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on copies, copy_wordings, copy_steps to lilypad_app;
