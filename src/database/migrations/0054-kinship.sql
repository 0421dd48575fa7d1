-- How a child comes to live with somebody of the family or a friend, in law, as it was on a day. A newer line stands before the older.
create table kinship_standings (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  relationship_id uuid not null,
  in_law text not null check (in_law in ('informal', 'kinship-order', 'guardian', 'looked-after', 'permanence-order', 'child-arrangements', 'special-guardianship',
    'kinship-foster', 'private-fostering', 'being-decided', 'not-known', 'prefers-not')),
  words text,
  said_on date not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, relationship_id) references caring_relationships
);
create index kinship_standings_by_relationship on kinship_standings (organisation_id, relationship_id, recorded_at);
create index kinship_standings_by_carer on kinship_standings (organisation_id, carer_id);
select put_behind_wall(array['kinship_standings'], true);
grant select, insert on kinship_standings to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on kinship_standings to lilypad_app;
