import { describe, expect, test } from 'vitest'
import { arrows } from './architecture/arrows.ts'
import { meetings } from './architecture/meetings.ts'
import { readTree } from './architecture/tree.ts'

const tree = readTree('src', 'test', 'bin')

// Each rule holds in the house as it stands, and each is seen to bite when somebody breaks it on purpose.
describe.each([...arrows, ...meetings])('$name', ({ check, planted, caught }) => {
  test('holds', () => {
    expect(check(tree).join('\n')).toBe('')
  })

  test('bites', () => {
    const found = check(planted)
    for (const [at, pattern] of caught.entries()) expect(found.toSorted()[at] ?? 'nothing was found').toMatch(pattern)
    expect(found).toHaveLength(caught.length)
  })
})
