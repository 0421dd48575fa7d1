import { expect, test } from 'vitest'
import { useTestDatabase } from '../../test/world.ts'
import { functions } from './functions.ts'
import { bringBackIndexes, restIndexes } from './indexes.ts'

const world = useTestDatabase('empty')
const indexes = async () => (await world.owner.query<{ definition: string }>("select indexdef as definition from pg_indexes where schemaname = 'public' order by indexname")).rows

test('indexes that rest are made again as they were, also when it was cut off in between; what may not be twice is held all the time', async () => {
  const before = await indexes()
  const [first, second] = [await world.owner.connect(), await world.owner.connect()]
  await first.query(functions)
  await restIndexes(first)
  const meanwhile = await indexes()
  expect(meanwhile.length).toBeLessThan(before.length / 1.2)
  expect(before.filter(({ definition }) => definition.startsWith('CREATE UNIQUE')).every(({ definition }) => meanwhile.some((one) => one.definition === definition))).toBe(true)
  // Cut off after one of them, and begun again.
  const { rows: [one] } = await first.query<{ name: string; definition: string }>('select name, definition from bench.resting limit 1')
  await first.query(one!.definition)
  await first.query('delete from bench.resting where name = $1', [one!.name])
  await restIndexes(second)
  await bringBackIndexes([first, second])
  expect(await indexes()).toEqual(before)
  expect((await first.query('select 1 from bench.resting')).rows).toEqual([])
  first.release(true)
  second.release(true)
})
