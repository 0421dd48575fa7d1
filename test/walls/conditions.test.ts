import { describe, expect, test } from 'vitest'
import { useTestDatabase } from '../world.ts'
import { conditions } from './conditions.ts'

const database = useTestDatabase('empty')

describe.each(conditions)('$name', ({ broken, planted, caught }) => {
  test('holds', async () => {
    expect((await broken(database.owner)).join('\n')).toBe('')
  })

  test('bites', async () => {
    const client = await database.owner.connect()
    try {
      await client.query('begin')
      await client.query(planted)
      expect((await broken(client)).toSorted().join('\n')).toMatch(caught)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
