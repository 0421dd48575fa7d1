import type { ClientBase } from 'pg'
import { DatabaseClient } from '../client.ts'
import { findPending, type Place } from '../migrate.ts'
import { findObstacles } from './obstacles.ts'
import { makePlan, makeSettings } from './plan.ts'

/** Why a database is not distributed: a sentence for the administrator. */
export class NotDistributable extends Error {}

/** The statements that would be run, whether Citus is there or not. Throws {@link NotDistributable} when the database does not meet the conditions. */
export async function planDistribution(owner: Place): Promise<string[]> {
  return withClient(owner, async (client) => {
    await demandReady(client)
    const plan = await makePlan(client)
    return plan.length === 0 ? [] : ['begin', ...plan, 'commit', ...makeSettings(await nameOfDatabase(client))]
  })
}

/**
 * Distribute the database by organisation, in one transaction: all of it or nothing. Gives back how many statements it took, none when
 * everything is distributed already. Throws {@link NotDistributable} when Citus is not in the database, or it does not meet the conditions.
 */
export async function distribute(owner: Place): Promise<number> {
  return withClient(owner, async (client) => {
    await demandCitus(client)
    await demandReady(client)
    const done = await runPlan(client)
    if (done > 0) for (const statement of makeSettings(await nameOfDatabase(client))) await client.query(statement)
    return done
  })
}

/** Carry the plan out. Nothing of it stays when one statement fails. */
export async function runPlan(client: ClientBase): Promise<number> {
  const plan = await makePlan(client)
  if (plan.length === 0) return 0
  await client.query('begin')
  try {
    for (const statement of plan) await client.query(statement)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  return plan.length
}

async function demandCitus(client: ClientBase): Promise<void> {
  const { rows: [found] } = await client.query<{ made: boolean; there: boolean }>(`select exists (select from pg_extension where extname = 'citus') as made, exists (select from pg_available_extensions where name = 'citus') as there`)
  if (found?.made) return
  throw new NotDistributable(found?.there
    ? 'Citus is installed on this server, and not yet in this database. Let a superuser say there: create extension citus; then add the nodes (citus_add_node), and try again. Nothing was changed.'
    : 'This PostgreSQL has no Citus, so nothing can be distributed. Lilypad needs none of it: docs/running/scale.md says when it is worth it, and what comes before. With --plan you see what would be done. Nothing was changed.')
}

async function demandReady(client: ClientBase): Promise<void> {
  const pending = await findPending(client)
  if (pending?.length !== 0) throw new NotDistributable('The database is not up to date. Bring it up to date first: npm run lilypad -- migrate. Nothing was changed.')
  const found = await findObstacles(client)
  if (found.length > 0) throw new NotDistributable(`This database cannot be distributed by organisation:\n  ${found.join('\n  ')}\nNothing was changed.`)
}

async function nameOfDatabase(client: ClientBase): Promise<string> {
  const { rows: [row] } = await client.query<{ name: string }>('select current_database() as name')
  return row!.name
}

async function withClient<T>(owner: Place, work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = new DatabaseClient(owner)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
