-- "Were you listened to today?", answered to somebody else than the worker of the talk. Written once.
create table listening_links (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  secret_hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, conversation_id) references conversations
);
create index listening_links_by_secret on listening_links (organisation_id, secret_hash);

create table listening_answers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  answer text not null check (answer in ('yes', 'partly', 'no', 'rather-not')),
  words text,
  ring text not null check (ring in ('yes', 'no')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, conversation_id) references conversations
);
create index listening_answers_by_carer on listening_answers (organisation_id, carer_id);

-- What somebody did about it, in words.
create table listening_replies (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  answer_id uuid not null,
  words text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, answer_id) references listening_answers
);
create index listening_replies_by_answer on listening_replies (organisation_id, answer_id);

select put_behind_wall(array['listening_answers', 'listening_replies'], true);
select put_behind_wall(array['listening_links'], false);
grant select, insert on listening_links, listening_answers, listening_replies to lilypad_app;
grant update (used_at) on listening_links to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on listening_links, listening_answers, listening_replies to lilypad_app;
