import { beforeAll, expect, test } from 'vitest'
import { generate } from '../../bench/generate/generate.ts'
import { makeSignInLink } from '../../src/features/accounts/index.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { inTenant } from '../../src/kernel/tenant.ts'
import { Visitor } from '../visitor.ts'
import { idsOf } from '../walls/walk.ts'
import { findTables } from '../walls/rows.ts'
import { useTestDatabase } from '../world.ts'
import { visitTwice } from './pages.ts'
import { planOf, tablesReadWhole } from './plans.ts'

// One organisation with many carers, each with a record as people have them: does any page about one person read everybody's?

const world = useTestDatabase('empty')
const carers = Number(process.env.LILYPAD_PLANS_CARERS ?? 1_500)
let organisation = ''
let visitor: Visitor
let ids: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  // Very many have a line each, so that it takes no longer than it must: what is asked is whether the others are read.
  await generate(world.place, { carers, organisations: 1, brief: carers > 10_000 }, () => undefined)
  const { rows: [row] } = await world.owner.query<{ organisation: string; worker: string; carer: string }>(`
    select a.organisation_id as organisation, a.worker_id as worker, a.carer_id as carer from allocations a
    where a.ended_at is null and exists (select 1 from marks m where m.organisation_id = a.organisation_id and m.carer_id = a.carer_id) order by a.id limit 1`)
  organisation = row!.organisation
  const token = await inTenant(systemActor(organisation), (tx) => makeSignInLink(tx, row!.worker, 'demo'))
  visitor = new Visitor()
  await visitor.get(`/sign-in-links/${token}`)
  ids = await idsOf(world.owner, organisation, row!.carer)
}, 900_000)

/** What everybody who works here is listed in, and what the organisation settled: as much with a hundred thousand carers as with ten. */
const ofTheHouse = ['organisations', 'organisation_settings', 'accounts', 'workers', 'worker_roles', 'teams', 'team_members', 'lenses', 'lens_versions', 'prompt_cards', 'sessions', 'sign_on_settings', 'sign_on_links']

const pages: readonly [string, () => string][] = [
  ['a carer', () => `/carers/${ids.carers}`], ['her outcomes', () => `/carers/${ids.carers}/outcomes`], ['her rivers', () => `/carers/${ids.carers}/rivers`], ['a river', () => `/outcomes/${ids.outcomes}/river`],
  ['the long view', () => `/carers/${ids.carers}/long-view`], ['a talk', () => `/conversations/${ids.conversations}`], ['read back', () => `/conversations/${ids.conversations}/read-back`],
  ['a plan being written', () => `/carers/${ids.carers}/plans/new`], ['her circle', () => `/carers/${ids.carers}/circle`], ['her reviews', () => `/carers/${ids.carers}/reviews`], ['her promises', () => `/carers/${ids.carers}/actions`],
  ['needs', () => `/carers/${ids.carers}/needs`], ['details', () => `/carers/${ids.carers}/details`], ['contacts', () => `/carers/${ids.carers}/contacts`], ['who looked', () => `/carers/${ids.carers}/looks`], ['documents', () => `/carers/${ids.carers}/documents`],
  ['times', () => `/carers/${ids.carers}/timescales`], ['emergency plan', () => `/carers/${ids.carers}/emergency-plan`],
  ['words in what was said', () => '/carers/words?q=the'],
]

test('the tables are large enough to tell', async () => {
  const { rows } = await world.owner.query<{ count: number }>('select count(*)::int as count from passages')
  expect(rows[0]!.count).toBeGreaterThan(carers)
})

test('no page about one person reads a table from end to end', async () => {
  const { rows: large } = await world.owner.query<{ name: string }>('select relname as name from pg_class where relkind = \'r\' and reltuples > 400')
  const many = new Set(large.map(({ name }) => name))
  const wrong: string[] = []
  const asked = new Set<string>()
  for (const [name, path] of pages) {
    const { status, questions } = await visitTwice(visitor, path())
    expect([name, status]).toEqual([name, 200])
    for (const question of questions.filter(({ sql }) => /^\s*(select|with)\b/i.test(sql) && !asked.has(sql))) {
      asked.add(question.sql)
      const whole = tablesReadWhole(await planOf(world.owner, organisation, question)).filter((table) => many.has(table) && !ofTheHouse.includes(table))
      if (whole.length > 0) wrong.push(`${name}: ${[...new Set(whole)].join(', ')} in ${question.sql.replace(/\s+/g, ' ').trim().slice(0, 220)}`)
    }
  }
  expect(wrong.join('\n')).toBe('')
  expect(asked.size).toBeGreaterThan(60)
})

/** How many passages a search for words reads by an index, and how many rows of what talks are made of from end to end; what it found. */
async function readBySearch(carers: readonly string[], term: string): Promise<{ found: number; fetched: number; whole: number }> {
  const client = await world.owner.connect()
  try {
    const counted = async () => (await client.query<{ fetched: number; whole: number }>(`select (sum(idx_tup_fetch) filter (where relname = 'passages'))::int as fetched, sum(seq_tup_read)::int as whole from pg_stat_xact_user_tables
      where relname in ('passages', 'conversations', 'conversation_people')`)).rows[0]!
    await client.query(`begin; set local role lilypad_app; set local app.organisation = '${organisation}'; set local app.actor = 'worker:${ids.workers}'`)
    const before = await counted()
    const { rows } = await client.query("select passage_id from search_words('{}', $1, $2, true, 0, 21)", [carers, [term]])
    const after = await counted()
    await client.query('rollback')
    return { found: rows.length, fetched: after.fetched - before.fetched, whole: after.whole - before.whole }
  } finally {
    client.release()
  }
}

test('a search for words reads what it may find and the newest talks, and never what everybody said: in forty records and in all of them, of words that everybody says, some and nobody', async () => {
  const { rows: all } = await world.owner.query<{ id: string }>('select id from carers where organisation_id = $1 order by id', [organisation])
  const everybody = all.map(({ id }) => id)
  const { rows: [said] } = await world.owner.query<{ all: number; forty: number }>('select count(*)::int as all, (count(*) filter (where carer_id = any($2)))::int as forty from passages where organisation_id = $1', [organisation, everybody.slice(0, 40)])
  expect(said!.all).toBeGreaterThan(everybody.length)
  const read: Record<string, { found: number; fetched: number; whole: number }> = {}
  for (const term of ['the', 'tomatoes', 'nobody-says-this']) {
    read[`forty ${term}`] = await readBySearch(everybody.slice(0, 40), term)
    read[`all ${term}`] = await readBySearch(everybody, term)
  }
  const reads = JSON.stringify(read)
  expect(Object.values(read).map(({ whole }) => whole), reads).toEqual(Object.values(read).map(() => 0))
  expect([read['forty the']!.found, read['all the']!.found, read['all tomatoes']!.found > 0, read['all nobody-says-this']!.found], reads).toEqual([21, 21, true, 0])
  // Each passage that may be it is read twice: to know which, and to put them in order with its talk.
  expect(Math.max(...['the', 'tomatoes', 'nobody-says-this'].map((term) => read[`forty ${term}`]!.fetched)), reads).toBeLessThan(4 * said!.forty)
  // Of all records the newest 200 talks are read as they stand, and of the rest what the index says.
  expect(Math.max(...['the', 'tomatoes', 'nobody-says-this'].map((term) => read[`all ${term}`]!.fetched)), reads).toBeLessThan(said!.all / 4)
})

test('whatever belongs to a carer is found by the carer: an index of every such table begins so', async () => {
  const { rows } = await world.owner.query<{ table: string; columns: string[] }>(`
    select c.relname as table, array(select a.attname::text from unnest(i.indkey) with ordinality k(n, at) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n order by k.at) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = '(carer_id IS NOT NULL)')`)
  const found = new Set(rows.filter(({ columns }) => columns[0] === 'carer_id' || (columns[0] === 'organisation_id' && columns[1] === 'carer_id')).map(({ table }) => table))
  const lacking = (await findTables(world.owner)).filter(({ name, columns }) => columns.some((column) => column.name === 'carer_id') && !found.has(name)).map(({ name }) => name)
  expect(lacking).toEqual([])
})
