import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { listenTo } from '../../test/statements.ts'
import { useTestDatabase } from '../../test/world.ts'
import { isReady, checkLogin, openDatabase } from '../database/connect.ts'
import { asLogin, type Place } from '../database/migrate.ts'
import { foundOrganisation, nameOrganisation } from '../features/organisations/index.ts'
import { type Actor, systemActor } from './actor.ts'
import { Busy, NotFound } from './errors.ts'
import { newId } from './ids.ts'
import { findSignInPlaces, inTenant, readReport, readTenant, useDatabase } from './tenant.ts'

const database = useTestDatabase('empty')

afterEach(() => useDatabase(database.db))

async function anOrganisation(name = 'A centre') {
  const id = newId()
  await foundOrganisation({ id, name })
  return systemActor(id)
}

const nameOf = (actor: Actor) => inTenant(actor, async ({ db }) => (await db.selectFrom('organisations').select('name').execute()).map((row) => row.name))

test('inside, one is the role without powers, in one organisation, with an actor and a request', async () => {
  const actor = await anOrganisation()
  const request = newId()
  const found = await inTenant(actor, async ({ db }) => (await sql<Record<string, string>>`
    select current_user::text as role, session_user::text as login, current_setting('app.organisation') as organisation,
      current_setting('app.actor') as actor, current_setting('app.request') as request`.execute(db)).rows[0], request)
  expect(found).toEqual({ role: 'lilypad_app', login: 'lilypad_login', organisation: actor.organisation, actor: 'system:', request })
})

test('outside, the same connections belong to no organisation', async () => {
  await anOrganisation()
  const { rows } = await sql<{ at: string | null }>`select nullif(current_setting('app.organisation', true), '') as at`.execute(database.db)
  expect(rows).toEqual([{ at: null }])
})

test('what throws leaves nothing behind, and the connection is as good as new', async () => {
  const actor = await anOrganisation('As it was')
  const failing = inTenant(actor, async (tx) => {
    await nameOrganisation(tx, 'Changed')
    throw new NotFound()
  })
  await expect(failing).rejects.toThrow(NotFound)
  await expect(inTenant(actor, ({ db }) => sql`select nothing from nowhere`.execute(db))).rejects.toThrow('nowhere')
  expect(await nameOf(actor)).toEqual(['As it was'])
})

test.each([
  ['organisation', { kind: 'system', organisation: "x'; drop table carers; --", id: null, name: 'Lilypad' }],
  ['actor', { kind: 'guest', organisation: newId(), id: "x'; reset role; --", name: 'Guest' }],
] as [string, Actor][])('a strange id of the %s never reaches the database', async (_whose, actor) => {
  await expect(inTenant(actor, async () => 'inside')).rejects.toThrow('strange id')
})

test('a strange id of the request never reaches it either', async () => {
  await expect(inTenant(systemActor(newId()), async () => 'inside', '1; reset role')).rejects.toThrow('strange id')
})

test('long reading sees one moment and writes nothing', async () => {
  const actor = await anOrganisation('Before')
  const names = await readTenant(actor, async ({ db }) => {
    const read = async () => (await db.selectFrom('organisations').select('name').executeTakeFirstOrThrow()).name
    const first = await read()
    await inTenant(actor, (tx) => nameOrganisation(tx, 'After'))
    return [first, await read()]
  })
  expect(names).toEqual(['Before', 'Before'])
  await expect(readTenant(actor, (tx) => nameOrganisation(tx, 'Never'))).rejects.toThrow(Busy)
  expect(await nameOf(actor)).toEqual(['After'])
})

test('a database that cannot be reached is "busy", in a sentence, and counts as not ready', async () => {
  for (const place of [{ host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' }, { host: '/nowhere', user: 'nobody', database: 'none' }]) {
    const away = openDatabase(place, 1)
    useDatabase(away)
    await expect(inTenant(systemActor(newId()), async () => 'inside')).rejects.toThrow(Busy)
    await expect(findSignInPlaces(Buffer.from('x'))).rejects.toThrow(Busy)
    expect(await isReady(away)).toBe(false)
    await away.destroy()
  }
})

test('a connection that is cut in the middle is "busy", and the next one works', async () => {
  const actor = await anOrganisation()
  const cut = inTenant(actor, async ({ db }) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    await database.owner.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    await db.selectFrom('organisations').selectAll().execute()
  })
  await expect(cut).rejects.toThrow(Busy)
  expect(await nameOf(actor)).toEqual(['A centre'])
})

test('a transaction that cannot even begin leaves no broken connection in the pool', async () => {
  const stranger = `lilypad_stranger_${process.pid}`
  await database.owner.query(`create role ${stranger} login`)
  const one = openDatabase(reachedAs(stranger), 1)
  try {
    useDatabase(one)
    // The first question travels with the beginning: it is not answered either, and what went wrong first is what is said.
    const asked = inTenant(systemActor(newId()), ({ db }) => sql`select 1 as here`.execute(db))
    await expect(asked).rejects.toThrow('permission denied to set role')
    expect((await sql<{ here: number }>`select 1 as here`.execute(one)).rows).toEqual([{ here: 1 }])
    await expect(findSignInPlaces(Buffer.from('x'))).rejects.toThrow('permission denied')
    expect((await sql<{ here: number }>`select 1 as here`.execute(one)).rows).toEqual([{ here: 1 }])
  } finally {
    await one.destroy()
    await database.owner.query(`drop role ${stranger}`)
  }
})

function reachedAs(user: string): Place {
  if (!database.place.connectionString) return { ...database.place, user }
  const url = new URL(database.place.connectionString)
  url.username = user
  return { connectionString: url.href }
}

test('nobody waits for the end of what only read, and whoever comes next on the same connection comes behind it', async () => {
  const [here, there] = [await anOrganisation('Here'), await anOrganisation('There')]
  const one = openDatabase(asLogin(database.place), 1)
  useDatabase(one)
  const seen = ({ db }: { db: typeof database.db }) => sql<{ name: string; alone: boolean }>`select name, txid_current_if_assigned() is null as alone from organisations`.execute(db).then(({ rows }) => rows)
  for (let turn = 0; turn < 5; turn += 1) {
    expect(await readTenant(here, seen)).toEqual([{ name: 'Here', alone: true }])
    await inTenant(there, (tx) => nameOrganisation(tx, 'There'))
    expect(await Promise.all([readTenant(there, seen), readTenant(here, seen), inTenant(there, seen)])).toEqual([['There'], ['Here'], ['There']].map(([name]) => [{ name, alone: true }]))
  }
  await readTenant(here, seen)
  const { rows } = await sql<{ role: string; at: string | null }>`select current_user::text as role, nullif(current_setting('app.organisation', true), '') as at`.execute(one)
  expect(rows).toEqual([{ role: 'lilypad_login', at: null }])
  await one.destroy()
})

test('where nothing is asked, nothing is begun', async () => {
  const actor = await anOrganisation()
  expect((await listenTo(() => inTenant(actor, async () => 'inside'))).transactions).toBe(0)
  const { transactions, statements } = await listenTo(() => nameOf(actor))
  expect([transactions, statements.length]).toEqual([1, 1])
})

test('a start on the owner’s own log-in is refused, with what to do', async () => {
  const owner = openDatabase(database.place, 1)
  await expect(checkLogin(owner)).rejects.toThrow('DATABASE_APP_URL')
  await owner.destroy()
  await expect(checkLogin(database.db)).resolves.toBeUndefined()
})

test('a database that has every migration this copy knows is ready; one that lacks a migration is not', async () => {
  expect(await isReady(database.db)).toBe(true)
  await database.owner.query(`update kysely_migration set name = '0000-elsewhere' where name = '0001-house'`)
  expect(await isReady(database.db)).toBe(false)
  await database.owner.query(`update kysely_migration set name = '0001-house' where name = '0000-elsewhere'`)
})

test('a report is read on the copy where there is one, and says the moment; without one it says none', async () => {
  const actor = await anOrganisation('Read')
  const names = ({ db }: { db: typeof database.db }) => db.selectFrom('organisations').select('name').execute()
  expect(await readReport(actor, names)).toEqual({ found: [{ name: 'Read' }], asOf: null })
  const copy = openDatabase(asLogin(database.place), 2)
  useDatabase(database.db, copy)
  const { found, asOf } = await readReport(actor, names)
  expect([found, asOf instanceof Date]).toEqual([[{ name: 'Read' }], true])
  await expect(readReport(actor, ({ db }) => sql`insert into organisations (organisation_id, name, recorded_at) values (${newId()}, 'x', now())`.execute(db))).rejects.toThrow(Busy)
  await copy.destroy()
})

test('a copy that does not answer costs one try in half a minute, and what is not there yet is looked for on the primary', async () => {
  const actor = await anOrganisation()
  const away = openDatabase({ host: '127.0.0.1', port: 1, user: 'x' }, 2)
  useDatabase(database.db, away)
  const times = { tried: 0 }
  expect((await readReport(actor, async () => { times.tried += 1; return 'read' })).asOf).toBeNull()
  expect(times.tried).toBe(1)
  await away.destroy()
  // Were it asked again, the pool that has ended would say so, and the work would still be done once.
  expect((await readReport(actor, async () => 'read')).found).toBe('read')
  const copy = openDatabase(asLogin(database.place), 2)
  useDatabase(database.db, copy)
  let first = true
  const late = await readReport(actor, async () => {
    if (first) {
      first = false
      throw new NotFound()
    }
    return 'found'
  })
  expect(late).toEqual({ found: 'found', asOf: null })
  // That was no fault of the copy: it is read from again.
  expect((await readReport(actor, async () => 'read')).asOf).toBeInstanceOf(Date)
  await expect(readReport(actor, async () => { throw new NotFound() })).rejects.toThrow(NotFound)
  await copy.destroy()
})
