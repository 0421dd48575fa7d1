import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../../test/world.ts'
import { listenTo } from '../../../test/statements.ts'
import { systemActor } from '../actor.ts'
import { inTenant, readTenant, type Tx } from '../tenant.ts'
import { together } from './together.ts'
import { idOf } from '../../seed/ids.ts'

useTestDatabase('world')
const actor = systemActor(idOf('lochside'))

/** One row with a value of every kind the record is made of, and empty ones. */
const everyKind = (tx: Tx, words: string) => sql`select n, 7::int as whole, 7000000000::bigint as large, 1.5::float8 as broken, 2.50::numeric as exact, true as yes, false as no, null::text as nothing, ${words}::text as words,
  '2026-03-29'::date as day, '2026-03-29 01:30:00.123456+00'::timestamptz as moment, '\\x00ff10'::bytea as bytes, array['a,b', null, '"c"', '{}']::text[] as list, array[true, false] as flags,
  jsonb_build_object('n', 1, 'day', '2026-03-29'::date, 'list', array[1, 2]) as made, '01941f29-7c00-7000-8000-02984c43d175'::uuid as id, array['2026-03-29'::date] as days
  from generate_series(1, 3) n order by n`.execute(tx.db).then(({ rows }) => rows)
const many = (tx: Tx, at: number) => sql<{ n: number }>`select n * ${at}::int as n from generate_series(1, 4) n where n > ${at % 3}::int order by n desc`.execute(tx.db).then(({ rows }) => rows.map(({ n }) => n))
const none = (tx: Tx, words: string) => sql`select 1 as one where ${words}::text = ''`.execute(tx.db).then(({ rows }) => rows)

test('what is asked together is answered exactly as if each had been asked alone', async () => {
  const words = 'Níamh’s "words", \\ and $1 $2 ; -- \n😀'
  const alone = await inTenant(actor, async (tx) => ({ kinds: await everyKind(tx, words), first: await many(tx, 2), second: await many(tx, 7), nothing: await none(tx, words) }))
  const { result, statements, questions } = await listenTo(() => inTenant(actor, (tx) => together({ kinds: everyKind(tx, words), first: many(tx, 2), second: many(tx, 7), nothing: none(tx, words) })))
  expect(result).toEqual(alone)
  expect([statements.length, questions.length]).toEqual([1, 4])
})

test('inside one moment the same question is asked once, and each who asked has rows of their own', async () => {
  const ask = () => readTenant(actor, async (tx) => {
    const read = () => tx.db.selectFrom('organisations').select(['name', 'zone']).execute()
    const [one, other] = await Promise.all([read(), read()])
    one[0]!.name = 'Somebody wrote here'
    return [other, await read()]
  })
  const { result, questions } = await listenTo(ask)
  expect(questions.length).toBe(1)
  expect(result[0]).toEqual(result[1])
  expect(result[0]![0]!.name).not.toBe('Somebody wrote here')
})

test('where things may change each question is asked anew, and what writes keeps its place', async () => {
  const names = await inTenant(actor, async (tx) => {
    const read = () => tx.db.selectFrom('organisations').select('name').execute().then((rows) => rows[0]!.name)
    await Promise.all([read(), read()])
    const name = (words: string) => tx.db.updateTable('organisations').set({ name: words }).execute()
    const [before, , between, , after] = await Promise.all([read(), name('One'), read(), name('Two'), read()])
    await name(before)
    return [between, after]
  })
  expect(names).toEqual(['One', 'Two'])
})

test('what gives rows back as it writes, or holds them, goes alone as well, however often it was asked before', async () => {
  const { result, statements } = await listenTo(() => inTenant(actor, async (tx) => {
    const read = () => tx.db.selectFrom('organisations').select('name').execute()
    const held = () => tx.db.selectFrom('organisations').select('name').forUpdate().execute()
    const write = (name: string) => tx.db.updateTable('organisations').set({ name }).returning('name').execute()
    const within = (name: string) => sql<{ name: string }>`with named as (update organisations set name = ${name} returning name) select name from named`.execute(tx.db).then(({ rows }) => rows)
    const [first] = await read()
    const ask = () => Promise.all([read(), write('One'), held(), within('Two'), read()])
    await ask()
    const said = await ask()
    await write(first!.name)
    return said.map(([row]) => row!.name)
  }))
  expect([result, statements.length]).toEqual([['Two', 'One', 'One', 'Two', 'Two'], 12])
})

test('one that fails fails all, and leaves the connection as good as new', async () => {
  const good = (tx: Tx) => tx.db.selectFrom('organisations').select('name').execute()
  const fragile = (tx: Tx, by: number) => sql<{ n: number }>`select 10 / ${by}::int as n`.execute(tx.db)
  await inTenant(actor, async (tx) => { await good(tx); await fragile(tx, 5) })
  const unhandled: unknown[] = []
  const hear = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', hear)
  await expect(inTenant(actor, (tx) => Promise.all([good(tx), fragile(tx, 0), good(tx).then(() => good(tx))]))).rejects.toThrow('division by zero')
  expect((await inTenant(actor, good)).length).toBe(1)
  await new Promise((done) => setTimeout(done, 20))
  process.off('unhandledRejection', hear)
  expect(unhandled).toEqual([])
})

test('nothing is asked through a transaction that is over: the connection is somebody else’s by then', async () => {
  let left: Tx | undefined
  await inTenant(actor, async (tx) => { left = tx })
  await expect(left!.db.selectFrom('organisations').selectAll().execute()).rejects.toThrow('over')
  let late: Promise<unknown> | undefined
  await inTenant(actor, async (tx) => { late = tx.db.selectFrom('organisations').selectAll().execute(); late.catch(() => undefined) })
  await expect(late).rejects.toThrow('over')
})

test('questions that go together are answered also when what was seen is forgotten between, which it is after some thousands', async () => {
  await inTenant(actor, async (tx) => {
    const known = [() => many(tx, 2), () => many(tx, 7)]
    for (const one of known) await one()
    const [first, second] = [await many(tx, 2), await many(tx, 7)]
    for (let at = 0; at < 5_100; at += 1) {
      const [, ...answers] = await Promise.all([sql.raw(`select ${at} as never_asked_before`).execute(tx.db), ...known.map((one) => one())])
      expect(answers).toEqual([first, second])
    }
  })
})
