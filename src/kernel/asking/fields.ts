import type { Duplex } from 'node:stream'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { Busy } from '../errors.ts'
import { beginKeeping, forgetPlans, nameFor } from './kept-plans.ts'

/** A column of an answer: its name, and of which type the database says it is. */
export interface Field { name: string; type: number }

const fieldsOf = new WeakMap<object, readonly Field[]>()

/** The columns of an answer, by the very rows it came with; nothing where they did not come from {@link notingFields}. */
export function fieldsOfRows(rows: readonly unknown[]): readonly Field[] | undefined {
  return fieldsOf.get(rows)
}

/**
 * A pool whose answers remember of which types their columns are: Kysely itself lets go of that. With `keepPlans`, its connections keep the
 * plans of what they are asked over and over.
 */
export function notingFields(pool: pg.Pool, keepPlans = false): PostgresPool {
  const noting = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const note = (client: pg.PoolClient): PostgresPoolClient => ({
    query: (async (text: string, values: unknown[]) => {
      sendAtOnce(client)
      const answer = await client.query({ name: nameFor(client, text), text, values })
        .catch((error: unknown) => { throw forgetPlans(client, error) ? new Busy() : error }) as pg.QueryResult | pg.QueryResult[]
      if (!Array.isArray(answer)) fieldsOf.set(answer.rows, answer.fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })))
      return answer
    }) as unknown as PostgresPoolClient['query'],
    release: () => client.release(),
  })
  return {
    connect: async () => {
      const client = await pool.connect()
      if (keepPlans) await beginKeeping(client).catch((error: Error) => { client.release(error); throw error })
      const known = noting.get(client) ?? note(client)
      noting.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}

/** What is asked in this moment leaves in one piece: to begin, and the first question of a transaction. */
function sendAtOnce(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** Rows out of the words the database wrote their cells in, as the pool itself would have read them. */
export function readCells(fields: readonly Field[], rows: readonly (readonly (string | null)[])[]): Record<string, unknown>[] {
  const columns = fields.map(({ name, type }) => ({ name, read: pg.types.getTypeParser(type, 'text') as (cell: string) => unknown }))
  return rows.map((cells) => {
    const row: Record<string, unknown> = {}
    columns.forEach(({ name, read }, at) => {
      const cell = cells[at] ?? null
      row[name] = cell === null ? null : read(cell)
    })
    return row
  })
}
