import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../test/world.ts'
import { describeTables } from './generate-tables.ts'

const database = useTestDatabase('empty')
const file = path.join(import.meta.dirname, 'tables.ts')

test('the types that are checked in are those of the migrated database', async () => {
  const made = await describeTables(database.place)
  if (process.env.LILYPAD_WRITE_TABLES) writeFileSync(file, made)
  expect(readFileSync(file, 'utf8')).toBe(made)
})
