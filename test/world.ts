import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { openDatabase } from '../src/database/connect.ts'
import { asLogin, type Place } from '../src/database/migrate.ts'
import type { Database } from '../src/database/tables.ts'
import { useKey } from '../src/kernel/sealing.ts'
import { useDatabase } from '../src/kernel/tenant.ts'
import { inDatabase } from './set-up.ts'
import { hearStatement } from './statements.ts'

export interface TestDatabase {
  /** The app's own pool: what the kernel uses. */
  db: Kysely<Database>
  /** The owner, who sees past the walls: for checking only. */
  owner: pg.Pool
  /** How to reach this database as its owner. */
  place: Place
}

/** A database of this test file's own: a copy of the empty one, or of the one with the demo world in it. */
export function useTestDatabase(template: 'empty' | 'world'): TestDatabase {
  const found = {} as TestDatabase
  beforeAll(async () => Object.assign(found, await copyDatabase(template)))
  afterAll(() => dropDatabase(found))
  return found
}

/** Let go of a copy, and take it away. */
export async function dropDatabase({ db, owner, place }: TestDatabase): Promise<void> {
  await db?.destroy()
  await owner?.end()
  await onServer((admin) => admin.query(`drop database if exists ${databaseName(place)} with (force)`))
}

/** One more copy, which the kernel uses from now on: for tests that need a fresh one in between. */
export async function copyDatabase(template: 'empty' | 'world'): Promise<TestDatabase> {
  const name = `lilypad_${randomBytes(6).toString('hex')}`
  await onServer((admin) => admin.query(`create database ${name} template lilypad_${template}`))
  const place = inDatabase(inject('place'), name)
  const db = openDatabase(asLogin(place), 10, { heard: hearStatement })
  useDatabase(db)
  useKey(randomBytes(32))
  const owner = new pg.Pool({ ...place, max: 3 })
  // The database is dropped while the last connection is still saying goodbye; that is no fault of the test.
  owner.on('connect', (client) => client.on('error', () => undefined))
  owner.on('error', () => undefined)
  return { db, place, owner }
}

async function onServer(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client(inject('place'))
  await admin.connect()
  // Two files copying the same template at the same moment wait for each other.
  await admin.query('select pg_advisory_lock(7411)')
  await work(admin).finally(() => admin.end())
}

function databaseName(place: Place): string {
  return place.connectionString ? new URL(place.connectionString).pathname.slice(1) : String(place.database)
}
