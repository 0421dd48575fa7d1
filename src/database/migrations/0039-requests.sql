-- What a carer may ask of what is kept about her: a copy, to forget something, to keep it and use it no more, to put it right. Each request
-- has steps with a day; the clock is worked out from them and stored nowhere.
create table subject_requests (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  kind text not null check (kind in ('copy', 'forget', 'hold-still', 'put-right')),
  received_on date not null,
  how text not null check (how in ('own-page', 'letter', 'mail', 'told', 'phone', 'other')),
  -- Nobody: the carer herself. Otherwise who asked for her, and what shows that they may.
  asked_by text,
  authority text,
  words text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check ((asked_by is null) = (authority is null)),
  foreign key (organisation_id, carer_id) references carers
);
create index subject_requests_by_carer on subject_requests (organisation_id, carer_id);

create table request_steps (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  request_id uuid not null,
  kind text not null check (kind in ('identity-asked', 'identity-shown', 'more-asked', 'more-told', 'longer', 'given', 'done', 'refused', 'taken-back')),
  on_day date not null,
  words text,
  -- Of what was given: how, and the hash of the file.
  how text check (how in ('own-page', 'paper', 'stick', 'mail', 'other')),
  file_hash bytea,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check ((kind = 'given') = (how is not null)),
  foreign key (organisation_id, request_id) references subject_requests
);
create index request_steps_by_request on request_steps (organisation_id, request_id, recorded_at);

-- Words of others, and facts of the person cared for: somebody decides, row by row. The newest decision stands.
create table request_decisions (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  request_id uuid not null,
  table_name text not null,
  row_id uuid not null,
  decision text not null check (decision in ('include', 'cover', 'leave-out')),
  why text,
  pieces text[] not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check (decision = 'include' or why is not null),
  foreign key (organisation_id, request_id) references subject_requests
);
create index request_decisions_by_request on request_decisions (organisation_id, request_id, recorded_at);

select put_behind_wall(array['subject_requests', 'request_steps', 'request_decisions'], true);
grant select, insert on subject_requests, request_steps, request_decisions to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on subject_requests, request_steps, request_decisions to lilypad_app;
