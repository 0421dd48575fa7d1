-- At the end of a talk: what was heard is read back, and she says of each sentence yes, or not quite. A newer answer stands.
create table read_back_answers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  about text not null check (about in ('sentence', 'outcome', 'action', 'difference')),
  about_id uuid not null,
  starts integer,
  words text not null,
  answer text not null check (answer in ('yes', 'not-quite')),
  her_words text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, conversation_id) references conversations
);
create index read_back_answers_by_conversation on read_back_answers (organisation_id, conversation_id, recorded_at desc);

-- What matters to her most, first. The newest order stands.
create table read_back_orders (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  outcomes uuid[] not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, conversation_id) references conversations
);
create index read_back_orders_by_conversation on read_back_orders (organisation_id, conversation_id, recorded_at desc);

-- A copy of what was read back: given, how, and to whom; or not wanted.
create table talk_copies (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  how text not null check (how in ('paper', 'large-print', 'post', 'mail', 'read-out', 'other', 'not-wanted')),
  for_whom text not null,
  words text,
  given_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, conversation_id) references conversations
);
create index talk_copies_by_conversation on talk_copies (organisation_id, conversation_id);

-- What a talk was in law: so that talks that never became a plan can be counted too. The newest stands.
create table talk_standings (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  standing text not null check (standing in ('none', 'adult-carer-support-plan', 'young-carer-statement', 'review', 'contributes')),
  words text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, conversation_id) references conversations
);
create index talk_standings_by_conversation on talk_standings (organisation_id, conversation_id, recorded_at desc);

select put_behind_wall(array['read_back_answers', 'read_back_orders', 'talk_copies', 'talk_standings'], true);
grant select, insert on read_back_answers, read_back_orders, talk_copies, talk_standings to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on read_back_answers, read_back_orders, talk_copies, talk_standings to lilypad_app;
