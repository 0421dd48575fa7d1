import pg from 'pg'
import { DatabaseClient } from './client.ts'
import type { Place } from './migrate.ts'

export interface FoundOrganisation { id: string; name: string; demo: boolean }

/** Every organisation in a database, real ones first. Only the owner sees past the walls like this. */
export async function findOrganisations(owner: Place): Promise<FoundOrganisation[]> {
  const client = new DatabaseClient(owner)
  await client.connect()
  try {
    return (await client.query<FoundOrganisation>('select organisation_id as id, name, demo from organisations order by demo, recorded_at')).rows
  } finally {
    await client.end()
  }
}

/** Delete every row of one organisation, in one transaction. A table others still lean on waits for the next round. */
export async function removeOrganisation(owner: Place, organisation: string): Promise<void> {
  const client = new DatabaseClient(owner)
  await client.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
      where n.nspname = 'public' and c.relkind = 'r'`)
    let left = rows.map((row) => row.name)
    while (left.length > 0) {
      const before = left.length
      const still: string[] = []
      for (const table of left) {
        await client.query('savepoint one')
        // The trigger must not write down the deleting of a world that never was.
        const done = await client.query(`alter table ${pg.escapeIdentifier(table)} disable trigger user`)
          .then(() => client.query(`delete from ${pg.escapeIdentifier(table)} where organisation_id = $1`, [organisation]))
          .then(() => client.query(`alter table ${pg.escapeIdentifier(table)} enable trigger user`)).then(() => true, () => false)
        if (!done) {
          await client.query('rollback to savepoint one')
          still.push(table)
        }
      }
      if (still.length === before) throw new Error('The made-up world could not be removed: other rows lean on it.')
      left = still
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    await client.end()
  }
}
