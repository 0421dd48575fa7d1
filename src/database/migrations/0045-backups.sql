-- Every backup that was tried: when, of how much, into which file, and what became of it. A backup is of all organisations together, so
-- these rows belong to none: they stand under the same fixed id as the tries to sign in, behind the same wall. Only ever added to.
create table backups (
  organisation_id uuid not null,
  id uuid not null,
  made_for text not null check (made_for in ('night', 'command', 'update')),
  -- The night it was due, for one that Lilypad made by itself.
  night date,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  file text not null,
  row_count integer,
  byte_count bigint,
  -- Why it did not go well; nothing where it did.
  trouble text,
  primary key (organisation_id, id)
);
create index backups_by_time on backups (organisation_id, began_at desc);
select put_behind_wall(array['backups'], false);
grant select, insert on backups to lilypad_app;
