import type pg from 'pg'

/**
 * While very much is written, indexes that only help to find things rest, and are made at the end, each in one go; those that say
 * what may not be twice stay. What rests is written down, so that a world that was cut off gets them back all the same.
 */
export async function restIndexes(client: pg.ClientBase): Promise<void> {
  await client.query('begin')
  await client.query(`insert into bench.resting select c.relname, pg_get_indexdef(c.oid) from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and not i.indisunique and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) on conflict do nothing`)
  const { rows } = await client.query<{ name: string }>(`select r.name from bench.resting r where to_regclass('public.' || quote_ident(r.name)) is not null`)
  for (const { name } of rows) await client.query(`drop index public."${name}"`)
  await client.query('commit')
}

/** Make them again, the clients side by side. */
export async function bringBackIndexes(clients: readonly pg.ClientBase[]): Promise<void> {
  const { rows: left } = await clients[0]!.query<{ name: string; definition: string }>('select name, definition from bench.resting order by name')
  await Promise.all(clients.map(async (client) => {
    for (let one = left.shift(); one; one = left.shift()) {
      await client.query('begin')
      await client.query(one.definition)
      await client.query('delete from bench.resting where name = $1', [one.name])
      await client.query('commit')
    }
  }))
}
