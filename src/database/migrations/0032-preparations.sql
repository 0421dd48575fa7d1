-- Before a talk: a page the carer fills in privately, or not. It is opened by a link whose secret is kept nowhere; what she writes
-- is sealed with a key made from that secret until she hands it over.
create table preparations (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  -- A hash of one of two values made from the link's secret. The other is the key, and stands nowhere.
  look_up bytea not null,
  style text not null check (style in ('list', 'blank', 'either')),
  wording text not null check (wording in ('adult', 'young')),
  -- What may stand on the page so that nobody has to say it again: [{ words, passage?, outcome? }].
  known jsonb not null default '[]',
  -- The worker chose that the page and the calendar entry may say where.
  place_told boolean not null,
  expires_at timestamptz not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, conversation_id) references conversations
);
create unique index preparations_by_look_up on preparations (organisation_id, look_up);
create index preparations_by_conversation on preparations (organisation_id, conversation_id, recorded_at desc);
create index preparations_by_carer on preparations (organisation_id, carer_id);
-- What she is writing, sealed. Overwritten as she writes; gone when it is handed over, wiped, withdrawn or out of date.
create table preparation_pages (
  organisation_id uuid not null,
  id uuid not null,
  sealed bytea not null,
  version integer not null,
  saved_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references preparations
);
-- A link ends once: by her who wrote, or by a worker.
create table preparation_endings (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  preparation_id uuid not null,
  kind text not null check (kind in ('withdrawn', 'replaced', 'wiped', 'handed-over')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, preparation_id),
  foreign key (organisation_id, preparation_id) references preparations
);
create index preparation_endings_by_carer on preparation_endings (organisation_id, carer_id);
-- What was handed over: through the link, or told (or written by hand) and typed by a worker.
create table preparation_answers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  preparation_id uuid not null,
  how text not null check (how in ('link', 'told')),
  picked jsonb not null default '[]',
  other text,
  words text,
  invite text,
  rather_not text,
  interpreter text,
  advocate text,
  place text,
  time text,
  likes text,
  before text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, preparation_id) references preparations,
  foreign key (organisation_id, conversation_id) references conversations
);
create index preparation_answers_by_conversation on preparation_answers (organisation_id, conversation_id);
create index preparation_answers_by_carer on preparation_answers (organisation_id, carer_id);
-- What of it was put into the talk, each once.
create table preparation_uses (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  answer_id uuid not null,
  what text not null check (what in ('words', 'interpreter', 'place')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, answer_id, what),
  foreign key (organisation_id, answer_id) references preparation_answers
);
create index preparation_uses_by_carer on preparation_uses (organisation_id, carer_id);
select put_behind_wall(array['preparations', 'preparation_endings', 'preparation_answers', 'preparation_uses'], true);
select put_behind_wall(array['preparation_pages'], false);
grant select, insert on preparations, preparation_endings, preparation_answers, preparation_uses to lilypad_app;
grant select, insert, update, delete on preparation_pages to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on preparations, preparation_endings, preparation_answers, preparation_uses to lilypad_app;
