-- An organisation's own lens (for its funder): each time it is kept is a row of its own, and the newest is in force.
create table lens_versions (
  organisation_id uuid not null references organisations,
  id uuid not null,
  lens_id uuid not null,
  name text not null,
  for_whom text,
  parts jsonb not null,
  in_use text not null default 'yes' check (in_use in ('yes', 'no')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id)
);
create index lens_versions_by_lens on lens_versions (organisation_id, lens_id, recorded_at desc);

-- What kind of outcome it is and whose, as far as anybody says: as in Talking Points.
alter table outcomes add column kind text check (kind in ('quality-of-life', 'process', 'change'));
alter table outcomes add column whose text check (whose in ('carer', 'person', 'both', 'young-carer', 'family'));

-- An outcome is split, joined with others, or goes with another: a row that says why, and nothing is overwritten.
-- split: `to_id` was made out of `from_id`; joined: `from_id` went into `to_id`; goes-with: the two belong together.
create table outcome_links (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  kind text not null check (kind in ('split', 'joined', 'goes-with')),
  from_id uuid not null,
  to_id uuid not null,
  why text,
  undone_by uuid,
  undone_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, from_id) references outcomes,
  foreign key (organisation_id, to_id) references outcomes
);
create index outcome_links_by_from on outcome_links (organisation_id, from_id);
create index outcome_links_by_to on outcome_links (organisation_id, to_id);

select put_behind_wall(array['lens_versions', 'outcome_links'], true);
grant select, insert on lens_versions, outcome_links to lilypad_app;
grant update (carer_id, undone_by, undone_at) on outcome_links to lilypad_app;
