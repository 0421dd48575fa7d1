-- A talk by the exchange model, its passages in voices, and what was lifted out of the words.

-- An appointment is a conversation that has not happened yet: held_at is empty until it has.
create table conversations (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  version integer not null default 1,
  planned_for timestamptz,
  held_at timestamptz,
  title text,
  place text,
  how text not null default 'in-person' check (how in ('in-person', 'phone', 'video', 'message', 'letter')),
  kind text not null default 'follow-up' check (kind in ('first', 'follow-up', 'review', 'check-in', 'crisis', 'ending')),
  interpreter text,
  language text,
  worker_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, worker_id) references workers
);
create index conversations_by_carer on conversations (organisation_id, carer_id, held_at desc);
create index conversations_planned on conversations (organisation_id, worker_id, planned_for) where held_at is null;

-- Who was there, each in one voice. A worker who was there has a worker_id, and so has heard what was said.
create table conversation_people (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  voice text not null check (voice in ('carer', 'person', 'worker', 'family', 'young-person', 'agency', 'advocate')),
  name text not null,
  who text,
  part text,
  worker_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, conversation_id) references conversations
);
create index conversation_people_by_conversation on conversation_people (organisation_id, conversation_id);

-- Written once (the words cannot be updated); its margin, whose words and how we know, can be set later.
-- The voice unsaid: nobody has said yet whose words these are; the name is then what stood before the colon, or nothing.
-- reach: heard = those who heard it and the carer's own workers; record = widened to all who may read the record;
-- here = for this conversation only, never leaves its page.
create table passages (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  position integer not null,
  voice text not null check (voice in ('carer', 'person', 'worker', 'family', 'young-person', 'agency', 'advocate', 'unsaid')),
  name text not null,
  how_known text check (how_known in ('own-words', 'through-an-aid', 'observed', 'reported')),
  language text,
  words text not null,
  reach text not null default 'heard' check (reach in ('heard', 'record', 'here')),
  heard_by uuid[],
  corrects_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, conversation_id) references conversations,
  foreign key (organisation_id, corrects_id) references passages
);
create index passages_by_conversation on passages (organisation_id, conversation_id, position);
create index passages_by_carer on passages (organisation_id, carer_id);

-- Written on the wrong person: the conversation or one passage is withdrawn, seen only in the audit.
create table withdrawals (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  conversation_id uuid not null,
  passage_id uuid,
  why text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, conversation_id) references conversations,
  foreign key (organisation_id, passage_id) references passages
);
create index withdrawals_by_conversation on withdrawals (organisation_id, conversation_id);

create table outcomes (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  version integer not null default 1,
  statement text not null,
  whose_words text not null check (whose_words in ('verbatim', 'agreed', 'worker')),
  direction text not null check (direction in ('get-better', 'keep', 'slow-the-change', 'safe-ending', 'be-treated')),
  why_it_matters text,
  looks_like text,
  near_bank text,
  far_bank text,
  began_on date not null,
  began_story text,
  began_stone integer check (began_stone between 1 and 9),
  began_good integer check (began_good between 1 and 9),
  began_bad integer check (began_bad between 1 and 9),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index outcomes_by_carer on outcomes (organisation_id, carer_id);

-- Words picked out of a passage. Unicode code points plus the words themselves; a correction is a new passage, so a span never moves.
create table highlights (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  passage_id uuid not null,
  starts integer not null check (starts >= 0),
  ends integer not null,
  words text not null,
  kind text not null check (kind in ('outcome', 'strength', 'helps', 'in-the-way', 'worry', 'limit', 'risk', 'quote')),
  outcome_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (organisation_id, id),
  check (ends > starts),
  foreign key (organisation_id, passage_id) references passages,
  foreign key (organisation_id, outcome_id) references outcomes
);
create index highlights_by_passage on highlights (organisation_id, passage_id);
create index highlights_by_carer on highlights (organisation_id, carer_id);
create index highlights_by_outcome on highlights (organisation_id, outcome_id);

create table outcome_concepts (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  outcome_id uuid not null,
  concept text not null,
  chosen_by uuid,
  chosen_at timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, outcome_id) references outcomes
);
create index outcome_concepts_by_outcome on outcome_concepts (organisation_id, outcome_id);
create table outcome_states (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  outcome_id uuid not null,
  state text not null check (state in ('hoped-for', 'agreed', 'still-matters', 'kept', 'changed', 'let-go', 'not-possible')),
  words text,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, outcome_id) references outcomes
);
create index outcome_states_by_outcome on outcome_states (organisation_id, outcome_id, on_day desc, recorded_at desc);

select put_behind_wall(array['conversations', 'conversation_people', 'passages', 'withdrawals', 'outcomes', 'highlights',
  'outcome_concepts', 'outcome_states'], true);
grant select, insert, update on conversations, conversation_people, outcomes, highlights, outcome_concepts to lilypad_app;
grant select, insert on passages, withdrawals, outcome_states to lilypad_app;
grant update (voice, name, how_known, reach, heard_by, carer_id) on passages to lilypad_app;
grant update (carer_id) on withdrawals, outcome_states to lilypad_app;
