-- Looking back, in more detail: alone or together and how, who says that something helped and how sure they are, the banks as they
-- were worded when a mark was made, and an answer that a carer keeps from one worker.
alter table reviews add column together text check (together in ('alone', 'together'));
alter table reviews add column how text check (how in ('in-person', 'phone', 'video', 'own-words'));
alter table contributors add column said_by text check (said_by in ('carer', 'person', 'family', 'worker', 'somebody-else'));
alter table contributors add column sure text check (sure in ('sure', 'fairly', 'not-sure'));
-- A contributor that was named by mistake is taken back; the row stays.
alter table contributors add column withdrawn_by uuid;
alter table contributors add column withdrawn_at timestamptz;
alter table marks add column near_bank text;
alter table marks add column far_bank text;
-- The worker who shall not see this answer: how somebody was treated is asked by another, or privately.
alter table marks add column kept_from uuid;
grant update (withdrawn_by, withdrawn_at) on contributors to lilypad_app;
