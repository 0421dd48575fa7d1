-- Single sign-on: an organisation's own provider (OpenID Connect) says who somebody is. Settings are versions: the newest is in force.
create table sign_on_settings (
  organisation_id uuid not null,
  id uuid not null,
  state text not null check (state in ('in use', 'not in use')),
  issuer text not null,
  client_id text not null,
  -- Sealed with the installation's key (docs/decisions/0020).
  secret_sealed bytea not null,
  -- Whose e-mail addresses are its people's.
  domains text[] not null,
  -- Where Lilypad may ask: what the provider itself named when these settings were kept.
  origins text[] not null,
  -- Whether it counts as two steps: never, when the provider says so, always.
  second_step text not null check (second_step in ('never', 'when told', 'always')),
  -- Whether passwords, links and passkeys stay for everybody, or for administrators alone.
  other_ways text not null check (other_ways in ('everybody', 'administrators')),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id) references organisations
);
create index sign_on_settings_newest on sign_on_settings (organisation_id, recorded_at desc);

-- Who somebody is at the provider. The subject never changes there; an e-mail address may.
create table sign_on_links (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  how text not null check (how in ('by address', 'signed in')),
  recorded_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts
);
create unique index sign_on_links_by_subject on sign_on_links (organisation_id, issuer, subject) where removed_at is null;
create unique index sign_on_links_by_account on sign_on_links (organisation_id, account_id, issuer) where removed_at is null;

-- Somebody is on their way to the provider and back: once, in this browser, for a quarter of an hour.
create table sign_on_tries (
  organisation_id uuid not null,
  id uuid not null,
  settings_id uuid not null,
  state_hash bytea not null,
  browser_hash bytea not null,
  -- Whose account is to be connected; nobody's where somebody signs in.
  account_id uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, settings_id) references sign_on_settings,
  foreign key (organisation_id, account_id) references accounts
);
create index sign_on_tries_by_state on sign_on_tries (organisation_id, state_hash);

select put_behind_wall(array['sign_on_settings', 'sign_on_links'], true);
select put_behind_wall(array['sign_on_tries'], false);
grant select, insert on sign_on_settings, sign_on_links to lilypad_app;
grant update (removed_at, removed_by) on sign_on_links to lilypad_app;
grant select, insert, delete on sign_on_tries to lilypad_app;
grant update (used_at) on sign_on_tries to lilypad_app;
