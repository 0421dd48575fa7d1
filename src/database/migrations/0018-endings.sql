-- What the support did for an outcome, in words: made out of what was said in the looks back, and put by the carer or her worker as
-- they would say it (Carers (Scotland) Act 2016 s.9(2)). A newer answer stands before the older; none is written over.
create table support_answers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  outcome_id uuid not null,
  voice text not null check (voice in ('carer', 'worker')),
  words text not null,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, outcome_id) references outcomes
);
create index support_answers_by_carer on support_answers (organisation_id, carer_id);
create index support_answers_by_outcome on support_answers (organisation_id, outcome_id);
-- How something ended, in the words of the carer or of her worker: an outcome let go, a plan, caring itself, support.
create table endings (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  about text not null check (about in ('outcome', 'plan', 'caring', 'support')),
  -- Which outcome, plan or relationship; of support there is one.
  about_id uuid,
  -- `ends`: with this the plan ends. `words`: something said about an ending that is written down elsewhere.
  kind text not null check (kind in ('ends', 'words')),
  voice text not null check (voice in ('carer', 'worker')),
  words text,
  on_day date not null,
  undone_by uuid,
  undone_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check (kind = 'ends' or words is not null),
  foreign key (organisation_id, carer_id) references carers
);
create index endings_by_carer on endings (organisation_id, carer_id, on_day);
create unique index endings_of_plan on endings (organisation_id, about_id) where kind = 'ends' and undone_at is null;
select put_behind_wall(array['support_answers', 'endings'], true);
grant select, insert on support_answers, endings to lilypad_app;
grant update (undone_by, undone_at) on endings to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on support_answers, endings to lilypad_app;
