-- A record that is kept and not used (UK GDPR art. 18): from when, on which ground and why; what it is used for all the same; and when that ended.
create table record_stills (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  request_id uuid,
  ground text not null check (ground in ('accuracy', 'unlawful', 'claim', 'objection')),
  why text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, request_id) references subject_requests
);
create index record_stills_by_carer on record_stills (organisation_id, carer_id);
-- Ended, after the carer was told (art. 18(3)).
create table record_still_endings (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  still_id uuid not null,
  told_on date not null,
  why text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, still_id),
  foreign key (organisation_id, still_id) references record_stills
);
create index record_still_endings_by_carer on record_still_endings (organisation_id, carer_id);
-- Written in all the same, for a day: what the law allows (art. 18(2)), and why.
create table record_still_uses (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  worker_id uuid not null,
  on_day date not null,
  ground text not null check (ground in ('agreed', 'claim', 'safety')),
  why text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, worker_id) references workers
);
create index record_still_uses_by_carer on record_still_uses (organisation_id, carer_id, on_day);
select put_behind_wall(array['record_stills', 'record_still_endings', 'record_still_uses'], true);
grant select, insert on record_stills, record_still_endings, record_still_uses to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on record_stills, record_still_endings, record_still_uses to lilypad_app;

-- Whether a record is kept and not used.
create function is_still(organisation uuid, carer uuid) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select exists (select 1 from record_stills s where s.organisation_id = organisation and s.carer_id = carer
    and not exists (select 1 from record_still_endings e where e.organisation_id = s.organisation_id and e.still_id = s.id))
$$;
revoke all on function is_still(uuid, uuid) from public;
grant execute on function is_still(uuid, uuid) to lilypad_app;

-- While it is, no worker writes in it, whatever the app does; but what keeps it safe, answers its carer, or is about somebody's safety goes on.
create function refuse_when_still(of_table text, organisation uuid, carer uuid) returns void
  language plpgsql set search_path = public, pg_temp as $$
declare
  actor text := coalesce(current_setting('app.actor', true), '');
begin
  if actor not like 'worker:%' or carer is null or not is_still(organisation, carer) then return; end if;
  if of_table in ('record_stills', 'record_still_endings', 'record_still_uses', 'subject_requests', 'request_steps', 'request_decisions', 'erasures', 'erasure_items',
    'retention_holds', 'retention_delays', 'concerns', 'concern_notes', 'concern_namings', 'allocations', 'works_here', 'worker_refusals', 'restrictions', 'restriction_namings',
    'cover_reasons', 'openings', 'opening_answers', 'accounts') then return; end if;
  if exists (select 1 from record_still_uses u join organisations o on o.organisation_id = u.organisation_id
    where u.organisation_id = organisation and u.carer_id = carer and 'worker:' || u.worker_id = actor and u.recorded_at > clock_timestamp() - interval '24 hours') then return; end if;
  -- What its carer asked to have forgotten goes all the same.
  if current_setting('app.erasing', true) = carer::text then return; end if;
  raise exception 'This record is kept and not used for now, so nothing was written in it.' using errcode = 'LP403';
end $$;
revoke all on function refuse_when_still(text, uuid, uuid) from public;
grant execute on function refuse_when_still(text, uuid, uuid) to lilypad_app;

create or replace function record_change() returns trigger language plpgsql set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
  was jsonb;
  is_now jsonb;
  one jsonb;
  change_id uuid := gen_random_uuid();
  whose uuid;
begin
  if tg_op <> 'INSERT' then was := to_jsonb(old); end if;
  if tg_op <> 'DELETE' then is_now := to_jsonb(new); end if;
  if was = is_now then return null; end if;
  one := coalesce(is_now, was);
  whose := case when tg_table_name = 'carers' then (one->>'id')::uuid else (one->>'carer_id')::uuid end;
  perform refuse_when_still(tg_table_name, (one->>'organisation_id')::uuid, whose);
  insert into changes (organisation_id, id, actor, request, kind, table_name, row_id, carer_id, content_hash)
  values (
    (one->>'organisation_id')::uuid, change_id,
    coalesce(nullif(current_setting('app.actor', true), ''), 'owner'),
    nullif(current_setting('app.request', true), '')::uuid,
    lower(tg_op), tg_table_name,
    coalesce(one->>'id', one->>'organisation_id')::uuid,
    whose,
    sha256(convert_to(one::text, 'UTF8'))
  );
  if was is not null then
    insert into change_contents (organisation_id, id, content) values ((one->>'organisation_id')::uuid, change_id, was);
  end if;
  return null;
end $$;

-- It is kept: nothing of it is disposed of.
create or replace function is_held(organisation uuid, records uuid[]) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select exists (select 1 from retention_holds h where h.organisation_id = organisation and h.lifted_at is null and (h.carer_id is null or h.carer_id = any(records)))
    or exists (select 1 from unnest(records) r where is_still(organisation, r))
    or exists (select 1 from subject_requests r where r.organisation_id = organisation and r.carer_id = any(records)
      and not exists (select 1 from request_steps s where s.organisation_id = r.organisation_id and s.request_id = r.id and s.kind in ('given', 'done', 'refused', 'taken-back')))
$$;
