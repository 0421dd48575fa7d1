-- How often somebody may try to sign in. Counted before anybody knows whether there is such an account, and over all organisations
-- together, so these rows belong to none: they stand under one fixed id, behind the same wall, and are gone after a day. A key is
-- the hash of an e-mail address, of a network address, or of a known device with one of the two.
create table sign_in_attempts (
  organisation_id uuid not null,
  id uuid not null,
  key_hash bytea not null,
  at timestamptz not null,
  primary key (organisation_id, id)
);
create index sign_in_attempts_by_key on sign_in_attempts (organisation_id, key_hash, at);
create index sign_in_attempts_by_time on sign_in_attempts (organisation_id, at);

-- A browser that has signed in to this account before: whoever tries from elsewhere cannot use up its tries.
create table known_devices (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  secret_hash bytea not null,
  known_since timestamptz not null,
  used_at timestamptz not null,
  forgotten_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts
);
create index known_devices_by_account on known_devices (organisation_id, account_id, secret_hash);

-- Which browser a session is in, in plain words; and when its person last proved who they are.
alter table sessions add column device text, add column device_id uuid, add column confirmed_at timestamptz;

select put_behind_wall(array['sign_in_attempts', 'known_devices'], false);
grant select, insert, delete on sign_in_attempts to lilypad_app;
grant select, insert on known_devices to lilypad_app;
grant update (used_at, forgotten_at) on known_devices to lilypad_app;
