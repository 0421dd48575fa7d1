import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import pg from 'pg'
import { inject } from 'vitest'
import { type ArchiveHead, readHead } from '../../src/database/archive/head.ts'
import { fill } from '../../src/database/archive/pour.ts'
import { migrate, type Place } from '../../src/database/migrate.ts'
import { inDatabase } from '../set-up.ts'

const folder = path.join(import.meta.dirname, 'worlds')

/** The worlds that earlier versions wrote down with their own `backup`, by the last migration each had. */
export const earlierWorlds: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.jsonl.br')).map((name) => name.replace('.jsonl.br', '')).toSorted()

/** The lines of such a world: what a plain backup of that version holds. */
export function linesOf(world: string): string[] {
  return brotliDecompressSync(readFileSync(path.join(folder, `${world}.jsonl.br`))).toString('utf8').trimEnd().split('\n')
}

export async function* asLines(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

/** A fresh database on the tests' server, with no table in it; and the way to be rid of it. */
export async function makeDatabase(): Promise<{ place: Place; drop: () => Promise<void> }> {
  const name = `lilypad_${randomBytes(6).toString('hex')}`
  const onServer = async (statement: string) => {
    const admin = new pg.Client(inject('place'))
    await admin.connect()
    await admin.query(statement).finally(() => admin.end())
  }
  await onServer(`create database ${name} template template0 encoding 'UTF8' locale 'C'`)
  return { place: inDatabase(inject('place'), name), drop: () => onServer(`drop database if exists ${name} with (force)`) }
}

/** Fill a fresh database with rows at the version their head says, and leave it there: as it lay on disk before an update. */
export async function fillAsItWas(place: Place, lines: readonly string[]): Promise<ArchiveHead> {
  const head = readHead(lines[0]!)
  await migrate(place, head.migrations.at(-1))
  const client = new pg.Client(place)
  await client.connect()
  try {
    await client.query("begin; set local timezone = 'UTC'")
    await fill(client, head, asLines(lines.slice(1)))
    await client.query('commit')
  } finally {
    await client.end()
  }
  return head
}
