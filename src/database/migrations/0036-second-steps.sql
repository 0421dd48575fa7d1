-- A second step at sign-in: an authenticator app, with recovery codes for the day it is lost.
create table authenticators (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  -- Sealed with the installation's key (docs/decisions/0020).
  secret_sealed bytea not null,
  -- The step of time whose code was used last: each code works once.
  last_step integer not null,
  recorded_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts
);
create index authenticators_by_account on authenticators (organisation_id, account_id);
create table recovery_codes (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  -- New ones were made, or the second step was taken away.
  dropped_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts
);
create index recovery_codes_by_account on recovery_codes (organisation_id, account_id, code_hash);
select put_behind_wall(array['authenticators', 'recovery_codes'], false);
grant select, insert on authenticators, recovery_codes to lilypad_app;
grant update (last_step, removed_at, removed_by) on authenticators to lilypad_app;
grant update (used_at, dropped_at) on recovery_codes to lilypad_app;

-- Since when an account asks for a second step. Sign-in reads it, and the change of it is written down.
alter table accounts add column second_step_since timestamptz;
-- When a session became whole: with the second step, where one is asked for. Until then it opens nothing.
alter table sessions add column whole_at timestamptz;
update sessions set whole_at = began_at;
