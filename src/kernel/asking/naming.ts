import type { Kysely } from 'kysely'
import type { Database } from '../../database/tables.ts'

/** As much of a query being built as is needed to say whose rows it means. */
type Begun = (from: string) => { where: (column: string, operator: '=', value: string) => unknown }

/**
 * A transaction's own way to build queries, of which each begins with whose rows it means: `organisation_id = …` of the table it reads,
 * changes or deletes from. The wall would keep to them as well, but where the rows lie on several machines only a query that says it goes
 * to the right one. What is joined says it by itself, and so does SQL written by hand: `where c.organisation_id = ${tx.actor.organisation}`;
 * `test/walls/distributable.test.ts` sees to both. Changes `db` itself, which belongs to one transaction.
 */
export function naming(db: Kysely<Database>, organisation: string): Kysely<Database> {
  const begin = (how: 'selectFrom' | 'updateTable' | 'deleteFrom') => {
    const begun = db[how].bind(db) as unknown as Begun
    return (from: string) => begun(from).where(`${from.slice(from.lastIndexOf(' ') + 1)}.organisation_id`, '=', organisation)
  }
  return Object.assign(db, { selectFrom: begin('selectFrom'), updateTable: begin('updateTable'), deleteFrom: begin('deleteFrom') })
}
