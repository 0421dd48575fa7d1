-- How long records are kept, what holds them, and how a record is disposed of when two people have signed.

-- An organisation's own rule instead of the suggested one: the newest row whose day has come is in force.
create table retention_rules (
  organisation_id uuid not null references organisations,
  id uuid not null,
  kind text not null check (kind in ('referral', 'adult', 'young', 'died', 'concern')),
  trigger text not null check (trigger in ('last-contact', 'support-ended', 'turned-25', 'died', 'never')),
  years integer not null check (years between 0 and 150),
  in_use text not null check (in_use in ('yes', 'no')),
  why text,
  effective_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id)
);
create index retention_rules_in_force on retention_rules (organisation_id, kind, trigger, effective_on desc, recorded_at desc);
-- Nothing is disposed of while it is held: one record, or (without one) every record here.
create table retention_holds (
  organisation_id uuid not null references organisations,
  id uuid not null,
  carer_id uuid,
  reason text not null check (reason in ('inquiry', 'legal', 'complaint', 'safety', 'other')),
  words text not null,
  look_on date,
  lifted_by uuid,
  lifted_at timestamptz,
  lifted_why text,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check ((lifted_at is null) = (lifted_why is null)),
  foreign key (organisation_id, carer_id) references carers
);
create index retention_holds_by_carer on retention_holds (organisation_id, carer_id);
-- Due, and kept for longer all the same: until a day, and why.
create table retention_delays (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  until_day date not null,
  why text not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers
);
create index retention_delays_by_carer on retention_delays (organisation_id, carer_id);
-- What stays when a record has gone names nobody: no foreign key leads to the carer.
create table disposals (
  organisation_id uuid not null references organisations,
  id uuid not null,
  carer_id uuid not null,
  kind text not null,
  due_on date not null,
  rules jsonb not null,
  restricted text not null check (restricted in ('yes', 'no')),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id)
);
create index disposals_by_carer on disposals (organisation_id, carer_id);
create table disposal_signatures (
  organisation_id uuid not null,
  id uuid not null,
  disposal_id uuid not null,
  answer text not null check (answer in ('no', 'yes')),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, disposal_id),
  foreign key (organisation_id, disposal_id) references disposals
);
create table disposal_certificates (
  organisation_id uuid not null,
  id uuid not null,
  disposal_id uuid not null,
  counts jsonb not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, disposal_id),
  foreign key (organisation_id, disposal_id) references disposals
);
select put_behind_wall(array['retention_rules', 'retention_holds', 'retention_delays', 'disposals', 'disposal_signatures', 'disposal_certificates'], true);
grant select, insert on retention_rules, retention_holds, retention_delays, disposals, disposal_signatures, disposal_certificates to lilypad_app;
grant update (lifted_by, lifted_at, lifted_why, carer_id) on retention_holds to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on retention_delays, disposals to lilypad_app;

-- A look stays as proof that somebody looked; its reason may be emptied. What the seal was set over then is kept beside it, and a line of the
-- history (itself sealed) binds the two together, so that nothing else of the look can be altered behind it.
alter table looks drop constraint looks_organisation_id_carer_id_fkey;
alter table looks add column erased_hash bytea;
create function look_hash(l looks) returns bytea
  language sql stable set search_path = public, pg_temp set timezone = 'UTC' as $$
  select sha256(convert_to(concat_ws('|', l.id, l.kept_at, l.carer_id, l.account_id, l.purpose, l.at, coalesce(l.request::text, ''), coalesce(l.why, '')), 'UTF8'))
$$;
revoke all on function look_hash(looks) from public;
create or replace function find_history(organisation uuid, from_moment timestamptz, until_moment timestamptz)
  returns table (moment timestamptz, what "char", row_id uuid, row_hash bytea)
  language sql stable set search_path = public, pg_temp set timezone = 'UTC' as $$
  select h.moment, h.what, h.row_id, h.row_hash from (
    select c.at as moment, 'c'::"char" as what, c.id as row_id, sha256(convert_to(concat_ws('|', c.id, c.at, c.actor, coalesce(c.request::text, ''), c.kind,
      c.table_name, c.row_id, coalesce(c.carer_id::text, ''), encode(c.content_hash, 'hex')), 'UTF8')) as row_hash
    from changes c where c.organisation_id = organisation and c.at >= coalesce(from_moment, '-infinity') and c.at < until_moment
    union all
    select l.kept_at, 'l'::"char", l.id, case when l.erased_hash is not null and exists (select 1 from changes e where e.organisation_id = l.organisation_id and e.table_name = 'looks'
        and e.row_id = l.id and e.content_hash = sha256(l.erased_hash || look_hash(l))) then l.erased_hash else look_hash(l) end
    from looks l where l.organisation_id = organisation and l.kept_at >= coalesce(from_moment, '-infinity') and l.kept_at < until_moment
  ) h order by h.moment, h.what, h.row_id
$$;

-- The record and those that were brought together with it.
create function records_of(organisation uuid, carer uuid) returns uuid[]
  language sql stable set search_path = public, pg_temp as $$
  with recursive merged as (
    select carer as id union select m.carer_id from carer_merges m join merged on m.into_carer_id = merged.id where m.organisation_id = organisation
  ) select array_agg(id) from merged
$$;
revoke all on function records_of(uuid, uuid) from public;

-- Whether something holds a record: a hold on it or on all of them, or something its carer has asked that is not answered.
create function is_held(organisation uuid, records uuid[]) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select exists (select 1 from retention_holds h where h.organisation_id = organisation and h.lifted_at is null and (h.carer_id is null or h.carer_id = any(records)))
    or exists (select 1 from subject_requests r where r.organisation_id = organisation and r.carer_id = any(records)
      and not exists (select 1 from request_steps s where s.organisation_id = organisation and s.request_id = r.id and s.kind in ('given', 'done', 'refused', 'taken-back')))
$$;
revoke all on function is_held(uuid, uuid[]) from public;
grant execute on function is_held(uuid, uuid[]), records_of(uuid, uuid) to lilypad_app;
create function refuse_when_held() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.answer = 'yes' and is_held(new.organisation_id, (select records_of(d.organisation_id, d.carer_id) from disposals d where d.organisation_id = new.organisation_id and d.id = new.disposal_id))
  then raise exception 'This record is held.' using errcode = '42501'; end if;
  return new;
end $$;
create trigger refuse_when_held before insert on disposal_signatures for each row execute function refuse_when_held();

-- The records a disposal is about; refuses unless two people signed, the second of them acts, nothing holds it and it is not done already.
create function disposal_records(organisation uuid, disposal uuid) returns uuid[]
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  records uuid[];
begin
  select records_of(organisation, d.carer_id) into records from disposals d
    join disposal_signatures s on s.organisation_id = d.organisation_id and s.disposal_id = d.id and s.answer = 'yes' and s.recorded_by <> d.recorded_by
    where d.organisation_id = organisation and d.id = disposal and current_setting('app.actor', true) = 'worker:' || s.recorded_by
      and not exists (select 1 from disposal_certificates c where c.organisation_id = organisation and c.disposal_id = d.id);
  if records is null then raise exception 'This disposal is not signed by two people.' using errcode = '42501'; end if;
  -- What she asked was looked at when it was signed; its steps may have gone by now. A hold is looked at each time.
  if exists (select 1 from retention_holds h where h.organisation_id = organisation and h.lifted_at is null and (h.carer_id is null or h.carer_id = any(records))) then raise exception 'This record is held.' using errcode = '42501'; end if;
  return records;
end $$;
revoke all on function disposal_records(uuid, uuid) from public;

-- Take rows of one table away, with what stood in them before. Only rows that belong to the record that the disposal is about; gives back how many.
create function forget_rows(disposal uuid, of_table text, row_ids uuid[]) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organisation uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  records uuid[];
  belongs text;
  gone uuid[];
begin
  if organisation is null then raise exception 'No organisation.' using errcode = '42501'; end if;
  records := disposal_records(organisation, disposal);
  if of_table in ('carers', 'carer_merges', 'changes', 'change_contents', 'looks', 'seals', 'searches', 'disposals', 'disposal_signatures', 'disposal_certificates')
    or not exists (select 1 from pg_class c where c.relname = of_table and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace)
  then raise exception 'Nothing is taken out of % one by one.', of_table using errcode = '42501'; end if;
  if of_table = 'cared_for_people' then
    belongs := 'not exists (select 1 from caring_relationships r where r.organisation_id = t.organisation_id and r.cared_for_person_id = t.id)';
  elsif exists (select 1 from pg_attribute a where a.attrelid = of_table::regclass and a.attname = 'carer_id' and not a.attisdropped) then
    belongs := 't.carer_id = any($3)';
  else
    select string_agg(format('exists (select 1 from %I p where p.organisation_id = t.organisation_id and p.id = t.%I and p.carer_id = any($3))', k.confrelid::regclass::text, a.attname), ' or ') into belongs
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey) and a.attname <> 'organisation_id'
    where k.contype = 'f' and k.conrelid = of_table::regclass and exists (select 1 from pg_attribute p where p.attrelid = k.confrelid and p.attname = 'carer_id' and not p.attisdropped);
  end if;
  if belongs is null then raise exception '% belongs to no record.', of_table using errcode = '42501'; end if;
  if of_table = 'accounts' then
    delete from sign_in_places s using accounts a where a.organisation_id = organisation and a.id = any(row_ids) and a.carer_id = any(records) and s.organisation_id = organisation
      and s.email_hash = sha256(convert_to(E'lilypad sign-in place\n' || lower(trim(a.email)), 'UTF8'));
  end if;
  execute format('with gone as (delete from %I t where t.organisation_id = $1 and t.id = any($2) and (%s) returning t.id) select array_agg(id) from gone', of_table, belongs) into gone using organisation, row_ids, records;
  update change_contents w set content = '{}' from changes c where c.organisation_id = organisation and c.table_name = of_table and c.row_id = any(gone) and w.organisation_id = organisation and w.id = c.id;
  return coalesce(array_length(gone, 1), 0);
end $$;
revoke all on function forget_rows(uuid, text, uuid[]) from public;
grant execute on function forget_rows(uuid, text, uuid[]) to lilypad_app;

-- The end of a disposal: what was left of the record elsewhere (search, searches, drafts, why somebody looked, everything that stood there before),
-- and the record itself. Gives back how many records that were.
create function forget_record(disposal uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organisation uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  records uuid[];
begin
  if organisation is null then raise exception 'No organisation.' using errcode = '42501'; end if;
  records := disposal_records(organisation, disposal);
  -- A search that found her: every word of it stands in her search row.
  update searches q set words = '' where q.organisation_id = organisation and q.words <> '' and exists (
    select 1 from carer_search s where s.organisation_id = organisation and s.carer_id = any(records)
      and not exists (select 1 from regexp_split_to_table(plain_words(trim(q.words)), '\s+') one where position(one in s.words) = 0));
  delete from carer_search where organisation_id = organisation and carer_id = any(records);
  delete from drafts d where d.organisation_id = organisation and exists (
    select 1 from changes c where c.organisation_id = organisation and c.carer_id = any(records) and position(c.row_id::text in d.place) > 0);
  with emptied as (
    update looks l set why = null, erased_hash = look_hash(l) where l.organisation_id = organisation and l.carer_id = any(records) and l.why is not null and l.erased_hash is null returning l.*
  )
  insert into changes (organisation_id, actor, request, kind, table_name, row_id, carer_id, content_hash)
  select organisation, coalesce(nullif(current_setting('app.actor', true), ''), 'owner'), nullif(current_setting('app.request', true), '')::uuid, 'update', 'looks', l.id, l.carer_id,
    sha256(l.erased_hash || look_hash((l.organisation_id, l.id, l.carer_id, l.account_id, l.purpose, l.hour, l.at, l.why, l.request, l.kept_at, l.erased_hash)::looks)) from emptied l;
  delete from carer_merges where organisation_id = organisation and carer_id = any(records);
  delete from carers where organisation_id = organisation and id = any(records);
  update change_contents w set content = '{}' from changes c where c.organisation_id = organisation and c.carer_id = any(records) and c.table_name not in ('disposals') and w.organisation_id = organisation and w.id = c.id and w.content <> '{}';
  return array_length(records, 1);
end $$;
revoke all on function forget_record(uuid) from public;
grant execute on function forget_record(uuid) to lilypad_app;
