import pg from 'pg'
import { migrate, type Place } from '../../src/database/migrate.ts'

interface Key { table: string; name: string; make: string; columns: string[]; target: string; targets: string[] }

/**
 * Put rows of today into the tables as they were after a migration: whole tables and columns that came later are left out, and so
 * are rows that those tables would not have taken (a kind of something that came later), with whatever leans on them. The
 * links between rows are checked at the end. Gives back how many rows each table then holds.
 */
export async function projectTo(place: Place, migration: string, lines: readonly string[]): Promise<Record<string, number>> {
  await migrate(place, migration)
  const client = new pg.Client(place)
  await client.connect()
  try {
    await client.query("begin; set local timezone = 'UTC'")
    const tables = (await client.query<{ name: string }>("select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%'")).rows.map(({ name }) => name)
    const keys = await dropForeignKeys(client)
    for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
    for (const [table, rows] of byTable(lines)) if (tables.includes(table)) await insert(client, table, rows)
    await dropOrphans(client, keys)
    for (const { make } of keys) await client.query(make)
    for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
    await client.query('commit')
    const counts: Record<string, number> = {}
    for (const table of tables) counts[table] = (await client.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]!.count
    return counts
  } finally {
    await client.end()
  }
}

function byTable(lines: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const line of lines.slice(1)) {
    const end = line.indexOf('","row":')
    const table = line.slice('{"table":"'.length, end)
    found.set(table, [...(found.get(table) ?? []), line.slice(end + '","row":'.length, -1)])
  }
  return found
}

/** All at once where the table takes them; else one by one, without those it does not take. */
async function insert(client: pg.Client, table: string, rows: readonly string[]): Promise<void> {
  const put = (some: readonly string[]) => client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [`[${some.join(',')}]`])
  await client.query('savepoint rows')
  if (await put(rows).then(() => true, () => false)) return
  await client.query('rollback to savepoint rows')
  for (const row of rows) {
    await client.query('savepoint one')
    await put([row]).catch(() => client.query('rollback to savepoint one'))
  }
}

async function dropForeignKeys(client: pg.Client): Promise<Key[]> {
  const { rows } = await client.query<Key>(`
    select conrelid::regclass::text as table, conname as name, format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make,
      (select array_agg(attname::text order by n) from unnest(conkey) with ordinality k(num, n) join pg_attribute on attrelid = conrelid and attnum = num) as columns,
      confrelid::regclass::text as target,
      (select array_agg(attname::text order by n) from unnest(confkey) with ordinality k(num, n) join pg_attribute on attrelid = confrelid and attnum = num) as targets
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`)
  return rows
}

/** Rows that lean on one that was left out are left out too, until none does. */
async function dropOrphans(client: pg.Client, keys: readonly Key[]): Promise<void> {
  for (let gone = 1; gone > 0;) {
    gone = 0
    for (const { table, columns, target, targets } of keys) {
      const filled = columns.map((column) => `t.${column} is not null`).join(' and ')
      const same = columns.map((column, at) => `o.${targets[at]} = t.${column}`).join(' and ')
      gone += (await client.query(`delete from ${table} t where ${filled} and not exists (select from ${target} o where ${same})`)).rowCount ?? 0
    }
  }
}

