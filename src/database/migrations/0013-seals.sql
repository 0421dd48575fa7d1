-- Seals: what was written down in a period is hashed and chained to the seal before it, so that an altered, removed or
-- inserted row of the history is found, and where (see docs/decisions).

-- The content a change is hashed over must read the same in every time zone a database is ever set to.
alter function record_change() set timezone = 'UTC';

-- When the database itself wrote the look down, whatever clock the app goes by.
alter table looks add column kept_at timestamptz not null default clock_timestamp();
create index changes_by_time on changes (organisation_id, at);
create index looks_by_time on looks (organisation_id, kept_at);

-- One seal a period: members are 49 bytes a row, one after the other (what it is, its id, its hash), in the order they came.
create table seals (
  organisation_id uuid not null references organisations,
  id uuid not null,
  number integer not null,
  from_at timestamptz,
  until_at timestamptz not null,
  members bytea not null,
  previous_hash bytea,
  hash bytea not null,
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (organisation_id, id)
);
create unique index seals_in_order on seals (organisation_id, number);
select put_behind_wall(array['seals'], false);
grant select on seals to lilypad_app;

-- What the history of one organisation holds from a moment (counted) to another (not counted), in the order it came.
create function find_history(organisation uuid, from_moment timestamptz, until_moment timestamptz)
  returns table (moment timestamptz, what "char", row_id uuid, row_hash bytea)
  language sql stable set search_path = public, pg_temp set timezone = 'UTC' as $$
  select h.moment, h.what, h.row_id, h.row_hash from (
    select c.at as moment, 'c'::"char" as what, c.id as row_id, sha256(convert_to(concat_ws('|', c.id, c.at, c.actor, coalesce(c.request::text, ''), c.kind,
      c.table_name, c.row_id, coalesce(c.carer_id::text, ''), encode(c.content_hash, 'hex')), 'UTF8')) as row_hash
    from changes c where c.organisation_id = organisation and c.at >= coalesce(from_moment, '-infinity') and c.at < until_moment
    union all
    select l.kept_at, 'l'::"char", l.id, sha256(convert_to(concat_ws('|', l.id, l.kept_at, l.carer_id, l.account_id, l.purpose, l.at, coalesce(l.request::text, ''),
      coalesce(l.why, '')), 'UTF8'))
    from looks l where l.organisation_id = organisation and l.kept_at >= coalesce(from_moment, '-infinity') and l.kept_at < until_moment
  ) h order by h.moment, h.what, h.row_id
$$;
revoke all on function find_history(uuid, timestamptz, timestamptz) from public;

create function seal_hash(previous bytea, number integer, until_moment timestamptz, members bytea) returns bytea
  language sql immutable set search_path = public, pg_temp as $$
  select sha256(coalesce(previous, ''::bytea) || int4send(number) || timestamptz_send(until_moment) || sha256(members))
$$;
revoke all on function seal_hash(bytea, integer, timestamptz, bytea) from public;

-- Seal what this transaction's organisation wrote down before a moment, at most as many rows at a time; the id of the seal, or
-- nothing when there was nothing to seal. It only ever adds a seal, to its own organisation, and gives back an id.
create function seal_history(seal_id uuid, until_moment timestamptz, at_most integer) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organisation uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  last_seal seals;
  until_here timestamptz := least(until_moment, clock_timestamp());
  sealed bytea;
  next_number integer;
begin
  if organisation is null or at_most < 1 then return null; end if;
  -- Two app processes seal one after the other.
  perform pg_advisory_xact_lock(hashtextextended('seal ' || organisation::text, 0));
  select * into last_seal from seals s where s.organisation_id = organisation order by s.number desc limit 1;
  select coalesce(min(h.moment), until_here) into until_here from
    (select moment from find_history(organisation, last_seal.until_at, until_here) offset at_most limit 1) h;
  select string_agg(convert_to(h.what::text, 'UTF8') || uuid_send(h.row_id) || h.row_hash, ''::bytea order by h.moment, h.what, h.row_id)
    into sealed from find_history(organisation, last_seal.until_at, until_here) h;
  if sealed is null then return null; end if;
  next_number := coalesce(last_seal.number, 0) + 1;
  insert into seals (organisation_id, id, number, from_at, until_at, members, previous_hash, hash)
  values (organisation, seal_id, next_number, last_seal.until_at, until_here, sealed, last_seal.hash, seal_hash(last_seal.hash, next_number, until_here, sealed));
  return seal_id;
end $$;
revoke all on function seal_history(uuid, timestamptz, integer) from public;
grant execute on function seal_history(uuid, timestamptz, integer) to lilypad_app;

-- Every organisation there is, by id alone: for work that Lilypad does by itself, one organisation at a time.
create function find_organisations() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select organisation_id from organisations order by organisation_id
$$;
revoke all on function find_organisations() from public;
grant execute on function find_organisations() to lilypad_app;

-- Is this content what the hash was taken of? A table may have gained columns since: one that holds what it was born with does
-- not count, newest first. `newest` are columns, newest first; `born` what each of them was given when it came.
create function is_content(content jsonb, hash bytea, newest text[], born jsonb) returns boolean
  language plpgsql immutable set search_path = public, pg_temp as $$
declare
  one text;
begin
  if sha256(convert_to(content::text, 'UTF8')) = hash then return true; end if;
  foreach one in array newest loop
    if content ? one then
      if content->one <> 'null'::jsonb and content->one is distinct from born->one then return false; end if;
      content := content - one;
      if sha256(convert_to(content::text, 'UTF8')) = hash then return true; end if;
    end if;
  end loop;
  return false;
end $$;
revoke all on function is_content(jsonb, bytea, text[], jsonb) from public;
