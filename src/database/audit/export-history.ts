import { createReadStream, createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import { DatabaseClient } from '../client.ts'
import type { Place } from '../migrate.ts'
import type { SealLine } from './seal-faults.ts'

const batch = 1000

/** What a line of the export can be, in the order they stand in the file. Who and when and which row; never what a row says. */
const parts = {
  seal: `select organisation_id as organisation, number, until_at::text as until, encode(hash, 'hex') as hash from seals order by organisation_id, number`,
  change: `select organisation_id as organisation, id, at::text, actor, request, kind, table_name as "table", row_id as row, carer_id as carer, encode(content_hash, 'hex') as hash from changes order by organisation_id, at, id`,
  look: `select organisation_id as organisation, id, kept_at::text as at, account_id as account, carer_id as carer, purpose, request from looks order by organisation_id, kept_at, id`,
} as const

/**
 * Write the history of everything into one file, JSON lines, gzipped: its seals, its changes and its looks, without any content.
 * Kept away from this machine it is what `audit verify --against` compares with. Gives back how many lines there are of each kind.
 */
export async function exportHistory(owner: Place, file: string): Promise<Record<keyof typeof parts, number>> {
  const client = new DatabaseClient(owner)
  await client.connect()
  const counts = { seal: 0, change: 0, look: 0 }
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query("set local timezone = 'UTC'")
    await pipeline(Readable.from(lines(client, counts)), createGzip(), createWriteStream(`${file}.part`, { mode: 0o600 }))
    await client.query('commit')
    await rename(`${file}.part`, file)
    return counts
  } finally {
    await client.end()
  }
}

async function* lines(client: pg.Client, counts: Record<string, number>): AsyncGenerator<string> {
  for (const [kind, question] of Object.entries(parts)) {
    await client.query(`declare part no scroll cursor for ${question}`)
    for (;;) {
      const { rows } = await client.query<Record<string, unknown>>(`fetch ${batch} from part`)
      if (rows.length === 0) break
      counts[kind] = (counts[kind] ?? 0) + rows.length
      yield rows.map((row) => `${JSON.stringify({ kind, ...row })}\n`).join('')
    }
    await client.query('close part')
  }
}

/** The seals in an export that was kept elsewhere. Throws with a sentence when the file is no such export. */
export async function readSeals(file: string): Promise<SealLine[]> {
  const seals: SealLine[] = []
  try {
    for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
      const { kind, ...one } = JSON.parse(line) as SealLine & { kind: string }
      if (kind !== 'seal') break
      seals.push(one)
    }
  } catch {
    throw new Error(`${file} is not an export of the history. Make one with: npm run lilypad -- audit export`)
  }
  return seals
}
