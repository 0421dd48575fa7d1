import { expect, test } from 'vitest'
import { useTestDatabase } from '../../test/world.ts'
import { withLock } from './locks.ts'

const database = useTestDatabase('world')
const names = ['backup', 'update', 'start'] as const

test('what only one process does at a time holds up nobody but those who want to do the same', async () => {
  for (const held of names) {
    const free = await withLock(database.place, held, 'wait', async () => {
      const found: string[] = []
      for (const name of names) if (await withLock(database.place, name, 'or leave it', async () => true)) found.push(name)
      return found
    })
    expect([held, free]).toEqual([held, names.filter((name) => name !== held)])
    expect(await withLock(database.place, held, 'or leave it', async () => 'free again')).toBe('free again')
  }
})
