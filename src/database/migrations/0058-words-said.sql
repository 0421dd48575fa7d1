-- Finding words in what was said: nothing is kept twice, an index on the passages themselves does it.

-- Words as they are compared: small letters, no accents, one space between and at both ends, and nothing else: ' can t sleep '.
-- What is no letter and no digit of any script stands between words. The expression C decides alike on every machine.
create function words_apart(words text) returns text
  language sql immutable parallel safe set search_path = public, pg_temp as $$
  select ' ' || trim(regexp_replace(unaccent('public.unaccent', lower(words collate "und-x-icu")) collate "C",
    U&'[^a-z0-9\00c0-\00d6\00d8-\00f6\00f8-\060b\060d-\061a\061c-\061e\0620-\06d3\06d5-\0963\0966-\1fff\2c00-\2dff\3040-\fdff\fe70-\feff\ff10-\ffef\+010000-\+01efff\+020000-\+03ffff]+', ' ', 'g')) || ' '
$$;
grant execute on function words_apart(text) to lilypad_app;

-- By what a passage is found: whose it is, and of each word its first three and its first five letters. Every question is asked of
-- whole keys, so a beginning ("boil") costs no more than a word, and a word that everybody says is read only where the
-- carers who are asked about say it.
create function word_keys(carer uuid, words text) returns text[]
  language sql immutable parallel safe cost 100000 set search_path = public, pg_temp as $$
  select array_agg(left(one, 3)) || array_agg(left(one, 5)) || carer::text from unnest(string_to_array(trim(words_apart(words)), ' ')) one
$$;
grant execute on function word_keys(uuid, text) to lilypad_app;

-- Each passage is in the index at once, so that no search has to go through a list of what is still to be put in.
create index passages_by_words on passages using gin (word_keys(carer_id, words)) with (fastupdate = off);

-- The passages in which every one of these stands: a word, or several in this order; the last may be only begun. Of `own` carers all
-- but what is for its own page only; of `others` what was opened to whoever may read the record, or was heard by who acts. What was
-- withdrawn or put right since is left out. Gives ids only, of this transaction's organisation only, the newest talk first.
-- Of very many records the newest talks are read first, as they stand: a word that everybody says is found there, and what is not found there
-- is rare enough for the index, which is asked of sixty records at a time (it looks through those it is asked about for every passage it
-- comes to). Each step says what is looked up by which key, and leaves nothing to be foreseen: how few the index leaves cannot be.
create function search_words(own uuid[], others uuid[], terms text[], beginning boolean, past integer, at_most integer) returns table (passage_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set max_parallel_workers_per_gather = 0 as $$
declare
  organisation uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  reader uuid := substring(current_setting('app.actor', true) from '^worker:([0-9a-f-]{36})$')::uuid;
  whose uuid[] := own || others;
  patterns text[];
  wanted text[];
  newest boolean := array_length(own || others, 1) > 60;
  candidates uuid[];
  found uuid[];
begin
  if organisation is null or reader is null or coalesce(array_length(whose, 1), 0) = 0 then return; end if;
  -- The words hold no sign that means something in a pattern: nothing but letters, digits and spaces is left of them.
  with asked as (
    select words_apart(t.term) as words, beginning and t.at = array_length(terms, 1) as begun from unnest(terms) with ordinality t (term, at)
  ), said as (
    select a.words, a.begun and length(regexp_replace(trim(a.words), '^.* ', '')) > 2 as begun from asked a where trim(a.words) <> ''
  ), singly as (
    select w.one, s.begun and w.at = max(w.at) over (partition by s.words, s.begun) as begun
    from said s, regexp_split_to_table(trim(s.words), ' ') with ordinality w (one, at)
  )
  select (select array_agg('%' || case when s.begun then rtrim(s.words) else s.words end || '%') from said s),
    (select array_agg(left(w.one, case when w.begun and length(w.one) < 5 then 3 else 5 end)) from singly w)
  into patterns, wanted;
  if patterns is null then return; end if;
  loop
    if newest then
      candidates := array(select p.id from (
          select c.id from conversations c where c.organisation_id = organisation and c.carer_id = any(whose)
          order by coalesce(c.held_at, c.planned_for, c.recorded_at) desc, c.id desc limit 200) t
        cross join lateral (select n.id from passages n where n.organisation_id = organisation and n.conversation_id = t.id offset 0) p);
    else
      candidates := array(select p.id from (select array_agg(w.carer::text) as keys from unnest(whose) with ordinality w (carer, at) group by w.at / 60) s
        cross join lateral (select n.id from passages n where n.organisation_id = organisation and word_keys(n.carer_id, n.words) @> wanted and word_keys(n.carer_id, n.words) && s.keys offset 0) p);
    end if;
    found := array(
      select f.id from (
        select p.id, p.carer_id, p.conversation_id, p.words, p.reach, p.heard_by, p.position, t.held
        from passages p cross join lateral (
          select coalesce(c.held_at, c.planned_for, c.recorded_at) as held from conversations c where c.organisation_id = organisation and c.id = p.conversation_id offset 0) t
        where p.organisation_id = organisation and p.id = any(candidates)
        -- Put in order first, so that no more of them are read word by word than are shown.
        order by t.held desc, p.conversation_id desc, p.position, p.id offset 0) f
      where f.reach <> 'here' and words_apart(f.words) like all (patterns)
        and (f.carer_id = any(own) or (f.carer_id = any(others) and (f.reach = 'record' or exists (
          select 1 from conversation_people d where d.organisation_id = organisation and d.conversation_id = f.conversation_id and d.worker_id = reader and d.removed_at is null
            and (f.heard_by is null or d.id = any(f.heard_by))))))
        and not exists (select 1 from withdrawals w where w.organisation_id = organisation and w.conversation_id = f.conversation_id and (w.passage_id is null or w.passage_id = f.id) offset 0)
        and not exists (select 1 from passages n where n.organisation_id = organisation and n.conversation_id = f.conversation_id and n.corrects_id = f.id
          and not exists (select 1 from withdrawals w where w.organisation_id = organisation and w.conversation_id = n.conversation_id and w.passage_id = n.id offset 0) offset 0)
      order by f.held desc, f.conversation_id desc, f.position, f.id limit past + at_most);
    exit when not newest or coalesce(array_length(found, 1), 0) = past + at_most;
    newest := false;
  end loop;
  return query select f.id from unnest(found) with ordinality f (id, at) where f.at > past order by f.at;
end $$;
revoke all on function search_words(uuid[], uuid[], text[], boolean, integer, integer) from public;
grant execute on function search_words(uuid[], uuid[], text[], boolean, integer, integer) to lilypad_app;

-- Whose records a worker may open is asked from the worker's side too.
create index cover_reasons_by_worker on cover_reasons (organisation_id, worker_id, on_day);
create index restriction_namings_by_worker on restriction_namings (organisation_id, worker_id) where ended_at is null;
create index openings_by_worker on openings (organisation_id, worker_id, until_at);
