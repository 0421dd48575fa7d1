import { expect } from 'vitest'
import type { Answer } from './visitor.ts'
import type { useTestDatabase } from './world.ts'

/**
 * Send these at the same moment, about one carer: what is locked for her is held until each of them waits, so that none has read what another leaves.
 * Which is first is nobody's to say. Fails when one of them does not wait.
 */
export async function atOnce(database: ReturnType<typeof useTestDatabase>, carer: string, ...sends: (() => Promise<Answer>)[]): Promise<Answer[]> {
  const holder = await database.owner.connect()
  try {
    await holder.query('begin')
    await holder.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [carer])
    let done = 0
    const answers = sends.map(async (send) => { const answer = await send(); done++; return answer })
    const waiting = async () => (await database.owner.query(`select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`)).rows[0].count as number
    let seen = 0
    while (seen < sends.length && done === 0) seen = await waiting()
    await holder.query('commit')
    const all = await Promise.all(answers)
    expect(seen).toBe(sends.length)
    return all
  } finally {
    holder.release()
  }
}
