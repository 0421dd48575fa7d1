-- Single items that a carer asks to have forgotten (UK GDPR art. 17): what was picked, why, and by whom. What they said is gone; this stays as a stone.
create table erasures (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  request_id uuid not null,
  why text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, request_id) references subject_requests
);
create index erasures_by_request on erasures (organisation_id, request_id, recorded_at);
-- One item: a column of a row that stays, or (without one) a row that goes whole.
create table erasure_items (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  erasure_id uuid not null,
  table_name text not null,
  row_id uuid not null,
  column_name text,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, erasure_id) references erasures
);
create index erasure_items_by_erasure on erasure_items (organisation_id, erasure_id);
select put_behind_wall(array['erasures', 'erasure_items'], true);
grant select, insert on erasures, erasure_items to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on erasures, erasure_items to lilypad_app;

-- What may be forgotten before the record's end: the same as the rooms declare as optional (test/walls/erasable.test.ts).
create function erasable() returns table (table_name text, column_name text, whole boolean)
  language sql immutable set search_path = public, pg_temp as $$
  select 'carers', c, false from unnest(array['full_name', 'pronouns', 'date_of_birth', 'gender', 'postcode', 'address', 'phone', 'email', 'language', 'contact_preference', 'communication_needs', 'in_one_line', 'take_care']) c
  union all select 'equality_answers', c, true from unnest(array['answer', 'words']) c
  union all select 'circle_people', c, true from unnest(array['name', 'who', 'gives', 'gets', 'contact']) c
  union all select 'highlights', c, true from unnest(array['words']) c
  union all select 'life_events', c, true from unnest(array['on_day', 'words']) c
  union all select 'documents', c, true from unnest(array['title']) c
  union all select 'document_chunks', c, false from unnest(array['content']) c
  union all select 'preparation_answers', c, true from unnest(array['picked', 'other', 'words', 'invite', 'rather_not', 'interpreter', 'advocate', 'place', 'time', 'likes', 'before']) c
$$;
revoke all on function erasable() from public;
grant execute on function erasable() to lilypad_app;

-- Take what one column said out of everything that stood in a row before. What is left of each of those stays readable, and a line of the history
-- (itself sealed) says what it is now, so that nothing else of it can be altered behind it. `of_column` null: all of it.
create function forget_past(organisation uuid, of_table text, of_row uuid, of_column text) returns void
  language plpgsql set search_path = public, pg_temp set timezone = 'UTC' as $$
begin
  if of_column is null then
    update change_contents w set content = '{}' from changes c where c.organisation_id = organisation and c.table_name = of_table and c.row_id = of_row and w.organisation_id = organisation and w.id = c.id;
    return;
  end if;
  with left_over as (
    update change_contents w set content = w.content - of_column from changes c
    where c.organisation_id = organisation and c.table_name = of_table and c.row_id = of_row and w.organisation_id = organisation and w.id = c.id and w.content ? of_column
    returning w.id, w.content, c.carer_id
  )
  insert into changes (organisation_id, actor, request, kind, table_name, row_id, carer_id, content_hash)
  select organisation, coalesce(nullif(current_setting('app.actor', true), ''), 'owner'), nullif(current_setting('app.request', true), '')::uuid, 'update', 'change_contents', l.id, l.carer_id,
    sha256(convert_to(l.content::text, 'UTF8')) from left_over l;
end $$;
revoke all on function forget_past(uuid, text, uuid, text) from public;

-- The stone and the erasing are one: whoever puts the one down does the other, in the same moment, once.
create function erase_item() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  records uuid[];
  child record;
  child_rows uuid[];
  child_row uuid;
  was text;
  touched integer;
  whose text := case when new.table_name = 'carers' then 'id' else 'carer_id' end;
begin
  if new.organisation_id is distinct from nullif(current_setting('app.organisation', true), '')::uuid or current_setting('app.actor', true) is distinct from 'worker:' || new.recorded_by
  then raise exception 'Nobody erases for somebody else.' using errcode = '42501'; end if;
  select records_of(e.organisation_id, e.carer_id) into records from erasures e join subject_requests r on r.organisation_id = e.organisation_id and r.id = e.request_id and r.kind = 'forget' and r.carer_id = e.carer_id
    where e.organisation_id = new.organisation_id and e.id = new.erasure_id and e.recorded_by = new.recorded_by and e.carer_id = new.carer_id
      and not exists (select 1 from request_steps s where s.organisation_id = r.organisation_id and s.request_id = r.id and s.kind in ('given', 'done', 'refused', 'taken-back'));
  if records is null then raise exception 'Nobody has asked for this, or it is answered.' using errcode = '42501'; end if;
  if exists (select 1 from retention_holds h where h.organisation_id = new.organisation_id and h.lifted_at is null and (h.carer_id is null or h.carer_id = any(records)))
  then raise exception 'This record is held.' using errcode = '42501'; end if;
  if not exists (select 1 from erasable() x where x.table_name = new.table_name and (case when x.whole then new.column_name is null else x.column_name = new.column_name end)) or new.table_name = 'document_chunks'
  then raise exception 'This is not forgotten one by one.' using errcode = '42501'; end if;

  -- A record that is kept and not used still forgets what its carer asked.
  execute format('set local app.erasing = %L', new.carer_id);
  if new.column_name is not null then
    execute format('select t.%I::text from %I t where t.organisation_id = $1 and t.id = $2 and t.%I = any($3)', new.column_name, new.table_name, whose) into was using new.organisation_id, new.row_id, records;
    execute format('update %I t set %I = null, version = t.version + 1 where t.organisation_id = $1 and t.id = $2 and t.%I = any($3)', new.table_name, new.column_name, whose) using new.organisation_id, new.row_id, records;
    get diagnostics touched = row_count;
    if touched = 0 then raise exception 'There is no such row in this record.' using errcode = '42501'; end if;
    perform forget_past(new.organisation_id, new.table_name, new.row_id, new.column_name);
    -- What somebody looked for, and what somebody was still writing there.
    if length(was) > 3 then
      if new.column_name in ('full_name', 'postcode', 'phone', 'email') then
        update searches q set words = '' where q.organisation_id = new.organisation_id and q.words <> '' and exists (
          select 1 from regexp_split_to_table(plain_words(trim(q.words)), '\s+') one where length(one) > 2
            and (position(one in plain_words(was)) > 0 or (one ~ '^\d{3,}$' and position(one in regexp_replace(was, '\D', '', 'g')) > 0)));
      end if;
      delete from drafts d where d.organisation_id = new.organisation_id and position(new.row_id::text in d.place) > 0 and position(was in d.words::text) > 0;
    end if;
    set local app.erasing = '';
    return null;
  end if;

  execute format('select t.id from %I t where t.organisation_id = $1 and t.id = $2 and t.%I = any($3)', new.table_name, whose) into child_row using new.organisation_id, new.row_id, records;
  if child_row is null then raise exception 'There is no such row in this record.' using errcode = '42501'; end if;
  for child in select * from (values ('documents', 'document_chunks', 'document_id'), ('life_events', 'life_event_outcomes', 'life_event_id'), ('preparation_answers', 'preparation_uses', 'answer_id')) v (parent, name, leads) where v.parent = new.table_name loop
    execute format('with gone as (delete from %I t where t.organisation_id = $1 and t.%I = $2 returning t.id) select array_agg(id) from gone', child.name, child.leads) into child_rows using new.organisation_id, new.row_id;
    foreach child_row in array coalesce(child_rows, '{}') loop perform forget_past(new.organisation_id, child.name, child_row, null); end loop;
  end loop;
  begin
    execute format('delete from %I t where t.organisation_id = $1 and t.id = $2', new.table_name) using new.organisation_id, new.row_id;
  exception when foreign_key_violation then
    -- Something else of the record leads here (whose part an action is, whose words a risk was): the row stays, and says nothing.
    if new.table_name = 'circle_people' then
      update circle_people set name = '—', who = '—', gives = null, gets = null, contact = null, version = version + 1 where organisation_id = new.organisation_id and id = new.row_id;
    elsif new.table_name = 'highlights' then
      update highlights set words = '—' where organisation_id = new.organisation_id and id = new.row_id;
    else raise; end if;
  end;
  perform forget_past(new.organisation_id, new.table_name, new.row_id, null);
  set local app.erasing = '';
  return null;
end $$;
revoke all on function erase_item() from public;
create trigger erase_item after insert on erasure_items for each row execute function erase_item();
