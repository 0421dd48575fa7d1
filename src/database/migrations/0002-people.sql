-- Carers, how they came, who works with whom, who may know what, and the circle around them.

create table carers (
  organisation_id uuid not null references organisations,
  id uuid not null,
  version integer not null default 1,
  call_name text not null,
  full_name text,
  pronouns text,
  date_of_birth date,
  kind_override text check (kind_override in ('adult', 'young')),
  still_at_school text not null default 'not-asked' check (still_at_school in ('yes', 'no', 'not-known', 'not-asked', 'prefers-not')),
  gender text,
  postcode text,
  address text,
  phone text,
  email text,
  language text,
  interpreter text not null default 'not-asked' check (interpreter in ('yes', 'no', 'not-known', 'not-asked', 'prefers-not')),
  contact_preference text,
  communication_needs text,
  in_one_line text,
  take_care text,
  died_on date,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id)
);
alter table accounts add foreign key (organisation_id, carer_id) references carers;
alter table looks add foreign key (organisation_id, carer_id) references carers;

-- The order in which people read a long list, page by page.
create index carers_by_name on carers (organisation_id, (call_name || coalesce(' ' || full_name, '')) collate "en-x-icu", id);

-- Search rows: kept in step by the trigger below, read only through the function.
create table carer_search (
  organisation_id uuid not null,
  carer_id uuid not null,
  words text not null,
  primary key (organisation_id, carer_id)
);
create index carer_search_words on carer_search using gin (words gin_trgm_ops);
create function keep_carer_search() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into carer_search (organisation_id, carer_id, words) values (
    new.organisation_id, new.id,
    plain_words(concat_ws(' ', new.call_name, new.full_name, new.postcode, replace(coalesce(new.postcode, ''), ' ', ''),
      regexp_replace(coalesce(new.phone, ''), '\D', '', 'g'), new.email))
  ) on conflict (organisation_id, carer_id) do update set words = excluded.words;
  return null;
end $$;
create trigger keep_carer_search after insert or update of call_name, full_name, postcode, phone, email on carers
  for each row execute function keep_carer_search();

-- Every term must be found: as part of a word, or nearly so (numbers exactly). A term may bring others after bars, as whole words:
-- 'liz|elizabeth|betty'. Gives ids only, of this transaction's organisation only; of very many, any 2000 are put in order.
create function search_carers(terms text[], at_most integer) returns table (carer_id uuid, nearness real)
  language plpgsql stable security definer set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.4 set enable_seqscan = off as $$
declare
  organisation uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  conditions text := '';
  nearness text := '0';
  term text;
  typed text;
  others text;
begin
  if organisation is null or coalesce(array_length(terms, 1), 0) = 0 then return; end if;
  foreach term in array terms loop
    typed := split_part(plain_words(term), '|', 1);
    others := regexp_replace(substr(plain_words(term), length(typed) + 2), '[^[:alnum:]|]', '', 'g');
    conditions := conditions || format(' and (s.words like %L', '%' || replace(replace(replace(typed, '\', '\\'), '%', '\%'), '_', '\_') || '%');
    if typed !~ '\d' then conditions := conditions || format(' or %L <%% s.words', typed); end if;
    if others <> '' then conditions := conditions || format(' or s.words ~ %L', '\m(' || others || ')\M'); end if;
    conditions := conditions || ')';
    nearness := nearness || format(' + greatest(word_similarity(%L, s.words), case when s.words ~ %L then 0.9 else 0 end)', typed, '\m(' || coalesce(nullif(others, ''), '!') || ')\M');
  end loop;
  return query execute format(
    'select s.carer_id, (%s)::real from (select s.carer_id, s.words from carer_search s where s.organisation_id = %L%s limit 2000) s order by 2 desc, 1 limit %s',
    nearness, organisation, conditions, at_most);
end $$;
revoke all on function search_carers(text[], integer) from public;
grant execute on function search_carers(text[], integer) to lilypad_app;

-- Equality facts with honest answers: a newer row replaces an older one, null is never "no".
create table equality_answers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  question text not null check (question in ('ethnicity', 'disability', 'religion', 'sexual-orientation', 'trans', 'gaelic')),
  answer text not null check (answer in ('yes', 'no', 'not-known', 'not-asked', 'prefers-not')),
  words text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index equality_answers_by_carer on equality_answers (organisation_id, carer_id, question, recorded_at desc);

create table contacts (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  on_day date not null,
  how text not null,
  came_by text,
  words text,
  notice_given boolean not null,
  notice_how text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index contacts_by_carer on contacts (organisation_id, carer_id);
create table plan_offers (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  offered_on date not null,
  answer text check (answer in ('accepted', 'declined', 'not-now', 'asked-for-it')),
  answered_on date,
  words text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index plan_offers_by_carer on plan_offers (organisation_id, carer_id);

-- A spell of support opens, may pause, closes, may open again: rows, never a flag.
create table spell_events (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  kind text not null check (kind in ('opened', 'paused', 'closed', 'reopened')),
  on_day date not null,
  why text check (why in ('caring-ended', 'bereaved', 'moved', 'asked-to', 'recovered', 'no-contact', 'other')),
  words text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index spell_events_by_carer on spell_events (organisation_id, carer_id, on_day desc, recorded_at desc);

-- Who works with whom. `cover` is a colleague standing in for a while; both are the carer's own workers while it lasts.
create table allocations (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  worker_id uuid not null,
  kind text not null check (kind in ('own', 'cover')),
  from_day date not null,
  until_day date,
  handover text,
  ended_by uuid,
  ended_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, worker_id) references workers
);
create index allocations_by_carer on allocations (organisation_id, carer_id);
create index allocations_by_worker on allocations (organisation_id, worker_id);

-- Why a colleague opened a record that is not theirs: once a day, shown to the carer.
create table cover_reasons (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  worker_id uuid not null,
  on_day date not null,
  why text not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, worker_id) references workers
);
create index cover_reasons_by_day on cover_reasons (organisation_id, carer_id, worker_id, on_day);

-- "Not this worker", said by a carer: a wall like any other.
create table worker_refusals (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  worker_id uuid not null,
  said_on date not null,
  lifted_at timestamptz,
  lifted_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, worker_id) references workers
);
create index worker_refusals_by_carer on worker_refusals (organisation_id, carer_id);

-- A restricted record is unknown to all but the people it names.
create table restrictions (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  initials text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index restrictions_by_carer on restrictions (organisation_id, carer_id);
create table restriction_namings (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  worker_id uuid not null,
  named_by uuid,
  named_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, worker_id) references workers
);
create index restriction_namings_by_carer on restriction_namings (organisation_id, carer_id);

-- The same person twice: the other record rests, its rows are carried over, both histories stay in `changes`.
create table carer_merges (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  into_carer_id uuid not null,
  why text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, into_carer_id) references carers
);
create unique index carer_merges_once on carer_merges (organisation_id, carer_id);

-- Who may know or get what.
create table permissions (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  who text not null,
  what text not null,
  from_day date not null,
  until_day date,
  how_told text not null,
  withdrawn_on date,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index permissions_by_carer on permissions (organisation_id, carer_id);

-- The cared-for person: minimal facts, structurally apart from the carer's record. What a carer says stands on her relationship.
create table cared_for_people (
  organisation_id uuid not null references organisations,
  id uuid not null,
  version integer not null default 1,
  name text not null,
  birth_year integer,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id)
);
create table caring_relationships (
  organisation_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  carer_id uuid not null,
  cared_for_person_id uuid not null,
  relation text not null,
  since text,
  hours_band text check (hours_band in ('0-4', '5-19', '20-34', '35-49', '50+', 'not-known')),
  lives_with text not null default 'not-asked' check (lives_with in ('yes', 'no', 'not-known', 'not-asked', 'prefers-not')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, cared_for_person_id) references cared_for_people
);
create index caring_relationships_by_carer on caring_relationships (organisation_id, carer_id);
create table caring_endings (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  relationship_id uuid not null,
  on_day date not null,
  how text not null check (how in ('died', 'recovered', 'care-home', 'moved-on', 'other')),
  words text,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, relationship_id) references caring_relationships
);
-- Able, willing, limits, and what caring is: dated statements in words. A newer one replaces an older one; none is overwritten.
create table caring_statements (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  relationship_id uuid not null,
  kind text not null check (kind in ('nature', 'able', 'willing', 'limit')),
  words text not null,
  said_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, relationship_id) references caring_relationships
);
create index caring_statements_by_carer on caring_statements (organisation_id, carer_id);
create table circle_people (
  organisation_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  carer_id uuid not null,
  name text not null,
  who text not null,
  gives text,
  gets text,
  contact text,
  left_on date,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index circle_people_by_carer on circle_people (organisation_id, carer_id);

-- A concern about someone's safety is a record of its own, seen only by the people it names.
create table concerns (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid,
  about text not null,
  words text not null,
  done text,
  noticed_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create table concern_notes (
  organisation_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  words text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, concern_id) references concerns
);
create table concern_namings (
  organisation_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  worker_id uuid not null,
  named_by uuid,
  named_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, concern_id) references concerns,
  foreign key (organisation_id, worker_id) references workers
);
create index concern_namings_by_worker on concern_namings (organisation_id, worker_id);

-- Documents: rows with chunks, so that there is one thing to back up.
create table documents (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  title text not null,
  kind text not null check (kind in ('file', 'voice-note')),
  media_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index documents_by_carer on documents (organisation_id, carer_id);
create table document_chunks (
  organisation_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  position integer not null,
  content bytea not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, document_id) references documents
);
create index document_chunks_by_document on document_chunks (organisation_id, document_id, position);

select put_behind_wall(array['carers', 'equality_answers', 'contacts', 'plan_offers', 'spell_events', 'allocations', 'cover_reasons',
  'worker_refusals', 'restrictions', 'restriction_namings', 'carer_merges', 'permissions', 'cared_for_people', 'caring_relationships',
  'caring_endings', 'caring_statements', 'circle_people', 'concerns', 'concern_notes', 'concern_namings', 'documents', 'document_chunks'], true);
select put_behind_wall(array['carer_search'], false);
grant select, insert on equality_answers, cover_reasons, carer_merges, caring_endings, caring_statements, concerns, concern_notes,
  concern_namings, document_chunks to lilypad_app;
grant select, insert, update on carers, contacts, plan_offers, spell_events, allocations, worker_refusals, restrictions,
  restriction_namings, permissions, cared_for_people, caring_relationships, circle_people, documents to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on equality_answers, caring_statements, caring_endings, concerns, cover_reasons to lilypad_app;
-- An ending written by mistake is taken back; nothing else of it changes.
grant update (withdrawn_by, withdrawn_at) on caring_endings to lilypad_app;
