import { expect, test } from 'vitest'
import { declared } from '../../src/declared.ts'
import { useTestDatabase } from '../world.ts'

const world = useTestDatabase('empty')

test('the database lets be erased what the rooms declare as optional, and nothing else', async () => {
  const { rows } = await world.owner.query<{ at: string; whole: boolean }>("select table_name || '.' || column_name as at, whole from erasable()")
  const optional = Object.entries(declared).flatMap(([table, { columns, forgettable }]) => Object.entries(columns).filter(([, { end }]) => end === 'optional').map(([column]) => ({ at: `${table}.${column}`, whole: forgettable === true })))
  const sorted = (list: readonly { at: string; whole: boolean }[]) => list.map(({ at, whole }) => `${at} ${whole ? 'with its row' : 'by itself'}`).toSorted()
  expect(sorted(rows)).toEqual(sorted(optional))
  // A column that is erased by itself can be empty.
  for (const { at, whole } of rows) {
    const [table, column] = at.split('.')
    const { rows: [found] } = await world.owner.query('select is_nullable from information_schema.columns where table_name = $1 and column_name = $2', [table, column])
    if (!whole && table !== 'document_chunks') expect([at, found.is_nullable]).toEqual([at, 'YES'])
  }
})
