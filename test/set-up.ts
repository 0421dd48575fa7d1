import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/database/embedded.ts'
import { migrate, type Place } from '../src/database/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext { place: Place }
}

/**
 * One real PostgreSQL for the whole run: the embedded one, or the one at LILYPAD_TEST_DATABASE_URL. Two templates are made
 * once, an empty migrated database and one with the demo world; each test file works on a copy of its own.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { place, stop } = await findPlace()
  const admin = new pg.Client(place)
  await admin.connect()
  for (const name of ['lilypad_empty', 'lilypad_world']) {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.query(`create database ${name} template template0 encoding 'UTF8' locale 'C'`)
    await migrate(inDatabase(place, name))
  }
  await admin.end()
  const { tellTheWorld } = await import('./tell.ts')
  await tellTheWorld(inDatabase(place, 'lilypad_world'))
  project.provide('place', place)
  return stop
}

async function findPlace(): Promise<{ place: Place; stop: () => Promise<void> }> {
  const url = process.env.LILYPAD_TEST_DATABASE_URL
  if (url) return { place: { connectionString: url }, stop: async () => undefined }
  const directory = mkdtempSync(path.join(tmpdir(), 'lilypad-test-'))
  const { host, port, user, database, password, stop } = await startEmbedded({ directory, log: () => undefined })
  return {
    place: { host, port, user, database, password },
    stop: async () => {
      await stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The same server, another database. */
export function inDatabase(place: Place, database: string): Place {
  if (!place.connectionString) return { ...place, database }
  const url = new URL(place.connectionString)
  url.pathname = `/${database}`
  return { ...place, connectionString: url.href }
}
