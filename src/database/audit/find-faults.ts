import type { ClientBase } from 'pg'
import { DatabaseClient } from '../client.ts'
import type { Place } from '../migrate.ts'
import { findFaultsOfRecord } from './record-faults.ts'
import { findFaultsOfSeals, type SealLine } from './seal-faults.ts'

/** One place where the history does not hold: a sentence for the administrator. */
export interface Fault { organisation: string; said: string }

/** What was looked at, and what did not hold. */
export interface Audited { organisations: number; seals: number; sealedRows: number; recordRows: number; faults: Fault[] }

/**
 * Look whether the history holds: every seal follows from the rows it covers and from the seal before it, and every row of the
 * record is what the last change of it says. `kept` are seals that were written down elsewhere before (`audit export`): each must
 * still be there, unchanged. Reads one unchanging snapshot as the owner, and changes nothing.
 */
export async function findFaults(owner: Place, kept: readonly SealLine[] = []): Promise<Audited> {
  const client = new DatabaseClient(owner)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const audited = await findFaultsWith(client, kept)
    await client.query('commit')
    return audited
  } finally {
    await client.end()
  }
}

/** The same, inside a transaction that is open already: for what is not yet made to stay. */
export async function findFaultsWith(client: ClientBase, kept: readonly SealLine[] = []): Promise<Audited> {
  // Content was hashed in this zone, and must be read in it.
  await client.query("set local timezone = 'UTC'")
  const { rows } = await client.query<{ id: string; name: string }>('select organisation_id as id, name from organisations order by demo, recorded_at')
  const audited: Audited = { organisations: rows.length, seals: 0, sealedRows: 0, recordRows: 0, faults: [] }
  for (const { id, name } of rows) {
    const seals = await findFaultsOfSeals(client, id, kept.filter((one) => one.organisation === id))
    const record = await findFaultsOfRecord(client, id)
    audited.seals += seals.seals
    audited.sealedRows += seals.rows
    audited.recordRows += record.rows
    audited.faults.push(...[...seals.faults, ...record.faults].map((said) => ({ organisation: name, said })))
  }
  for (const one of kept) if (!rows.some(({ id }) => id === one.organisation)) audited.faults.push({ organisation: one.organisation, said: 'The whole organisation is gone.' })
  return audited
}
