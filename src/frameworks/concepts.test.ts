import { describe, expect, it } from 'vitest'
import { conceptIds, concepts, isConcept } from './concepts.ts'

describe('concepts', () => {
  it('are nineteen, each once, each explained and sourced', () => {
    expect(concepts.map((concept) => concept.id)).toEqual([...conceptIds])
    expect(concepts).toHaveLength(19)
    expect(concepts.filter((concept) => !concept.explanation.endsWith('.') || concept.source === '')).toEqual([])
    expect(isConcept('O13')).toBe(true)
    expect(isConcept('O14')).toBe(false)
  })
})
