-- The house: what every room stands on. Every tenant table has the primary key (organisation_id, id) and every foreign key
-- includes organisation_id, so that the whole can be distributed by organisation_id later (see docs/running/scale.md).

create extension if not exists pg_trgm;
create extension if not exists unaccent;

do $$ begin
  create role lilypad_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
grant usage on schema public to lilypad_app;

-- Which organisation this transaction belongs to. Policies hold no sub-select: Citus refuses to distribute a table with one.

create table organisations (
  organisation_id uuid primary key,
  name text not null,
  kind text not null default 'carers-centre',
  zone text not null default 'Europe/London',
  demo boolean not null default false,
  recorded_at timestamptz not null
);
alter table organisations enable row level security;
create policy own_organisation on organisations
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select on organisations to lilypad_app;
grant insert (organisation_id, name, kind, zone, demo, recorded_at), update (name) on organisations to lilypad_app;

-- What was changed. For an insert the row itself is the after; for an update or delete the row as it was goes to change_contents,
-- which a lawful erasure may empty while the hashes in `changes` still stand.
create table changes (
  organisation_id uuid not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  request uuid,
  kind text not null check (kind in ('insert', 'update', 'delete')),
  table_name text not null,
  row_id uuid not null,
  carer_id uuid,
  content_hash bytea not null,
  primary key (organisation_id, id)
);
create index changes_by_carer on changes (organisation_id, carer_id, at desc);
create index changes_by_row on changes (organisation_id, table_name, row_id);

create table change_contents (
  organisation_id uuid not null,
  id uuid not null,
  content jsonb not null,
  primary key (organisation_id, id)
);

create function record_change() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  was jsonb;
  is_now jsonb;
  one jsonb;
  change_id uuid := gen_random_uuid();
begin
  if tg_op <> 'INSERT' then was := to_jsonb(old); end if;
  if tg_op <> 'DELETE' then is_now := to_jsonb(new); end if;
  if was = is_now then return null; end if;
  one := coalesce(is_now, was);
  insert into changes (organisation_id, id, actor, request, kind, table_name, row_id, carer_id, content_hash)
  values (
    (one->>'organisation_id')::uuid, change_id,
    coalesce(nullif(current_setting('app.actor', true), ''), 'owner'),
    nullif(current_setting('app.request', true), '')::uuid,
    lower(tg_op), tg_table_name,
    coalesce(one->>'id', one->>'organisation_id')::uuid,
    case when tg_table_name = 'carers' then (one->>'id')::uuid else (one->>'carer_id')::uuid end,
    sha256(convert_to(one::text, 'UTF8'))
  );
  if was is not null then
    insert into change_contents (organisation_id, id, content) values ((one->>'organisation_id')::uuid, change_id, was);
  end if;
  return null;
end $$;

-- One wall round each tenant table: row-level security between organisations, and the change trigger unless it is exempt.
create function put_behind_wall(tables text[], tracked boolean) returns void language plpgsql as $$
declare
  one text;
begin
  foreach one in array tables loop
    execute format('alter table %I enable row level security', one);
    execute format('create policy own_organisation on %I using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', one);
    if tracked then
      execute format('create trigger record_change after insert or update or delete on %I for each row execute function record_change()', one);
    end if;
  end loop;
end $$;
revoke all on function put_behind_wall(text[], boolean) from public;

select put_behind_wall(array['changes', 'change_contents'], false);
grant select, insert on changes, change_contents to lilypad_app;
create trigger record_change after insert or update on organisations for each row execute function record_change();

-- Settings are versioned: the newest row whose day has come is in force.
create table organisation_settings (
  organisation_id uuid not null references organisations,
  id uuid not null,
  name text not null check (name in ('address', 'phone', 'safeguarding-route', 'privacy-notice', 'cover', 'plan-introduction')),
  words text not null,
  effective_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id)
);
create index settings_in_force on organisation_settings (organisation_id, name, effective_on desc, recorded_at desc);

create table accounts (
  organisation_id uuid not null references organisations,
  id uuid not null,
  name text not null,
  email text,
  password_hash text,
  carer_id uuid,
  closed_at timestamptz,
  recorded_at timestamptz not null,
  primary key (organisation_id, id)
);
create unique index accounts_by_email on accounts (organisation_id, lower(email)) where closed_at is null;

-- An e-mail address finds its organisation through this small reference table; only a hash is kept.
create table sign_in_places (
  email_hash bytea not null,
  organisation_id uuid not null,
  primary key (email_hash, organisation_id)
);
alter table sign_in_places enable row level security;
create policy own_organisation on sign_in_places
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant insert, delete on sign_in_places to lilypad_app;
grant select (organisation_id) on sign_in_places to lilypad_app;

create table sessions (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  secret_hash bytea not null,
  how text not null check (how in ('link', 'password', 'demo')),
  began_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts
);
create index sessions_by_secret on sessions (organisation_id, secret_hash);

create table sign_in_links (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  secret_hash bytea not null,
  kind text not null check (kind in ('mail', 'demo', 'setup')),
  made_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts
);
create index sign_in_links_by_secret on sign_in_links (organisation_id, secret_hash);

create table workers (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  job_title text,
  left_on date,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references accounts
);
create table worker_roles (
  organisation_id uuid not null,
  id uuid not null,
  worker_id uuid not null,
  role text not null check (role in ('support worker', 'supervisor', 'evaluator', 'administrator')),
  given_by uuid,
  given_at timestamptz not null,
  taken_at timestamptz,
  taken_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, worker_id) references workers
);
create index worker_roles_by_worker on worker_roles (organisation_id, worker_id);
create table teams (
  organisation_id uuid not null references organisations,
  id uuid not null,
  name text not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id)
);
create table team_members (
  organisation_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  worker_id uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, team_id) references teams,
  foreign key (organisation_id, worker_id) references workers
);
create index team_members_by_worker on team_members (organisation_id, worker_id);

-- A look: who read a named person's record, when and why. Committed before the page is read: no look, no page.
create table looks (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  account_id uuid not null,
  purpose text not null,
  hour timestamptz not null,
  at timestamptz not null,
  why text,
  request uuid,
  primary key (organisation_id, id)
);
create unique index looks_once_an_hour on looks (organisation_id, carer_id, account_id, purpose, hour);

create table searches (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  words text not null,
  found integer not null,
  at timestamptz not null,
  primary key (organisation_id, id)
);

-- What somebody is still writing. One row per person and page; overwritten as they go, gone when it is kept.
create table drafts (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  place text not null,
  words jsonb not null,
  saved_at timestamptz not null,
  primary key (organisation_id, id)
);
create unique index drafts_by_place on drafts (organisation_id, account_id, place);

select put_behind_wall(array['organisation_settings', 'accounts', 'workers', 'worker_roles', 'teams', 'team_members'], true);
select put_behind_wall(array['sessions', 'sign_in_links', 'looks', 'searches', 'drafts'], false);
grant select, insert on organisation_settings, looks, searches, teams to lilypad_app;
grant select, insert, update on accounts, sessions, sign_in_links, workers, worker_roles, team_members to lilypad_app;
grant select, insert, update, delete on drafts to lilypad_app;
grant delete on sign_in_links to lilypad_app;

-- Functions that see past the wall. Each filters by organisation itself and gives back ids only (listed in test/walls).
create function find_sign_in_places(address_hash bytea) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select organisation_id from sign_in_places where email_hash = address_hash
$$;
revoke all on function find_sign_in_places(bytea) from public;
grant execute on function find_sign_in_places(bytea) to lilypad_app;

-- Plain form of a name for finding: lower case, no accents.
create function plain_words(words text) returns text
  language sql immutable parallel safe set search_path = public, pg_temp as $$
  select unaccent('public.unaccent', lower(words collate "und-x-icu"))
$$;
grant execute on function plain_words(text) to lilypad_app;
