import pg, { type ClientBase } from 'pg'
import { recordTables, wholeTables } from './obstacles.ts'

interface Named { table: string; name: string; definition: string }

const quote = pg.escapeIdentifier

/**
 * The statements that distribute a database by organisation, in the only order that works: links and triggers are taken off, each table
 * is distributed beside the organisations, every node is given the functions that are asked there, then they are put back as they were. What is
 * distributed already is left alone, so after a new version the same again does what is new. Nothing when nothing is left to do.
 */
export async function makePlan(client: ClientBase): Promise<string[]> {
  const done = await findDone(client)
  const { rows } = await client.query<{ name: string }>(`select t.name from ${recordTables} t order by t.name <> 'organisations', t.name`)
  const left = rows.map(({ name }) => name).filter((name) => !done.has(name))
  const functions = await findFunctions(client)
  if (left.length === 0 && functions.length === 0) return []
  const links = await findLinks(client, left)
  const triggers = await findTriggers(client, left)
  return [
    // Change rows live on the node of what was changed, so a trigger there writes beside it.
    'set local citus.enable_unsafe_triggers = on',
    // Links between tables are made in the same transaction as the tables.
    "set local citus.multi_shard_modify_mode = 'sequential'",
    ...links.map(({ table, name }) => `alter table ${table} drop constraint ${quote(name)}`),
    ...triggers.map(({ table, name }) => `drop trigger ${quote(name)} on ${table}`),
    ...left.map((table) => table in wholeTables ? `select create_reference_table('${quote(table)}')`
      : `select create_distributed_table('${quote(table)}', 'organisation_id', colocate_with => '${table === 'organisations' ? 'none' : 'organisations'}')`),
    // A trigger's own function goes with its trigger; what it calls, and what a question calls of each row, does not.
    ...functions.map((one) => `select create_distributed_function(${pg.escapeLiteral(one)})`),
    ...links.map(({ table, name, definition }) => `alter table ${table} add constraint ${quote(name)} ${definition}`),
    ...triggers.map(({ definition }) => definition),
  ]
}

/** What stays true of the database afterwards: each session must begin so. `name` is the database's. */
export function makeSettings(name: string): string[] {
  return [
    // What a transaction sets for itself, the organisation above all, is passed on to the nodes.
    `alter database ${quote(name)} set citus.propagate_set_commands = 'local'`,
    // Later migrations add triggers too.
    `alter database ${quote(name)} set citus.enable_unsafe_triggers = on`,
    // The coordinator comes to the nodes as the role of the transaction, not as the one that logged in.
    'alter role lilypad_app login',
  ]
}

async function findDone(client: ClientBase): Promise<Set<string>> {
  const { rows: [there] } = await client.query<{ there: boolean }>("select to_regclass('pg_dist_partition') is not null as there")
  if (!there?.there) return new Set()
  const { rows } = await client.query<{ name: string }>('select c.relname as name from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid::oid')
  return new Set(rows.map(({ name }) => name))
}

/** Our functions that a node lacks: neither those of triggers, nor what only migrations call. */
async function findFunctions(client: ClientBase): Promise<string[]> {
  const { rows: [there] } = await client.query<{ there: boolean }>("select to_regclass('pg_dist_object') is not null as there")
  const { rows } = await client.query<{ name: string }>(`
    select p.oid::regprocedure::text as name from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = 'public'::regnamespace and l.lanname in ('sql', 'plpgsql') and p.prorettype <> 'trigger'::regtype and p.proname <> 'put_behind_wall'
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      ${there?.there ? "and not exists (select from pg_dist_object o where o.classid = 'pg_proc'::regclass and o.objid = p.oid)" : ''}
    order by 1`)
  return rows.map(({ name }) => name)
}

async function findLinks(client: ClientBase, left: readonly string[]): Promise<Named[]> {
  const { rows } = await client.query<Named>(`
    select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class o on o.oid = c.confrelid
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conparentid = 0 and (f.relname = any($1) or o.relname = any($1))
    order by 1, 2`, [left])
  return rows
}

async function findTriggers(client: ClientBase, left: readonly string[]): Promise<Named[]> {
  const { rows } = await client.query<Named>(`
    select g.tgrelid::regclass::text as table, g.tgname as name, pg_get_triggerdef(g.oid) as definition
    from pg_trigger g join pg_class c on c.oid = g.tgrelid
    where not g.tgisinternal and c.relnamespace = 'public'::regnamespace and c.relname = any($1) order by 1, 2`, [left])
  return rows
}
