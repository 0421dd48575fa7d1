import { importsOf } from './imports.ts'
import { owners, ownersOf } from './owners.ts'
import { findAll, finding, isSource, kindOf, roomOf, type Rule, type Tree, withoutComments } from './tree.ts'

const speaks = /\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(?:<[^`]*>)?`|\bsql\.\w+\(/g

function maySpeakSql(file: string, text: string): boolean {
  if (/^src\/(kernel|database|seed)\//.test(file)) return true
  return roomOf(file) !== undefined && ['queries', 'commands'].includes(kindOf(file, text))
}

function checkSql(tree: Tree): string[] {
  const places = findAll(tree, speaks, (file) => isSource(file) && !maySpeakSql(file, tree[file]!), () => 'speaks SQL: put it into queries.ts or commands.ts (or a file that ends so)')
  const imports = Object.entries(tree).filter(([file, text]) => isSource(file) && !maySpeakSql(file, text)).flatMap(([file, text]) =>
    importsOf(file, text).filter(({ from, typeOnly }) => from === 'pg' || (from === 'kysely' && !typeOnly)).map(({ from, index }) => finding(file, text, index, `imports ${from}: only queries, commands, the kernel and the database speak SQL`)))
  return [...places, ...imports]
}

/** The tables a piece of SQL names by a variable: `for (const table of ['a', 'b'] as const)`, or a list with that name. */
function tablesBehind(code: string, name: string, before: number): string[] {
  const lists = [...code.slice(0, before).matchAll(new RegExp(`(?:const ${name} of|const ${name}\\b[^=\\n]*=|\\b${name}:)\\s*(\\[[^\\]]*\\]|'\\w+'(?: \\| '\\w+')*)`, 'g'))]
  return [...(lists.at(-1)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, table = '']) => table)
}

const writes = [
  /\.(?:insertInto|updateTable|deleteFrom)\((?:'(\w+)'|(\w+))/g,
  /\b(?:insertOnce|changeIfSame)\(\s*\w+,\s*(?:'(\w+)'|(\w+))/g,
  /\b(?:insert\s+into|update|delete\s+from)\s+(?:(?!set\b)([a-z_]+)\b(?=[\s(])|\$\{sql\.table\((\w+)\)\})/g,
]

function checkOwners(tree: Tree): string[] {
  return Object.entries(tree).filter(([file]) => isSource(file) && roomOf(file) !== undefined).flatMap(([file, text]) => {
    const code = withoutComments(text)
    return writes.flatMap((pattern, at) => [...code.matchAll(pattern)].flatMap((match) => {
      const [, table, variable] = match
      // The third pattern reads plain text: only names of tables count there, so that a sentence may say "update".
      if (at === 2 && table && ownersOf(table).length === 0) return []
      const tables = table ? [table] : tablesBehind(code, variable ?? '', match.index)
      if (tables.length === 0) return [finding(file, code, match.index, `writes the table "${variable}", and nobody can read which that is: name it here`)]
      return tables.filter((one) => !owners[roomOf(file)!]?.includes(one)).map((one) =>
        finding(file, code, match.index, `writes ${one}, which is ${ownersOf(one).join(' and ') || 'nobody'}'s: ask at src/features/${ownersOf(one)[0] ?? '…'}/index.ts`))
    }))
  })
}

function checkOwnership(tree: Tree): string[] {
  const text = tree['src/database/tables.ts'] ?? ''
  const tables = [...(/interface Database \{([^}]*)\}/.exec(text)?.[1] ?? '').matchAll(/^\s+(\w+):/gm)].map(([, table = '']) => table)
  const rooms = new Set(['kernel', ...Object.keys(tree).map(roomOf)])
  const listed = Object.values(owners).flat()
  return [
    ...tables.filter((table) => ownersOf(table).length !== 1).map((table) => `src/database/tables.ts:1 ${table} has ${ownersOf(table).length} owners: give it exactly one in test/architecture/owners.ts`),
    ...listed.filter((table) => !tables.includes(table)).map((table) => `test/architecture/owners.ts:1 ${table} is no table any more`),
    ...Object.keys(owners).filter((owner) => !rooms.has(owner)).map((owner) => `test/architecture/owners.ts:1 ${owner} is no room any more`),
  ]
}

/** No SQL outside its places; a table is written only by its owner. */
export const sqlRules: readonly Rule[] = [
  {
    name: 'no SQL outside queries, commands, the kernel, the database and the demo world',
    check: checkSql,
    planted: {
      'src/features/pads/routes.tsx': "\nconst rows = await tx.db.selectFrom('pads').execute()\n", 'src/features/pads/finding.ts': "import { sql } from 'kysely'\nconst found = sql<{ id: string }>`select 1`\n",
      'src/cli/pads.ts': "import pg from 'pg'\n", 'src/features/pads/more-queries.ts': "import { sql } from 'kysely'\n", 'src/features/pads/views.tsx': "import type { Kysely } from 'kysely'\n",
    },
    caught: [/^src\/cli\/pads\.ts:1 imports pg/, /^src\/features\/pads\/finding\.ts:1 imports kysely/, /finding\.ts:2 speaks SQL/, /routes\.tsx:2 speaks SQL/],
  },
  {
    name: 'every connection goes through the door that finds which of several hosts is written to',
    check: (tree) => findAll(tree, /new pg\.(?:Client|Pool)\((?![^\n]*Client: DatabaseClient)/g, (file) => isSource(file) && !/^src\/database\/(?:client|hosts)\.ts$/.test(file), () => 'connects by itself: use DatabaseClient of src/database/client.ts'),
    planted: { 'src/database/pads.ts': 'const client = new pg.Client(owner)\nconst pool = new pg.Pool({ ...owner, max: 1 })\n' },
    caught: [/^src\/database\/pads\.ts:1 connects by itself/, /pads\.ts:2 connects by itself/],
  },
  {
    name: 'a table is written only by its owner',
    check: checkOwners,
    planted: {
      'src/features/plans/commands.ts': "await tx.db.updateTable('plans')\nawait tx.db.insertInto('outcomes')\nawait insertOnce(tx, 'carers', {})\nawait changeIfSame(tx, 'plans', id)\n",
      'src/features/reviews/queries.ts': "await sql`update marks set x = 1`\nawait sql`delete from looks where true`\nfor (const table of ['marks', 'passages'] as const) await sql`update ${sql.table(table)} set x = 1`\nawait tx.db.deleteFrom(anything)\n",
    },
    caught: [/plans\/commands\.ts:2 writes outcomes, which is outcomes's/, /plans\/commands\.ts:3 writes carers/, /reviews\/queries\.ts:2 writes looks, which is kernel's/, /reviews\/queries\.ts:3 writes passages/, /reviews\/queries\.ts:4 writes the table "anything"/],
  },
  {
    name: 'every table has exactly one owner',
    check: checkOwnership,
    planted: { 'src/database/tables.ts': `export interface Database {\n  pads: Pads\n${Object.values(owners).flat().slice(1).map((table) => `  ${table}: X`).join('\n')}\n}\n`, ...Object.fromEntries(Object.keys(owners).filter((owner) => owner !== 'amends').map((owner) => [`src/features/${owner}/index.ts`, ''])) },
    caught: [/tables\.ts:1 pads has 0 owners/, /owners\.ts:1 amends is no room/, /owners\.ts:1 changes is no table/],
  },
]
