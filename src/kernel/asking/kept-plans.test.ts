import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { useTestDatabase } from '../../../test/world.ts'
import { openDatabase } from '../../database/connect.ts'
import { asLogin } from '../../database/migrate.ts'
import type { Database } from '../../database/tables.ts'
import { idOf } from '../../seed/ids.ts'
import { systemActor } from '../actor.ts'
import { Busy } from '../errors.ts'
import { inTenant, useDatabase } from '../tenant.ts'
import { beginKeeping, forgetPlans, keptAtMost, nameFor } from './kept-plans.ts'

const world = useTestDatabase('world')
const actor = systemActor(idOf('lochside'))
const ordinary = { ...keptAtMost }
afterEach(() => Object.assign(keptAtMost, ordinary))

/** Through a pool of one connection, so that everything is asked on the same. */
async function onOne(work: () => Promise<void>, keepPlans = true): Promise<void> {
  const db = openDatabase(asLogin(world.place), 1, { keepPlans })
  useDatabase(db)
  await work().finally(() => db.destroy())
  useDatabase(world.db)
}
const ask = (words: string) => inTenant(actor, ({ db }) => sql<{ words: string }>`select name || ${sql.lit(words)} as words from organisations`.execute(db).then(({ rows }) => rows[0]!.words))
const kept = () => inTenant(actor, ({ db }: { db: Kysely<Database> }) => sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db).then(({ rows }) => rows.map(({ statement }) => statement)))
const thrice = async (words: string) => [await ask(words), await ask(words), await ask(words)]

test('what is asked again is kept, and answers the same; what was asked once is not', () => onOne(async () => {
  const [first, ...again] = await thrice(' a')
  expect(again).toEqual([first, first])
  await ask(' once')
  const all = await kept()
  expect(all.filter((one) => one.includes("' a'")).length).toBe(1)
  expect(all.filter((one) => one.includes('once'))).toEqual([])
}))

test('of many questions a connection keeps those it heard last', () => onOne(async () => {
  Object.assign(keptAtMost, { questions: 4 })
  for (const one of ['b', 'c', 'd', 'e', 'f']) await thrice(` ${one}`)
  expect(await thrice(' b')).toEqual([expect.stringMatching(/ b$/), expect.stringMatching(/ b$/), expect.stringMatching(/ b$/)])
  // The fourth is what asks for them.
  const names = (await kept()).flatMap((one) => /' (.)'/.exec(one)?.[1] ?? [])
  expect(names.toSorted()).toEqual(['b', 'e', 'f'])
}))

test('and no more letters than there is room for', () => onOne(async () => {
  Object.assign(keptAtMost, { letters: 400 })
  for (const one of ['g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p']) await thrice(` ${one}`)
  const all = await kept()
  expect(all.length).toBeGreaterThan(0)
  expect(all.join('').length).toBeLessThanOrEqual(400)
}))

test('a table that changes its shape meanwhile: one is asked to try again, and then everything is there', () => onOne(async () => {
  const all = () => inTenant(actor, ({ db }) => db.selectFrom('organisations').selectAll().executeTakeFirstOrThrow())
  await all()
  const before = await all()
  await world.owner.query("alter table organisations add column newest text not null default 'new'")
  await expect(all()).rejects.toThrow(Busy)
  expect([await all(), await all()]).toEqual([{ ...before, newest: 'new' }, { ...before, newest: 'new' }])
  await world.owner.query('alter table organisations drop column newest')
}))

test('whoever does not want it, and whoever comes through a pooler, has nothing kept', async () => {
  await onOne(async () => {
    await thrice(' q')
    expect(await kept()).toEqual([])
  }, false)
  const client = new pg.Client(asLogin(world.place))
  await client.connect()
  // A pooler says a number of its own, not that of the process that will answer.
  Object.assign(client, { processID: 1 })
  await beginKeeping(client)
  expect(['select 1', 'select 1', 'select 1'].map((text) => nameFor(client, text))).toEqual([undefined, undefined, undefined])
  await client.end()
})

test.each(['26000', '42P05'])('something that hands connections round and hides it is found out by what the database says (%s)', async (code) => {
  const client = new pg.Client(asLogin(world.place))
  await client.connect()
  await beginKeeping(client)
  const named = () => [nameFor(client, `select '${code}'`), nameFor(client, `select '${code}'`)].at(-1)
  expect(named()).toBeDefined()
  expect(forgetPlans(client, { code: '23505' })).toBe(false)
  expect(named()).toBeDefined()
  expect(forgetPlans(client, { code })).toBe(true)
  expect(named()).toBeUndefined()
  await client.end()
})
