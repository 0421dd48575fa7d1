-- A long history that is not under seal yet (the first hour after an import, or after many months) was read and hashed whole for each
-- seal of it, so that a hundred times more rows cost ten thousand times more. Now where a seal ends is looked up in the indexes of time
-- alone, and only what comes under it is hashed. And more rows at one same moment than go under one seal, as a whole import in one
-- transaction could bring, ended the sealing for good: now a moment that has more comes under one seal, however many they are.

create or replace function seal_history(seal_id uuid, until_moment timestamptz, at_most integer) returns uuid
  language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  organisation uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  last_seal seals;
  from_here timestamptz;
  until_here timestamptz := least(until_moment, clock_timestamp());
  first_moment timestamptz;
  one_too_many timestamptz;
  sealed bytea;
  next_number integer;
begin
  if organisation is null or at_most < 1 then return null; end if;
  -- Two app processes seal one after the other.
  perform pg_advisory_xact_lock(hashtextextended('seal ' || organisation::text, 0));
  select * into last_seal from seals s where s.organisation_id = organisation order by s.number desc limit 1;
  from_here := coalesce(last_seal.until_at, '-infinity');
  select min(h.moment), (array_agg(h.moment order by h.moment))[at_most + 1] into first_moment, one_too_many from (
    (select c.at as moment from changes c where c.organisation_id = organisation and c.at >= from_here and c.at < until_here order by c.at limit at_most + 1)
    union all
    (select l.kept_at from looks l where l.organisation_id = organisation and l.kept_at >= from_here and l.kept_at < until_here order by l.kept_at limit at_most + 1)) h;
  if first_moment is null then return null; end if;
  if one_too_many = first_moment then
    one_too_many := least((select min(c.at) from changes c where c.organisation_id = organisation and c.at > first_moment),
      (select min(l.kept_at) from looks l where l.organisation_id = organisation and l.kept_at > first_moment));
  end if;
  until_here := least(one_too_many, until_here);
  select string_agg(convert_to(h.what::text, 'UTF8') || uuid_send(h.row_id) || h.row_hash, ''::bytea order by h.moment, h.what, h.row_id)
    into sealed from find_history(organisation, last_seal.until_at, until_here) h;
  next_number := coalesce(last_seal.number, 0) + 1;
  insert into seals (organisation_id, id, number, from_at, until_at, members, previous_hash, hash)
  values (organisation, seal_id, next_number, last_seal.until_at, until_here, sealed, last_seal.hash, seal_hash(last_seal.hash, next_number, until_here, sealed));
  return seal_id;
end $$;
