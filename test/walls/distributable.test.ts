import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { wholeTables } from '../../src/database/distribute/obstacles.ts'
import { owners } from '../architecture/owners.ts'
import { useTestDatabase } from '../world.ts'
import { templatesIn, unnamedIn } from './named.ts'

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
  { name: 'a function that searches gives back ids; their rows are fetched by a second question', broken: new RegExp(`\\bsearch_(?:carers|words)\\([^\`]*\\bjoin\\b|\\bjoin\\s+(?:lateral\\s+)?search_(?:carers|words)\\(|\\b(?:from|join)\\s+${inTables}\\b[^\`]*\\bsearch_(?:carers|words)\\(`, 'i'), planted: 'sql`select c.* from carers c where c.id in (select search_carers(x, 10))`' },
  { name: 'nothing is said to a session that the next transaction may not have', broken: /\b(?:listen|notify)\s+[a-z_]+\s*[`;]|\bset session\b|\bprepare\s+\w+\s+as\b|\bpg_(?:try_)?advisory_lock\(|\bcreate\s+temp/i, planted: 'sql`select pg_advisory_lock(1)`' },
  { name: 'nothing that only one machine can do: merge, truncate, or a walk along rows that does not name the organisation', broken: /`\s*(?:merge\s+into|truncate)\b|\bwith\s+recursive\b(?![^`]*\bunion\b[^`]*\borganisation_id\s*=)/i, planted: 'sql`with recursive all_of as (select 1 union select id from all_of)`' },
  { name: 'every new row says whose it is, in the statement', broken: new RegExp(`\\binsert\\s+into\\s+${inTables}\\s*\\((?![^)]*organisation_id)`, 'i'), planted: 'sql`insert into carers (id, call_name) values (1, 2)`' },
  { name: 'what a built query joins says whose it is; what it begins with is said for it (src/kernel/asking/naming.ts)', broken: /\bcrossJoin\(|\b(?:inner|left|right|full)Join\((?:'[^']*'|\w+),\s*(?!\s|\(join\) => join\.onRef\('\w+\.organisation_id'|'organisations\.organisation_id')/, planted: "tx.db.selectFrom('looks').innerJoin('accounts', 'accounts.id', 'looks.account_id')" },
  { name: 'a question within a built question says whose it is', broken: /(?<!\bdb)\.selectFrom\('\w+'\)(?!\.where\('organisation_id')/, planted: "where('day', '<=', (today) => today.selectFrom('organisations').select('zone'))" },
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

describe('SQL written by hand', () => {
  const pieces = files.flatMap((name) => templatesIn(readFileSync(path.join(root, 'src', name), 'utf8')).map((piece) => ({ ...piece, place: `${name}:${piece.line}` })))

  test('says of each table it reads or changes whose rows it means, by the organisation or by what is joined to it', () => {
    expect(pieces.length).toBeGreaterThan(200)
    expect(pieces.filter(({ text }) => /\b(?:from|update)\b/i.test(text)).length).toBeGreaterThan(130)
    expect(pieces.flatMap(({ place, text }) => unnamedIn(text).map((table) => `${place}: ${table}`))).toEqual([])
  })

  test.each([
    ['select c.id from carers c where c.id = ${id}', ['carers c']],
    ['select id from carers where id = ${id}', ['carers']],
    ['select id from carers where organisation_id = ${tx.actor.organisation} and id = ${id}', []],
    ['select c.id from carers c where c.organisation_id = ${tx.actor.organisation}', []],
    // Two that say it of each other say it of nobody.
    ['select c.id from carers c join plans p on p.organisation_id = c.organisation_id and p.carer_id = c.id', ['carers c', 'plans p']],
    ['select c.id from carers c join plans p on p.organisation_id = c.organisation_id where p.organisation_id = ${organisation}', []],
    ['select c.id from carers c, organisations o where c.organisation_id = ${organisation}', ['organisations o']],
    ['select c.id from carers c where c.organisation_id = ${organisation} and exists (select 1 from plans p where p.carer_id = c.id)', ['plans p']],
    ['select c.id from carers c where c.organisation_id = ${organisation} and exists (select 1 from plans p where p.organisation_id = c.organisation_id)', []],
    // The same name inside and outside is not the same table.
    ['select c.id from carers c where exists (select 1 from plans c where c.organisation_id = ${organisation})', ['carers c']],
    // A piece of a larger one: what stands around it has said it.
    ['exists (select 1 from plans p where p.organisation_id = c.organisation_id and p.carer_id = c.id)', []],
    ['exists (select 1 from plans p where p.carer_id = c.id)', ['plans p']],
    ['select 1 from carers where organisation_id = ${organisation} union select 1 from plans where id = ${id}', ['plans']],
    ['update ${sql.table(table)} set carer_id = ${to} where carer_id = ${from}', ['$value']],
    ['delete from preparation_pages g using preparations p where p.organisation_id = ${organisation} and p.id = g.id', ['preparation_pages g']],
    ['select 1 from carers where organisation_id = ${id}', ['carers']],
    ['select 1 from carers c left join lateral (select 1 from plans p where p.carer_id = c.id limit 1) s on true where c.organisation_id = ${organisation}', ['plans p']],
    // What only looks like a table.
    ['select extract(epoch from c.at) from carers c where c.organisation_id = ${organisation} and c.id is distinct from ${id} -- from plans', []],
  ])('%s', (piece, missing) => {
    expect(templatesIn(`sql<{ id: string }>\`${piece}\``).flatMap(({ text }) => unnamedIn(text))).toEqual(missing)
  })
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

/** What a function was given, or keeps: whatever is no column. */
const argument = /^(?!.*organisation_id$)/

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
  expect(rows.filter(({ name }) => !(name in beyond)).flatMap(({ name, body }) => body.replace(/--.*$/gm, '').split(';').flatMap((statement) => unnamedIn(statement, argument)).map((table) => `${name}: ${table}`))).toEqual([])
  expect(Object.keys(beyond).filter((name) => !rows.some((row) => row.name === name))).toEqual([])
  expect(strays('begin select id from carers where id = one; delete from looks where organisation_id = x; end')).toEqual(['carers'])
})
