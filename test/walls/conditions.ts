import type { ClientBase, Pool } from 'pg'
import { definers, referenceTables, untracked } from './definers.ts'

type Asked = Pool | ClientBase

/** One condition of the database, as a question to its catalogue: a row for each place that breaks it. */
export interface Condition {
  name: string
  broken: (db: Asked) => Promise<string[]>
  /** SQL that breaks it on purpose, and what is said then. */
  planted: string
  caught: RegExp
}

const ask = async (db: Asked, question: string): Promise<string[]> => (await db.query<{ said: string }>(question)).rows.map((row) => row.said)
const named = (list: Readonly<Record<string, string>>) => Object.keys(list).map((name) => `'${name}'`).join(', ')

const tables = `(select oid, relname as name, relrowsecurity, relforcerowsecurity, relowner from pg_class
  where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname not like 'kysely\\_%') t`
const wall = `(organisation_id = (NULLIF(current_setting(''app.organisation''::text, true), ''''::text))::uuid)`

/** What every table of the record must be, so that the walls stand and the whole can be distributed by organisation. */
export const conditions: readonly Condition[] = [
  {
    name: 'every table belongs to an organisation',
    broken: (db) => ask(db, `select name || ': give it organisation_id uuid not null' as said from ${tables} where not exists
      (select 1 from pg_attribute a where a.attrelid = t.oid and a.attname = 'organisation_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)`),
    planted: 'create table pads (id uuid primary key)', caught: /^pads: give it organisation_id/,
  },
  {
    name: 'every primary key is (organisation_id, id), but for the reference tables in test/walls/definers.ts',
    broken: (db) => ask(db, `select name || ': its primary key must be (organisation_id, id)' as said from ${tables} where name not in (${named(referenceTables)}) and not exists
      (select 1 from pg_constraint c where c.conrelid = t.oid and c.contype = 'p' and pg_get_constraintdef(c.oid) = 'PRIMARY KEY (organisation_id, id)')`),
    planted: 'create table pads (organisation_id uuid not null, id uuid primary key)', caught: /^pads: its primary key/,
  },
  {
    name: 'every foreign key includes organisation_id',
    broken: (db) => ask(db, `select c.conrelid::regclass || ': ' || c.conname || ' must include organisation_id on both sides' as said from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      and not (exists (select 1 from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname = 'organisation_id')
        and exists (select 1 from pg_attribute a where a.attrelid = c.confrelid and a.attnum = any(c.confkey) and a.attname = 'organisation_id'))`),
    planted: 'create table pads (organisation_id uuid, id uuid unique, over uuid references pads (id))', caught: /^pads: pads_over_fkey must include/,
  },
  {
    name: 'no unique constraint reaches across organisations, but for the reference tables',
    broken: (db) => ask(db, `select i.indrelid::regclass || ': ' || i.indexrelid::regclass || ' must begin with organisation_id' as said from pg_index i join ${tables} on t.oid = i.indrelid
      where i.indisunique and name not in (${named(referenceTables)}) and not exists (select 1 from pg_attribute a where a.attrelid = i.indrelid and a.attname = 'organisation_id' and a.attnum = any(i.indkey))`),
    planted: 'create unique index carers_by_phone on carers (phone)', caught: /^carers: carers_by_phone/,
  },
  {
    name: 'row-level security is enabled on every table, and not forced on its owner',
    broken: (db) => ask(db, `select name || ': ' || case when relforcerowsecurity then 'do not force row-level security: a backup would copy nothing' else 'enable row-level security: put_behind_wall' end as said
      from ${tables} where not relrowsecurity or relforcerowsecurity`),
    planted: 'alter table carers disable row level security; alter table plans force row level security', caught: /carers: enable row-level security.*plans: do not force/s,
  },
  {
    name: 'every table has exactly one policy, for everybody and everything, without a sub-select',
    broken: (db) => ask(db, `select name || ': its one policy must be put_behind_wall’s' as said from ${tables} where (select count(*) from pg_policy p where p.polrelid = t.oid) <> 1 or not exists
      (select 1 from pg_policies p where p.tablename = name and p.permissive = 'PERMISSIVE' and p.cmd = 'ALL' and p.roles = '{public}' and p.qual = '${wall}' and coalesce(p.with_check, '${wall}') = '${wall}')`),
    planted: 'create policy too on carers using (true); drop policy own_organisation on plans; create policy own_organisation on plans using (organisation_id in (select organisation_id from organisations))', caught: /carers: its one policy.*plans: its one policy/s,
  },
  {
    name: 'no sequences: identity is born where the thing is born',
    broken: (db) => ask(db, `select relname || ': a sequence cannot be distributed; mint a UUID' as said from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`),
    planted: 'create table pads (organisation_id uuid not null, id serial)', caught: /^pads_id_seq: a sequence/,
  },
  {
    name: 'every change of a table is written down, but for those in one list',
    broken: (db) => ask(db, `select name || ': put it behind the wall with its changes tracked, or say in test/walls/definers.ts why not' as said from ${tables} where name not in (${named(untracked)}) and not exists
      (select 1 from pg_trigger g where g.tgrelid = t.oid and g.tgfoid = 'record_change'::regproc and g.tgenabled = 'O' and (g.tgtype & 4) <> 0 and (g.tgtype & 16) <> 0 and (name = 'organisations' or (g.tgtype & 8) <> 0))`),
    planted: 'drop trigger record_change on carers; alter table plans disable trigger record_change', caught: /carers: put it behind.*plans: put it behind/s,
  },
  {
    name: 'the app may add to what is written down, and never change or take away',
    broken: (db) => ask(db, `select name || ': lilypad_app may ' || p || ' it' as said from unnest(array['changes', 'change_contents', 'looks', 'searches']) name, unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) p
      where has_table_privilege('lilypad_app', name, p) or (p = 'UPDATE' and has_any_column_privilege('lilypad_app', name, p))`),
    planted: 'grant update (actor) on changes to lilypad_app; grant delete on looks to lilypad_app', caught: /changes: lilypad_app may UPDATE it.*looks: lilypad_app may DELETE it/s,
  },
  {
    name: 'what was said stays as it was said: the words of a passage, an agreement and a state are never updated',
    broken: (db) => ask(db, `select said from (values ('passages', 'words'), ('plan_agreements', 'content'), ('plan_agreements', 'content_hash'), ('outcome_states', 'state'), ('concerns', 'words'), ('document_chunks', 'content')) c (t, k),
      lateral (select t || '.' || k || ': lilypad_app may update it' as said) s where has_column_privilege('lilypad_app', t, k, 'UPDATE')`),
    planted: 'grant update on passages to lilypad_app', caught: /^passages\.words: lilypad_app may update it/,
  },
  {
    name: 'the app’s own log-in owns nothing, is nobody special, and is lilypad_app only when it says so',
    broken: (db) => ask(db, `select rolname || ': must own nothing, bypass nothing and inherit nothing' as said from pg_roles r where rolname in ('lilypad_app', 'lilypad_login')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or (rolname = 'lilypad_login' and rolinherit) or (rolname = 'lilypad_app' and rolcanlogin) or exists (select 1 from ${tables} where relowner = r.oid))
      union all select name || ': lilypad_login may ' || p || ' it without becoming lilypad_app' from ${tables}, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
      where has_table_privilege('lilypad_login', t.oid, p) and not has_table_privilege('lilypad_app', t.oid, p) or has_table_privilege('public', t.oid, p)`),
    planted: 'grant select on carers to public; alter table plans owner to lilypad_app', caught: /carers: lilypad_login may SELECT.*lilypad_app: must own nothing/s,
  },
  {
    name: 'every SECURITY DEFINER function stands in test/walls/definers.ts, pins its search_path and is nobody’s but the app’s',
    broken: async (db) => {
      const { rows } = await db.query<{ name: string; pinned: boolean; open: boolean; trigger: boolean }>(`
        select p.proname as name, coalesce(p.proconfig::text like '%search_path=%pg_temp%', false) as pinned, p.prorettype = 'trigger'::regtype as trigger,
          has_function_privilege('public', p.oid, 'EXECUTE') as open
        from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace`)
      return [
        ...rows.filter(({ name }) => !(name in definers)).map(({ name }) => `${name}: list it in test/walls/definers.ts and test it against the second organisation`),
        ...rows.filter(({ pinned }) => !pinned).map(({ name }) => `${name}: set search_path = public, pg_temp`),
        ...rows.filter(({ open, trigger }) => open && !trigger).map(({ name }) => `${name}: revoke it from public`),
        ...Object.keys(definers).filter((name) => !rows.some((row) => row.name === name)).map((name) => `${name}: is no such function any more`),
      ]
    },
    planted: "create function everything() returns setof uuid language sql security definer as 'select id from carers'", caught: /everything: list it.*everything: revoke it.*everything: set search_path/s,
  },
  {
    name: 'views, which would see past the wall as their owner, do not exist',
    broken: (db) => ask(db, `select relname || ': a view reads as its owner, past the walls; use a query' as said from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace`),
    planted: 'create view pads as select * from carers', caught: /^pads: a view reads/,
  },
]
