import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { hashAddress } from '../../src/features/accounts/secrets.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import { newId } from '../../src/kernel/ids.ts'
import { findOrganisations, findSignInPlaces, inTenant } from '../../src/kernel/tenant.ts'
import { idOf } from '../../src/seed/ids.ts'
import { useTestDatabase } from '../world.ts'
import { definers } from './definers.ts'

const world = useTestDatabase('world')
const [lochside, skerry] = [systemActor(idOf('lochside')), systemActor(idOf('skerry'))]
let words: string[] = []
const carersOf = new Map<string, Set<string>>()

async function lookUp() {
  const { rows } = await world.owner.query<{ organisation_id: string; id: string; words: string }>('select c.organisation_id, c.id, s.words from carers c join carer_search s on s.organisation_id = c.organisation_id and s.carer_id = c.id')
  for (const { organisation } of [lochside, skerry]) carersOf.set(organisation, new Set(rows.filter((row) => row.organisation_id === organisation).map((row) => row.id)))
  words = [...new Set(rows.flatMap((row) => row.words.split(' ')))]
}

beforeAll(async () => {
  // One more in each, with the same name: what one organisation finds, the other must not.
  for (const { organisation } of [lochside, skerry]) {
    await world.owner.query("insert into carers (organisation_id, id, call_name, full_name, phone, postcode, recorded_at) values ($1, $2, 'Mòrag', 'Mòrag O’Brien', '07700 900999', 'PA34 4AA', now())", [organisation, newId()])
  }
  await lookUp()
})

const search = (actor: typeof lochside, terms: string[], atMost = 1000) => inTenant(actor, async ({ db }) =>
  (await sql<{ carer_id: string }>`select carer_id from search_carers(${terms}, ${atMost})`.execute(db)).rows.map((row) => row.carer_id))

/** Names that are there, parts of them, and what an attacker would type. */
const term = fc.oneof(
  fc.nat().map((at) => words[at % words.length] ?? ''),
  fc.tuple(fc.nat(), fc.nat(4), fc.integer({ min: 1, max: 6 })).map(([at, from, length]) => (words[at % words.length] ?? '').slice(from, from + length)),
  fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `${words[a % words.length]}|${words[b % words.length]}`),
  fc.constantFrom('%', '_', '\\', "' or true --", "') or (s.organisation_id is not null", '|.*', '|)|(', '$1', '', ' ', '👩', 'a'.repeat(300)),
  fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\u0000', '')),
)

test('search_carers finds only carers of the organisation that asks, whatever is asked', async () => {
  await fc.assert(fc.asyncProperty(fc.array(term, { minLength: 1, maxLength: 4 }), fc.boolean(), async (terms, here) => {
    const actor = here ? lochside : skerry
    const found = await search(actor, terms)
    expect(found.filter((id) => !carersOf.get(actor.organisation)?.has(id))).toEqual([])
  }), { numRuns: 300 })
})

test('search_carers finds the carer of the same name in each, and nobody where nobody asks', async () => {
  const [ours, theirs] = [await search(lochside, ['morag', 'obrien|o’brien']), await search(skerry, ['morag'])]
  expect([ours.length > 0, theirs.length > 0, ours.filter((id) => theirs.includes(id))]).toEqual([true, true, []])
  const nobody = await world.db.connection().execute(async (db) => {
    await sql.raw('begin; set local role lilypad_app').execute(db)
    const found = await sql`select * from search_carers(array['m'], 100)`.execute(db)
    await sql.raw('rollback').execute(db)
    return found.rows
  })
  expect(nobody).toEqual([])
})

test('search_words finds only passages of the organisation that asks, and of the carers it was told, whatever is asked and whoever’s ids are named', async () => {
  const { rows: all } = await world.owner.query<{ organisation: string; id: string; carer: string; reach: string; words: string }>('select organisation_id as organisation, id, carer_id as carer, reach, words from passages')
  const spoken = [...new Set(all.flatMap(({ words }) => words.split(/\s+/)))]
  const find = (actor: { organisation: string }, own: readonly string[], others: readonly string[], terms: readonly string[], beginning = true) =>
    inTenant({ kind: 'worker', organisation: actor.organisation, id: newId(), name: 'N', roles: ['support worker'], teams: [] }, async ({ db }) => (await sql<{ id: string }>`select passage_id as id from search_words(${[...own]}::uuid[], ${[...others]}::uuid[], ${[...terms]}::text[], ${beginning}, 0, 10000)`.execute(db)).rows.map(({ id }) => id))
  // Somebody over there has the same number as somebody here, and says the same.
  const twin = all.find(({ organisation, reach, words }) => organisation === lochside.organisation && reach !== 'here' && words.length > 20)!
  const talk = newId()
  await world.owner.query("insert into carers (organisation_id, id, call_name, recorded_at) values ($1, $2, 'Twin', now()) on conflict do nothing", [skerry.organisation, twin.carer])
  await world.owner.query('insert into conversations (organisation_id, id, carer_id, held_at, recorded_at) values ($1, $2, $3, now(), now())', [skerry.organisation, talk, twin.carer])
  await world.owner.query("insert into passages (organisation_id, id, carer_id, conversation_id, position, voice, name, words, recorded_at) values ($1, $2, $3, $4, 1, 'carer', 'Twin', $5, now())", [skerry.organisation, newId(), twin.carer, talk, `${twin.words} over there`])
  const everybody = [...new Set(all.map(({ carer }) => carer))]
  const asked = fc.oneof(fc.nat().map((at) => spoken[at % spoken.length] ?? ''), fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `${spoken[a % spoken.length]} ${spoken[b % spoken.length]}`), fc.constantFrom('%', '_', '\\', "' or true --", '{}', 'null', '', 'i', everybody[0]!), fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\u0000', '')))
  let found = 0
  await fc.assert(fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 2 }), fc.boolean(), fc.subarray(everybody, { minLength: 8 }), fc.subarray(everybody), fc.boolean(), async (terms, here, own, others, beginning) => {
    const actor = here ? lochside : skerry
    const ids = await find(actor, own, others, terms, beginning)
    found += ids.length
    const rows = (await world.owner.query<{ carer: string; reach: string }>('select carer_id as carer, reach from passages where organisation_id = $1 and id = any($2)', [actor.organisation, ids])).rows
    expect(rows.length).toBe(ids.length)
    expect(rows.filter(({ carer, reach }) => reach === 'here' || !(own.includes(carer) || (others.includes(carer) && reach === 'record')))).toEqual([])
  }), { numRuns: 200 })
  expect(found).toBeGreaterThan(50)
  const [ours, theirs] = [await find(lochside, [twin.carer], [], [twin.words], false), await find(skerry, [twin.carer], [], [twin.words], false)]
  expect([ours.includes(twin.id), theirs.length, ours.filter((id) => theirs.includes(id))]).toEqual([true, 1, []])
  // Nobody where nobody asks: no organisation, or nobody who acts.
  for (const opening of ['', `; set local app.organisation = '${lochside.organisation}'`, `; set local app.organisation = '${lochside.organisation}'; set local app.actor = 'system:'`]) {
    const nobody = await world.db.connection().execute(async (db) => {
      await sql.raw(`begin; set local role lilypad_app${opening}`).execute(db)
      const { rows } = await sql`select * from search_words(${everybody}::uuid[], '{}', ${[twin.words]}::text[], false, 0, 100)`.execute(db)
      await sql.raw('rollback').execute(db)
      return rows
    })
    expect([opening, nobody]).toEqual([opening, []])
  }
})

test('search_words finds the same in the same order, page by page, by the newest talks and by the index: of however many records it is asked', async () => {
  const { rows: all } = await world.owner.query<{ carer: string; words: string }>('select carer_id as carer, words from passages where organisation_id = $1', [lochside.organisation])
  const everybody = [...new Set(all.map(({ carer }) => carer))]
  const spoken = [...new Set(all.flatMap(({ words }) => words.split(/\s+/)))]
  const strangers = Array.from({ length: 130 }, () => newId())
  const actor = { kind: 'worker' as const, organisation: lochside.organisation, id: newId(), name: 'N', roles: ['support worker' as const], teams: [] }
  const find = (others: readonly string[], term: string, past: number, atMost: number) => inTenant(actor, async ({ db }) =>
    (await sql<{ id: string }>`select passage_id as id from search_words(${everybody.slice(0, 9)}::uuid[], ${[...others]}::uuid[], ${[term]}::text[], true, ${past}, ${atMost})`.execute(db)).rows.map(({ id }) => id))
  let found = 0
  await fc.assert(fc.asyncProperty(fc.oneof(fc.nat().map((at) => spoken[at % spoken.length]!), fc.constantFrom('the', 'i', 'and', 'she')), fc.nat(6), fc.integer({ min: 1, max: 30 }), async (term, past, atMost) => {
    const rest = everybody.slice(9)
    const few = await find(rest, term, past, atMost)
    expect(await find([...strangers.slice(0, 65), ...rest, ...strangers.slice(65)], term, past, atMost)).toEqual(few)
    expect(await find(rest, term, 0, 10_000)).toEqual([...await find(rest, term, 0, past), ...await find(rest, term, past, 10_000)])
    found += few.length
  }), { numRuns: 60 })
  expect(found).toBeGreaterThan(60)
})

test('find_sign_in_places tells only where an address signs in, and nothing of one that does not', async () => {
  const { rows } = await world.owner.query<{ organisation_id: string; email: string }>('select organisation_id, email from accounts where email is not null')
  for (const { organisation_id, email } of rows) expect(await findSignInPlaces(hashAddress(email))).toEqual([organisation_id])
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (bytes) => {
    expect(await findSignInPlaces(Buffer.from(bytes))).toEqual([])
  }), { numRuns: 50 })
})

test('keep_carer_search writes the row of the very carer, and no other organisation’s', async () => {
  const theirs = async () => (await world.owner.query('select carer_id, words from carer_search where organisation_id = $1 order by 1', [skerry.organisation])).rows
  await fc.assert(fc.asyncProperty(fc.string({ minLength: 1, maxLength: 30 }).map((name) => name.replaceAll('\u0000', '') || 'x'), fc.nat(), async (name, at) => {
    const before = await theirs()
    // Even under a number that is somebody's over there.
    const id = [...carersOf.get(skerry.organisation)!][at % 3] ?? newId()
    await inTenant(lochside, async ({ db, at: recorded_at }) => {
      await db.insertInto('carers').values({ organisation_id: lochside.organisation, id, call_name: name, recorded_at }).onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doUpdateSet({ call_name: name })).execute()
    })
    expect(await theirs()).toEqual(before)
    const { rows } = await world.owner.query('select count(*)::int as count from carer_search where organisation_id = $1 and carer_id = $2', [lochside.organisation, id])
    expect(rows).toEqual([{ count: 1 }])
  }), { numRuns: 40 })
})

test('seal_history adds a seal to the organisation that asks, and to no other; to nobody’s where nobody asks', async () => {
  const seals = async (organisation: string) => (await world.owner.query('select number, encode(hash, $2) as hash from seals where organisation_id = $1 order by number', [organisation, 'hex'])).rows
  await fc.assert(fc.asyncProperty(fc.integer({ min: -2, max: 400 }), fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2090-01-01') }), fc.boolean(), async (atMost, until, here) => {
    const [actor, other] = here ? [lochside, skerry] : [skerry, lochside]
    const [mine, theirs] = [await seals(actor.organisation), await seals(other.organisation)]
    const { rows: [row] } = await inTenant(actor, ({ db }) => sql<{ seal: string | null }>`select seal_history(${newId()}, ${until}, ${atMost}) as seal`.execute(db))
    expect(await seals(other.organisation)).toEqual(theirs)
    expect((await seals(actor.organisation)).length).toBe(mine.length + (row?.seal ? 1 : 0))
  }), { numRuns: 40 })
  const nobody = await world.db.connection().execute(async (db) => {
    await sql.raw('begin; set local role lilypad_app').execute(db)
    const { rows } = await sql<{ seal: string | null }>`select seal_history(${newId()}, now(), 10) as seal`.execute(db)
    await sql.raw('rollback').execute(db)
    return rows
  })
  expect(nobody).toEqual([{ seal: null }])
})

test('forget_rows and forget_record take nothing away without two signatures of this organisation, the second of whom acts, whatever they are asked', async () => {
  const everything = async (organisation: string) => (await world.owner.query<{ count: string }>('select (select count(*) from carers where organisation_id = $1) || $2 || (select count(*) from passages where organisation_id = $1) || $2 || (select count(*) from accounts where organisation_id = $1) as count', [organisation, ' '])).rows[0]!.count
  const [first, second] = [newId(), newId()]
  const disposalOf = async (organisation: string, carer: string, how: 'whole' | 'once' | 'same' | 'no') => {
    const id = newId()
    await world.owner.query("insert into disposals (organisation_id, id, carer_id, kind, due_on, rules, restricted, recorded_by, recorded_at) values ($1, $2, $3, 'adult', '2020-01-01', '[]', 'no', $4, now())", [organisation, id, carer, how === 'same' ? second : first])
    if (how !== 'once') await world.owner.query('insert into disposal_signatures (organisation_id, id, disposal_id, answer, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, now())', [organisation, newId(), id, how === 'no' ? 'no' : 'yes', second])
    return id
  }
  const theirs = [...carersOf.get(skerry.organisation)!]
  // A record with something asked and not answered is held, and cannot be signed for a second time: tried on its own below.
  const asked = new Set((await world.owner.query<{ carer_id: string }>("select r.carer_id from subject_requests r where not exists (select 1 from request_steps s where s.request_id = r.id and s.kind in ('given', 'done', 'refused', 'taken-back'))")).rows.map(({ carer_id }) => carer_id))
  const ours = [...carersOf.get(lochside.organisation)!].filter((id) => !asked.has(id))
  const rowsOf = async (organisation: string, table: string) => (await world.owner.query<{ id: string }>(`select id from ${table} where organisation_id = $1`, [organisation])).rows.map(({ id }) => id)
  const tables = ['passages', 'accounts', 'carers', 'changes', 'looks', 'workers', 'document_chunks', 'cared_for_people', 'no_such_table', 'passages; drop table carers', 'pg_class']
  await fc.assert(fc.asyncProperty(fc.constantFrom<'whole' | 'once' | 'same' | 'no'>('whole', 'once', 'same', 'no'), fc.constantFrom(...tables), fc.boolean(), fc.boolean(), fc.nat(), async (how, table, there, actsSecond, at) => {
    // A disposal of the other organisation; or of ours, not rightly signed or not by whoever acts: with ids of both.
    const disposal = there ? await disposalOf(skerry.organisation, theirs[at % theirs.length]!, how) : await disposalOf(lochside.organisation, ours[at % ours.length]!, how === 'whole' && actsSecond ? 'once' : how)
    const before = [await everything(lochside.organisation), await everything(skerry.organisation)]
    const actor = { kind: 'worker' as const, organisation: lochside.organisation, id: actsSecond ? second : first, name: 'N', roles: ['supervisor' as const], teams: [] }
    const ids = /^(passages|accounts|cared_for_people|document_chunks)$/.test(table) ? [...await rowsOf(skerry.organisation, table), ...await rowsOf(lochside.organisation, table)] : theirs
    await expect(inTenant(actor, ({ db }) => sql`select forget_rows(${disposal}, ${table}, ${ids}::uuid[])`.execute(db))).rejects.toThrow()
    await expect(inTenant(actor, ({ db }) => sql`select forget_record(${disposal})`.execute(db))).rejects.toThrow()
    expect([await everything(lochside.organisation), await everything(skerry.organisation)]).toEqual(before)
  }), { numRuns: 60 })
  expect(asked.size).toBeGreaterThan(0)
  for (const carer of asked) await expect(disposalOf(lochside.organisation, carer, 'whole')).rejects.toThrow('held')
  // Signed by two, and the second acts: rows of this one record go, and no other's, wherever their ids come from.
  const mine = ours.find((id) => id === idOf('lochside', 'carer', 'moira-maclean'))!
  const disposal = await disposalOf(lochside.organisation, mine, 'whole')
  const ids = [...await rowsOf(skerry.organisation, 'passages'), ...await rowsOf(lochside.organisation, 'passages')]
  const hers = (await world.owner.query('select count(*)::int as count from passages where carer_id = $1', [mine])).rows[0].count
  const actor = { kind: 'worker' as const, organisation: lochside.organisation, id: second, name: 'N', roles: ['supervisor' as const], teams: [] }
  await world.owner.query('delete from highlights h using passages p where p.organisation_id = h.organisation_id and p.id = h.passage_id and p.carer_id = $1 and not exists (select 1 from risk_agreements r where r.highlight_id = h.id)', [mine])
  const { rows: [gone] } = await inTenant(actor, ({ db }) => sql<{ count: number }>`select forget_rows(${disposal}, 'passages', ${ids}::uuid[]) as count`.execute(db))
  expect([hers > 0, gone?.count]).toEqual([true, hers])
  await world.owner.query("insert into retention_holds (organisation_id, id, carer_id, reason, words, recorded_at) values ($1, $2, null, 'inquiry', 'All of them', now())", [lochside.organisation, newId()])
  await expect(inTenant(actor, ({ db }) => sql`select forget_record(${disposal})`.execute(db))).rejects.toThrow('held')
})

test('erase_item takes away nothing of another record or organisation, nor for somebody else, whatever stone is put down', async () => {
  const worker = newId()
  const actor = { kind: 'worker' as const, organisation: lochside.organisation, id: worker, name: 'N', roles: ['supervisor' as const], teams: [] }
  const erasureOf = async (organisation: string, carer: string, by: string) => {
    const [request, erasure] = [newId(), newId()]
    await world.owner.query("insert into subject_requests (organisation_id, id, carer_id, kind, received_on, how, recorded_at) values ($1, $2, $3, 'forget', '2026-01-01', 'told', now())", [organisation, request, carer])
    await world.owner.query("insert into erasures (organisation_id, id, carer_id, request_id, why, recorded_by, recorded_at) values ($1, $2, $3, $4, 'x', $5, now())", [organisation, erasure, carer, request, by])
    return erasure
  }
  const [mine, other] = [...carersOf.get(lochside.organisation)!]
  const [theirs] = [...carersOf.get(skerry.organisation)!]
  const state = async () => (await world.owner.query<{ all: string }>("select (select md5(string_agg(c::text, '|' order by c.id)) from carers c) || (select count(*) from circle_people) || (select count(*) from change_contents where content <> '{}') as all")).rows[0]!.all
  const erasures = { 'mine': await erasureOf(lochside.organisation, mine!, worker), 'by another': await erasureOf(lochside.organisation, mine!, newId()), 'theirs': await erasureOf(skerry.organisation, theirs!, worker) }
  await fc.assert(fc.asyncProperty(fc.constantFrom(...Object.keys(erasures) as (keyof typeof erasures)[]), fc.constantFrom(mine!, other!, theirs!), fc.constantFrom(mine!, other!, theirs!), fc.constantFrom('carers', 'passages', 'accounts', 'pg_class', 'carers; drop table carers'), fc.constantFrom('phone', 'call_name', 'died_on', null), fc.boolean(), async (whose, carer, row, table, column, own) => {
    fc.pre(!(whose === 'mine' && carer === mine && row === mine && table === 'carers' && column === 'phone' && own))
    const before = await state()
    await expect(inTenant(actor, ({ db }) => sql`insert into erasure_items (organisation_id, id, carer_id, erasure_id, table_name, row_id, column_name, recorded_by, recorded_at)
      values (${lochside.organisation}, ${newId()}, ${carer}, ${erasures[whose]}, ${table}, ${row}, ${column}, ${own ? worker : newId()}, now())`.execute(db))).rejects.toThrow()
    expect(await state()).toBe(before)
  }), { numRuns: 120 })
})

test('find_organisations gives ids, and nothing else of anybody', async () => {
  expect((await findOrganisations()).toSorted()).toEqual([lochside.organisation, skerry.organisation].toSorted())
})

test('each of them is tested here', () => {
  expect(Object.keys(definers).toSorted()).toEqual(['erase_item', 'find_organisations', 'find_sign_in_places', 'forget_record', 'forget_rows', 'keep_carer_search', 'seal_history', 'search_carers', 'search_words'])
})
