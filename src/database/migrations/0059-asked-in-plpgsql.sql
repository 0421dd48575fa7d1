-- Functions that read the record by what they are given are written in PL/pgSQL: a function in SQL is planned before it knows what that is, and
-- where the rows lie on several machines nobody can then say which one to ask (docs/running/scale.md). What they answer is what it was.

create or replace function is_still(organisation uuid, carer uuid) returns boolean
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select 1 from record_stills s where s.organisation_id = organisation and s.carer_id = carer
    and not exists (select 1 from record_still_endings e where e.organisation_id = s.organisation_id and e.still_id = s.id));
end $$;

create or replace function records_of(organisation uuid, carer uuid) returns uuid[]
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (with recursive merged as (
    select carer as id union select m.carer_id from carer_merges m join merged on m.into_carer_id = merged.id where m.organisation_id = organisation
  ) select array_agg(id) from merged);
end $$;

create or replace function is_held(organisation uuid, records uuid[]) returns boolean
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select 1 from retention_holds h where h.organisation_id = organisation and h.lifted_at is null and (h.carer_id is null or h.carer_id = any(records)))
    or exists (select 1 from unnest(records) r where is_still(organisation, r))
    or exists (select 1 from subject_requests r where r.organisation_id = organisation and r.carer_id = any(records)
      and not exists (select 1 from request_steps s where s.organisation_id = r.organisation_id and s.request_id = r.id and s.kind in ('given', 'done', 'refused', 'taken-back')));
end $$;

create or replace function find_history(organisation uuid, from_moment timestamptz, until_moment timestamptz)
  returns table (moment timestamptz, what "char", row_id uuid, row_hash bytea)
  language plpgsql stable set search_path = public, pg_temp set timezone = 'UTC' as $$
#variable_conflict use_column
begin
  return query select h.moment, h.what, h.row_id, h.row_hash from (
    select c.at as moment, 'c'::"char" as what, c.id as row_id, sha256(convert_to(concat_ws('|', c.id, c.at, c.actor, coalesce(c.request::text, ''), c.kind,
      c.table_name, c.row_id, coalesce(c.carer_id::text, ''), encode(c.content_hash, 'hex')), 'UTF8')) as row_hash
    from changes c where c.organisation_id = organisation and c.at >= coalesce(from_moment, '-infinity') and c.at < until_moment
    union all
    select l.kept_at, 'l'::"char", l.id, case when l.erased_hash is not null and exists (select 1 from changes e where e.organisation_id = l.organisation_id and e.table_name = 'looks'
        and e.row_id = l.id and e.content_hash = sha256(l.erased_hash || look_hash(l))) then l.erased_hash else look_hash(l) end
    from looks l where l.organisation_id = organisation and l.kept_at >= coalesce(from_moment, '-infinity') and l.kept_at < until_moment
  ) h order by h.moment, h.what, h.row_id;
end $$;
