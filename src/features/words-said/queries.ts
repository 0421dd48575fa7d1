import { sql } from 'kysely'
import type { Tx } from '../../kernel/tenant.ts'
import { type Access, findReadable, getToday, isOwnWorker } from '../access/index.ts'
import { type Carer, findCarersByIds } from '../carers/index.ts'
import { findPassagesAmong, type Passage } from '../conversations/index.ts'
import type { Asked } from './asked.ts'

/** What was found, newest talk first, each piece with the carer in whose record it stands; the records that it shows something of. */
export interface Found { said: { passage: Passage; carer: Carer }[]; records: Access[]; more: boolean; today: string }

/**
 * Find words in what was said, in the records this worker may read and of each passage only where they may read that. Two steps: the
 * function that sees past the wall is told whose records, and gives ids only; the rows are read from the protected tables, and policy is
 * asked about each. Whoever shows what is found writes the looks down first (`recordFound`).
 */
export async function findSaid(tx: Tx, { terms, beginning }: Asked, past: number, atMost: number): Promise<Found> {
  const known = new Map((await findReadable(tx)).map((access) => [access.carer, access]))
  const [own, others] = [[...known.values()].filter((access) => isOwnWorker(tx.actor, access)), [...known.values()].filter((access) => !isOwnWorker(tx.actor, access))]
  const ids = (accesses: readonly Access[]) => accesses.map(({ carer }) => carer)
  const { rows } = await sql<{ id: string }>`select passage_id as id from search_words(${ids(own)}::uuid[], ${ids(others)}::uuid[], ${[...terms]}::text[], ${beginning}, ${past}, ${atMost + 1})`.execute(tx.db)
  const passages = await findPassagesAmong(tx, known, rows.slice(0, atMost).map(({ id }) => id))
  const carers = await findCarersByIds(tx, [...new Set(passages.map(({ carer }) => carer))])
  const said = passages.flatMap((passage) => {
    const carer = carers.get(passage.carer)
    return carer ? [{ passage, carer }] : []
  })
  return { said, records: [...new Set(said.map(({ carer }) => carer.id))].flatMap((id) => known.get(id) ?? []), more: rows.length > atMost, today: await getToday(tx) }
}
