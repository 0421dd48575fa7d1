-- A risk worth taking, lifted out of the words: why it is worth it, what could go wrong, and who carries what. The newest row stands.
create table risk_agreements (
  organisation_id uuid not null,
  id uuid not null,
  carer_id uuid not null,
  highlight_id uuid not null,
  worth text,
  wrong text,
  carer_carries text,
  person_carries text,
  others_carry text,
  workers_carry text,
  organisation_carries text,
  look_on date,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, carer_id) references carers,
  foreign key (organisation_id, highlight_id) references highlights
);
create index risk_agreements_by_highlight on risk_agreements (organisation_id, highlight_id, recorded_at desc);

select put_behind_wall(array['risk_agreements'], true);
grant select, insert on risk_agreements to lilypad_app;
-- Carrying a record over to its twin moves its rows and nothing else.
grant update (carer_id) on risk_agreements to lilypad_app;
