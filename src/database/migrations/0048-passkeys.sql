-- Passkeys: keys that a person's own devices hold. Lilypad keeps the public half, so there is no secret here to take.
create table passkeys (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  credential_id bytea not null,
  public_key bytea not null,
  -- How the browser may reach it (usb, internal, hybrid ...), as it said itself.
  transports text[] not null,
  -- What its counter stood at when it was added; later ones stand with its uses.
  counter bigint not null,
  -- When it was added the device asked for a finger, a face or a PIN: then it can be a second step by itself.
  verified_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts
);
create unique index passkeys_by_credential on passkeys (organisation_id, credential_id) where removed_at is null;
create index passkeys_by_account on passkeys (organisation_id, account_id);

-- Each time one was used. One whose counter went back may be a copy: that is refused, and its owner sees it.
create table passkey_uses (
  organisation_id uuid not null,
  id uuid not null,
  passkey_id uuid not null,
  counter bigint not null,
  outcome text not null check (outcome in ('taken', 'went back')),
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, passkey_id) references passkeys
);
create index passkey_uses_by_passkey on passkey_uses (organisation_id, passkey_id, at desc);

-- What a device is asked to sign: each works once, for five minutes. Before somebody is known they stand under the one fixed id
-- under which tries to sign in stand too.
create table passkey_challenges (
  organisation_id uuid not null,
  id uuid not null,
  challenge_hash bytea not null,
  purpose text not null check (purpose in ('sign-in', 'second-step', 'confirm', 'add')),
  account_id uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts
);
create index passkey_challenges_by_hash on passkey_challenges (organisation_id, challenge_hash);
create index passkey_challenges_by_time on passkey_challenges (organisation_id, made_at);

select put_behind_wall(array['passkeys'], true);
select put_behind_wall(array['passkey_uses', 'passkey_challenges'], false);
grant select, insert on passkeys, passkey_uses to lilypad_app;
grant update (name, removed_at, removed_by) on passkeys to lilypad_app;
grant select, insert, delete on passkey_challenges to lilypad_app;
grant update (used_at) on passkey_challenges to lilypad_app;

alter table sessions drop constraint sessions_how_check;
alter table sessions add constraint sessions_how_check check (how in ('link', 'password', 'demo', 'passkey', 'sign-on'));
