import type { ClientBase, Pool } from 'pg'

/** Tables that every node has whole, since they are asked before anybody knows which organisation; each with the reason. */
export const wholeTables: Readonly<Record<string, string>> = {
  sign_in_places: 'finds the organisations of a hashed address, before there is anybody',
}

interface Obstacle { what: string; where: string }

const whole = Object.keys(wholeTables).map((name) => `'${name}'`).join(', ')

/** Kysely's own two tables stay on the coordinator. */
export const recordTables = `(select c.oid, c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'kysely\\_%')`

/** What a database must be to be distributed by organisation (docs/running/scale.md says why): each finds the places where it is not. */
export const obstacles: readonly Obstacle[] = [
  {
    what: 'has no organisation_id uuid not null to be distributed by',
    where: `select t.name as place from ${recordTables} t where not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'organisation_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)`,
  },
  {
    what: 'is unique without the organisation, which no node could see to by itself',
    where: `select t.name || '.' || i.indexrelid::regclass as place from ${recordTables} t join pg_index i on i.indrelid = t.oid where (i.indisunique or i.indisexclusion) and t.name not in (${whole})
      and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'organisation_id' and a.attnum = any(i.indkey))`,
  },
  {
    what: 'has no primary key that begins with the organisation',
    where: `select t.name as place from ${recordTables} t where t.name not in (${whole}) and not exists (select from pg_constraint c join pg_attribute a on a.attrelid = t.oid and a.attname = 'organisation_id' where c.conrelid = t.oid and c.contype = 'p' and c.conkey[1] = a.attnum)`,
  },
  {
    what: 'leads to another organisation’s row as far as the database knows: the organisation must stand at the same place on both sides',
    where: `select c.conrelid::regclass || '.' || c.conname as place from pg_constraint c join pg_class o on o.oid = c.confrelid where c.contype = 'f' and c.connamespace = 'public'::regnamespace and o.relname not in (${whole})
      and not exists (select from unnest(c.conkey, c.confkey) k (here, there) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.here and a.attname = 'organisation_id' join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.there and b.attname = 'organisation_id')`,
  },
  {
    what: 'would empty or change the organisation of a row, which says where it lives',
    where: `select c.conrelid::regclass || '.' || c.conname as place from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace and (c.confdeltype in ('n', 'd') or c.confupdtype in ('n', 'd', 'c'))`,
  },
  {
    what: 'leads from a table that every node has whole to one that is distributed',
    where: `select c.conrelid::regclass || '.' || c.conname as place from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class o on o.oid = c.confrelid where c.contype = 'f' and f.relname in (${whole}) and o.relname not in (${whole}) and c.connamespace = 'public'::regnamespace`,
  },
  {
    what: 'is a policy with a question inside, or without the organisation of the transaction',
    where: `select p.tablename || '.' || p.policyname as place from pg_policies p where p.schemaname = 'public' and (concat(p.qual, p.with_check) ~* '\\mselect\\M' or concat(p.qual, p.with_check) !~ 'organisation_id = .*current_setting\\(''app\\.organisation''')`,
  },
  {
    what: 'mints numbers in one place for all nodes: mint a UUID',
    where: `select relname as place from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`,
  },
  {
    what: 'is no ordinary table: a view, a child of another, or one with rules',
    where: `select relname as place from pg_class where relnamespace = 'public'::regnamespace and (relkind in ('v', 'm', 'f', 'p') or relispartition or (relkind = 'r' and (relhasrules or relhassubclass)))`,
  },
  {
    what: 'is a trigger of a whole statement, which no node sees whole',
    where: `select g.tgrelid::regclass || '.' || g.tgname as place from pg_trigger g join ${recordTables} t on t.oid = g.tgrelid where not g.tgisinternal and (g.tgtype & 1) = 0`,
  },
  {
    what: 'is a function that sets the organisation in a way that does not reach the nodes (set_config), or whose search_path is open',
    where: `select p.proname as place from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prolang in (select oid from pg_language where lanname in ('sql', 'plpgsql')) and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      and (p.prosrc ~* '\\mset_config\\s*\\(' or (p.proname <> 'put_behind_wall' and coalesce(p.proconfig::text, '') !~ 'search_path'))`,
  },
  {
    what: 'is a function in SQL that reads the record by what it is given: it is planned before that is known, so no node can be chosen; write it in PL/pgSQL',
    where: `select p.proname as place from pg_proc p join pg_language l on l.oid = p.prolang and l.lanname = 'sql' where p.pronamespace = 'public'::regnamespace and p.pronargs > 0 and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      and exists (select from ${recordTables} t where t.name not in (${whole}) and coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) ~* ('\\m(from|join|update|into|using)\\s+(only\\s+)?(public\\.)?"?' || t.name || '\\M'))`,
  },
]

/** Everything that stands in the way, one sentence each; none when it can be distributed. */
export async function findObstacles(db: ClientBase | Pool): Promise<string[]> {
  const found: string[] = []
  for (const { what, where } of obstacles) {
    const { rows } = await db.query<{ place: string }>(`${where} order by 1`)
    found.push(...rows.map(({ place }) => `${place} ${what}`))
  }
  return found
}
