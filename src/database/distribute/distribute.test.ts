import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useTestDatabase } from '../../../test/world.ts'
import { distribute, planDistribution, runPlan } from './distribute.ts'
import { findObstacles, obstacles, wholeTables } from './obstacles.ts'
import { makePlan } from './plan.ts'

const world = useTestDatabase('world')

test('without Citus it says so, says where to read on, and changes nothing', async () => {
  await expect(distribute(world.place)).rejects.toThrow('This PostgreSQL has no Citus, so nothing can be distributed.')
  await expect(distribute(world.place)).rejects.toThrow('docs/running/scale.md')
})

test('the database as it is meets every condition', async () => {
  expect(await findObstacles(world.owner)).toEqual([])
})

/** For each condition, something that breaks it, and what is said then. */
const planted: readonly [sql: string, said: string][] = [
  ['create table pads (id uuid primary key, organisation_id uuid)', 'pads has no organisation_id uuid not null to be distributed by'],
  ['create unique index by_phone on carers (phone)', 'carers.by_phone is unique without the organisation'],
  ['create table pads (organisation_id uuid not null, id uuid, primary key (id, organisation_id))', 'pads has no primary key that begins with the organisation'],
  ['create table pads (organisation_id uuid not null, id uuid, over uuid, primary key (organisation_id, id), unique (id, organisation_id), constraint leads foreign key (organisation_id, over) references pads (id, organisation_id))', 'pads.leads leads to another organisation’s row'],
  ['create table pads (organisation_id uuid not null, id uuid, primary key (organisation_id, id), constraint empties foreign key (organisation_id, id) references carers on delete set null)', 'pads.empties would empty or change the organisation of a row'],
  ['create table pads (organisation_id uuid not null, id uuid, primary key (organisation_id, id), constraint follows foreign key (organisation_id, id) references carers on update cascade)', 'pads.follows would empty or change the organisation of a row'],
  ['alter table sign_in_places add constraint leads foreign key (organisation_id) references organisations', 'sign_in_places.leads leads from a table that every node has whole'],
  ['create policy asks on carers using (organisation_id in (select organisation_id from organisations))', 'carers.asks is a policy with a question inside'],
  ['create policy open on carers using (true)', 'carers.open is a policy with a question inside, or without the organisation'],
  ['create sequence numbers', 'numbers mints numbers in one place'],
  ['create view pads as select 1 as one', 'pads is no ordinary table'],
  ['create trigger whole after insert on carers for each statement execute function record_change()', 'carers.whole is a trigger of a whole statement'],
  ["create function sets() returns text language sql set search_path = public as $$ select set_config('app.organisation', '', true) $$", 'sets is a function that sets the organisation'],
  ['create function open() returns integer language sql as $$ select 1 $$', 'open is a function that sets the organisation in a way that does not reach the nodes (set_config), or whose search_path is open'],
  ['create function named(organisation uuid, carer uuid) returns text language sql set search_path = public as $$ select call_name from carers where organisation_id = organisation and id = carer $$', 'named is a function in SQL that reads the record by what it is given'],
  ['create function ended(one uuid) returns bigint language sql set search_path = public return (select count(*) from public.carers c where c.organisation_id = one)', 'ended is a function in SQL that reads the record by what it is given'],
]

test.each(planted)('seen to bite: %s', async (sql, said) => {
  const client = await world.owner.connect()
  try {
    await client.query('begin')
    await client.query(sql)
    expect((await findObstacles(client)).join('\n')).toContain(said)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('every condition was broken once', () => {
  for (const { what } of obstacles) expect(planted.filter(([, said]) => said.includes(what.split(':')[0]!.split(',')[0]!) || what.startsWith(said.split(' ').slice(1).join(' ')))).not.toEqual([])
})

// Citus itself is not to be had here. In its place stand functions of the same names that demand what it demands at that moment, and
// write down what they were asked.
const doubles = `
  create schema double;
  create table double.pg_dist_partition (logicalrelid regclass, kind text, beside text);
  create function double.demand_bare(relation regclass) returns void language plpgsql as $$ begin
    if exists (select from pg_constraint where contype = 'f' and (conrelid = relation or confrelid = relation)) then raise 'foreign keys on %', relation; end if;
    if exists (select from pg_trigger where tgrelid = relation and not tgisinternal) then raise 'triggers on %', relation; end if;
    if exists (select from double.pg_dist_partition where logicalrelid = relation) then raise '% is distributed already', relation; end if;
    if current_setting('citus.enable_unsafe_triggers', true) is distinct from 'on' then raise 'no triggers allowed'; end if;
  end $$;
  create function double.create_distributed_table(relation regclass, key text, colocate_with text) returns void language plpgsql as $$ begin
    perform double.demand_bare(relation);
    if not exists (select from pg_attribute where attrelid = relation and attname = key and attnotnull) then raise '% has no %', relation, key; end if;
    if colocate_with <> 'none' and not exists (select from double.pg_dist_partition where logicalrelid = colocate_with::regclass) then raise '% is not distributed', colocate_with; end if;
    insert into double.pg_dist_partition values (relation, 'distributed', colocate_with);
  end $$;
  create function double.create_reference_table(relation regclass) returns void language plpgsql as $$ begin
    perform double.demand_bare(relation);
    insert into double.pg_dist_partition values (relation, 'whole', null);
  end $$;
  create table double.pg_dist_object (classid oid, objid oid);
  create function double.create_distributed_function(which regprocedure) returns void language plpgsql as $$ begin
    if current_setting('citus.multi_shard_modify_mode', true) is distinct from 'sequential' then raise 'not one after the other'; end if;
    if exists (select from pg_depend where objid = which and deptype = 'e') then raise '% is an extension''s', which; end if;
    if exists (select from pg_trigger g join pg_class c on c.oid = g.tgrelid where c.relnamespace = 'public'::regnamespace and not g.tgisinternal) then raise 'a trigger would call what is not there'; end if;
    if not exists (select from double.pg_dist_partition) then raise 'its tables are not there'; end if;
    insert into double.pg_dist_object values ('pg_proc'::regclass, which);
  end $$;`

describe('carried out, with doubles that demand what Citus demands', () => {
  let client: pg.Client
  beforeAll(async () => {
    client = new pg.Client(world.place)
    await client.connect()
  })
  afterAll(() => client.end())

  /** Every link, trigger, policy, index and privilege, and how many rows there are. */
  async function everything(): Promise<unknown> {
    const one = async (question: string) => (await client.query({ text: question, rowMode: 'array' })).rows.map((row) => row.join(' | '))
    const tables = await one("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1")
    return {
      links: await one("select conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2"),
      triggers: await one('select tgrelid::regclass, tgname, pg_get_triggerdef(oid), tgenabled from pg_trigger where not tgisinternal order by 1, 2'),
      policies: await one("select tablename, policyname, qual, with_check from pg_policies order by 1, 2"),
      indexes: await one("select indexdef from pg_indexes where schemaname = 'public' order by 1"),
      rows: await Promise.all(tables.map((table) => one(`select '${table}', count(*) from ${pg.escapeIdentifier(table)}`))),
    }
  }

  test('the plan is printed without Citus: off with links and triggers, each table beside the organisations, and on again', async () => {
    const plan = await planDistribution(world.place)
    const at = (pattern: RegExp) => plan.map((one, index) => pattern.test(one) ? index : -1).filter((index) => index >= 0)
    const [dropped, made, back] = [at(/^(alter table .* drop constraint|drop trigger)/), at(/^select create_/), at(/^(alter table .* add constraint|create (constraint )?trigger)/i)]
    expect(Math.max(...dropped)).toBeLessThan(Math.min(...made))
    expect(Math.max(...made)).toBeLessThan(Math.min(...back))
    expect(dropped.length).toBe(back.length)
    expect(plan[made[0]!]).toBe(`select create_distributed_table('"organisations"', 'organisation_id', colocate_with => 'none')`)
    expect(plan.filter((one) => one.startsWith('select create_reference_table'))).toEqual(Object.keys(wholeTables).map((name) => `select create_reference_table('"${name}"')`))
    const functions = plan.filter((one) => one.startsWith('select create_distributed_function')).map((one) => one.split("'")[1])
    expect(functions).toEqual(expect.arrayContaining(['is_still(uuid,uuid)', 'is_held(uuid,uuid[])', 'plain_words(text)', 'refuse_when_still(text,uuid,uuid)', 'search_carers(text[],integer)']))
    expect(functions.filter((name) => /put_behind_wall|record_change|unaccent|similarity/.test(name!))).toEqual([])
    expect(plan.filter((one) => one.startsWith('alter database')).join('\n')).toMatch(/citus\.propagate_set_commands = 'local'[^]*citus\.enable_unsafe_triggers = on/)
  })

  test('afterwards every table is distributed, and every link, trigger, policy, index and row is as it was', async () => {
    await client.query('set search_path = public, double')
    const before = await everything()
    await client.query(doubles)
    expect(await runPlan(client)).toBeGreaterThan(200)
    expect(await everything()).toEqual(before)
    const { rows } = await client.query<{ count: number; tables: number }>("select (select count(*)::int from double.pg_dist_partition) as count, (select count(*)::int from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%') as tables")
    expect(rows[0]!.count).toBe(rows[0]!.tables)
  })

  test('once more does nothing; after a new version it does what is new, and leaves the rest alone', async () => {
    expect(await runPlan(client)).toBe(0)
    await client.query("create table pads (organisation_id uuid not null, id uuid not null, carer_id uuid, primary key (organisation_id, id), constraint over foreign key (organisation_id, carer_id) references carers); select put_behind_wall(array['pads'], true)")
    const before = await everything()
    expect((await makePlan(client)).slice(2)).toEqual([
      'alter table pads drop constraint "over"', 'drop trigger "record_change" on pads', `select create_distributed_table('"pads"', 'organisation_id', colocate_with => 'organisations')`,
      'alter table pads add constraint "over" FOREIGN KEY (organisation_id, carer_id) REFERENCES carers(organisation_id, id)', expect.stringMatching(/^CREATE TRIGGER record_change AFTER INSERT OR DELETE OR UPDATE ON public\.pads/),
    ])
    expect(await runPlan(client)).toBeGreaterThan(0)
    expect(await everything()).toEqual(before)
  })

  test('when one statement fails, nothing of it stays', async () => {
    await client.query('delete from double.pg_dist_partition where logicalrelid = \'reviews\'::regclass')
    await client.query('create or replace function double.create_distributed_table(relation regclass, key text, colocate_with text) returns void language plpgsql as $$ begin raise \'a node is away\'; end $$')
    const before = await everything()
    await expect(runPlan(client)).rejects.toThrow('a node is away')
    expect(await everything()).toEqual(before)
  })
})
