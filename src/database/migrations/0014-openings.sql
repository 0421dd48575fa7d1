-- A record opened in an emergency by a supervisor: for four hours, with a reason; the carer sees it at once, and a second
-- supervisor looks at it afterwards. Never a restricted record.
create table openings (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  worker_id uuid not null,
  why text not null,
  opened_at timestamptz not null,
  until_at timestamptz not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, worker_id) references workers
);
create index openings_by_carer on openings (organisation_id, carer_id, until_at desc);
create table opening_answers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  opening_id uuid not null,
  words text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, opening_id) references openings
);
create index opening_answers_by_opening on opening_answers (organisation_id, opening_id);
select put_behind_wall(array['openings', 'opening_answers'], true);
grant select, insert on openings, opening_answers to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on openings, opening_answers to lilypad_app;
