-- After a death nothing chases. Who gets in touch and when, in words, once they have said; and the day from which it goes on as before.
-- That there was a death stands where it was written down (`caring_endings`, `carers.died_on`); a newer line here stands before the older.
create table gentle_holds (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  kind text not null check (kind in ('over', 'contact')),
  who text,
  when_words text,
  on_day date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  check ((kind = 'contact') = (who is not null)),
  foreign key (organisation_id, carer_id) references carers
);
create index gentle_holds_by_carer on gentle_holds (organisation_id, carer_id, recorded_at);
select put_behind_wall(array['gentle_holds'], true);
grant select, insert on gentle_holds to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on gentle_holds to lilypad_app;
