import pg, { type ClientBase } from 'pg'

interface Watched { name: string; key: string; newest: string[]; born: Record<string, unknown> }

/** Is every row of the record what the last change of it says, and the row before each change what the change before said? */
export async function findFaultsOfRecord(client: ClientBase, organisation: string): Promise<{ rows: number; faults: string[] }> {
  const faults: string[] = []
  let count = 0
  for (const table of await findWatched(client)) {
    const { rows } = await client.query<{ count: number; faults: string[] | null }>(`
      with last as (
        select distinct on (row_id) row_id, kind, content_hash from changes where organisation_id = $1 and table_name = $2 order by row_id, at desc, id desc
      ), compared as (
        select coalesce(t.${table.key}, l.row_id) as id,
          case when t.${table.key} is null and l.kind <> 'delete' then 'was removed'
            when l.row_id is null then 'was put in'
            when l.kind = 'delete' and t.${table.key} is not null then 'was put back'
            when t.${table.key} is not null and not is_content(to_jsonb(t), l.content_hash, $3, $4) then 'was altered' end as fault
        from (select * from ${pg.escapeIdentifier(table.name)} where organisation_id = $1) t full join last l on l.row_id = t.${table.key}
      )
      select count(*)::int as count, array_agg(id || ' ' || fault order by id) filter (where fault is not null) as faults from compared`,
    [organisation, table.name, table.newest, JSON.stringify(table.born)])
    count += rows[0]?.count ?? 0
    faults.push(...(rows[0]?.faults ?? []).map((fault) => `${table.name} ${fault} without the history telling of it.`))
    faults.push(...await findAlteredPast(client, organisation, table))
  }
  return { rows: count, faults }
}

/**
 * A row as it was is kept with the change that replaced it, unless it was lawfully erased; it must be what the change before told of. Where one thing in it
 * was erased, a later line of the history says what was left.
 */
async function findAlteredPast(client: ClientBase, organisation: string, table: Watched): Promise<string[]> {
  const { rows } = await client.query<{ id: string; row: string }>(`
    select c.id, c.row_id as row from (
      select id, row_id, kind, lag(content_hash) over (partition by row_id order by at, id) as before from changes where organisation_id = $1 and table_name = $2
    ) c join change_contents w on w.organisation_id = $1 and w.id = c.id
    where c.before is not null and w.content <> '{}'::jsonb and not is_content(w.content, c.before, $3, $4)
      and not exists (select 1 from changes e where e.organisation_id = $1 and e.table_name = 'change_contents' and e.row_id = w.id and e.content_hash = sha256(convert_to(w.content::text, 'UTF8')))
    order by 1`,
  [organisation, table.name, table.newest, JSON.stringify(table.born)])
  return rows.map(({ id, row }) => `change_contents ${id}, how ${table.name} ${row} was before a change, was altered.`)
}

/** Every table whose changes are written down, with its columns, newest first, and what each was given when it came. */
async function findWatched(client: ClientBase): Promise<Watched[]> {
  const { rows } = await client.query<{ name: string; key: string; columns: { name: string; born: string | null }[] }>(`
    select c.relname as name, case when c.relname = 'organisations' then 'organisation_id' else 'id' end as key,
      (select json_agg(json_build_object('name', a.attname, 'born', pg_get_expr(d.adbin, d.adrelid)) order by a.attnum desc)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and exists (select 1 from pg_trigger g where g.tgrelid = c.oid and g.tgfoid = 'record_change'::regproc) order by 1`)
  const watched: Watched[] = []
  for (const { name, key, columns } of rows) {
    const given = columns.filter((one) => one.born !== null && !/\(\)/.test(one.born))
    const born = given.length === 0 ? {} : (await client.query<{ born: Record<string, unknown> }>(`select jsonb_build_object(${given.map((one) => `${pg.escapeLiteral(one.name)}, ${one.born}`).join(', ')}) as born`)).rows[0]!.born
    watched.push({ name, key, newest: columns.map((one) => one.name), born })
  }
  return watched
}
