import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { wholeTables } from '../../src/database/distribute/obstacles.ts'
import { owners } from '../architecture/owners.ts'
import { useTestDatabase } from '../world.ts'

// What docs/running/scale.md asks of the SQL in the code and of the functions in the database, so that both can lie on several machines.
// Of tables, keys and policies it is asked in src/database/distribute.

const world = useTestDatabase('empty')
const tables = Object.values(owners).flat()
const inTables = `(?:${tables.toSorted((one, other) => other.length - one.length).join('|')})`

interface Rule { name: string; broken: RegExp; planted: string }

/** Each looks for one shape in a piece of SQL, or in what is built of parts. */
const rules: readonly Rule[] = [
  { name: 'the organisation is set with SET LOCAL, which reaches the nodes, never with set_config', broken: /\bset_config\s*\(/i, planted: "sql`select set_config('app.organisation', 'x', true)`" },
  { name: 'a row never moves to another organisation', broken: /\bset\s+organisation_id\b|\.set\(\s*\{\s*organisation_id\b/i, planted: '.set({ organisation_id: other })' },
  { name: 'what is there already is told by a key of the organisation', broken: /on conflict \((?!organisation_id\b)[a-z]|\.columns\(\[(?!'organisation_id')/i, planted: '.onConflict((conflict) => conflict.columns([\'id\']).doNothing())' },
  { name: 'a function that searches gives back ids; their rows are fetched by a second question', broken: new RegExp(`\\bsearch_carers\\([^\`]*\\bjoin\\b|\\bjoin\\s+(?:lateral\\s+)?search_carers\\(|\\b(?:from|join)\\s+${inTables}\\b[^\`]*\\bsearch_carers\\(`, 'i'), planted: 'sql`select c.* from carers c where c.id in (select search_carers(x, 10))`' },
  { name: 'nothing is said to a session that the next transaction may not have', broken: /\b(?:listen|notify)\s+[a-z_]+\s*[`;]|\bset session\b|\bprepare\s+\w+\s+as\b|\bpg_(?:try_)?advisory_lock\(|\bcreate\s+temp/i, planted: 'sql`select pg_advisory_lock(1)`' },
  { name: 'nothing that only one machine can do: merge, truncate, or a walk along rows that does not name the organisation', broken: /`\s*(?:merge\s+into|truncate)\b|\bwith\s+recursive\b(?![^`]*\bunion\b[^`]*\borganisation_id\s*=)/i, planted: 'sql`with recursive all_of as (select 1 union select id from all_of)`' },
  { name: 'every new row says whose it is, in the statement', broken: new RegExp(`\\binsert\\s+into\\s+${inTables}\\s*\\((?![^)]*organisation_id)`, 'i'), planted: 'sql`insert into carers (id, call_name) values (1, 2)`' },
]

const root = path.join(import.meta.dirname, '../..')
const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !/^(?:database|cli)[\\/]/.test(name))

describe.each(rules)('in the code: $name', ({ broken, planted }) => {
  test('holds', () => {
    expect(files.length).toBeGreaterThan(300)
    expect(files.filter((name) => broken.test(readFileSync(path.join(root, 'src', name), 'utf8')))).toEqual([])
  })

  test('bites', () => { expect(planted).toMatch(broken) })
})

test('no table knows an organisation by itself: each new row must be told, and one that is not is refused', async () => {
  const { rows } = await world.owner.query<{ place: string }>(`select c.relname as place from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and (not a.attnotnull or a.atthasdef)`)
  expect(rows).toEqual([])
})

/** Functions that look beyond one organisation, each with why they may. */
const beyond: Readonly<Record<string, string>> = {
  find_organisations: 'asks every node for ids, for what Lilypad does by itself: not for any page',
  put_behind_wall: 'is called by migrations, and reads no rows',
}

/** A function whose every mention of a table stands in a statement that names the organisation, or the key of the row it was called for. */
function strays(body: string): string[] {
  const statements = body.replace(/--.*$/gm, '').split(';')
  return statements.flatMap((statement) => {
    const mentioned = [...statement.matchAll(new RegExp(`\\b(?:from|join|into|update)\\s+(${inTables})\\b`, 'gi'))].map(([, table = '']) => table.toLowerCase()).filter((table) => !(table in wholeTables))
    return mentioned.length > 0 && !/organisation/i.test(statement) ? mentioned : []
  })
}

test('every function asks within one organisation, or stands in a short list with why not', async () => {
  const { rows } = await world.owner.query<{ name: string; body: string }>(`select p.proname as name, p.prosrc as body from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = 'public'::regnamespace and l.lanname in ('sql', 'plpgsql')`)
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.filter(({ name }) => !(name in beyond)).flatMap(({ name, body }) => strays(body).map((table) => `${name}: ${table}`))).toEqual([])
  expect(Object.keys(beyond).filter((name) => !rows.some((row) => row.name === name))).toEqual([])
  expect(strays('begin select id from carers where id = one; delete from looks where organisation_id = x; end')).toEqual(['carers'])
})
