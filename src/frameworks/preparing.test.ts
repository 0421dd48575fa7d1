import { describe, expect, test } from 'vitest'
import { conceptIds } from './concepts.ts'
import { adultThings, pickable, youngThings } from './preparing.ts'

describe.each([['for adults', adultThings], ['for young people', youngThings]])('the list of what people talk about, %s', (_who, things) => {
  test('is short, and leaves out none of the 19 concepts', () => {
    expect(things.length).toBeGreaterThanOrEqual(14)
    expect(things.length).toBeLessThanOrEqual(18)
    expect(conceptIds.filter((id) => !things.some((one) => one.concepts.includes(id)))).toEqual([])
  })

  test('says each thing in a few plain words, and calls nobody a carer', () => {
    expect(things.filter(({ words }) => words.split(/\s+/).length > 14 || /carer|outcome|wellbeing|support plan|service user/i.test(words))).toEqual([])
  })
})

test('every code is one thing and no other', () => {
  expect(new Set(pickable).size).toBe(pickable.length)
})
