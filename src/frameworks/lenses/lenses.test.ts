import { describe, expect, it, test } from 'vitest'
import { conceptIds, isConcept } from '../concepts.ts'
import { conceptWords } from '../concept-words.ts'
import { lenses } from './index.ts'

describe.each(lenses.map((lens) => [lens.name, lens] as const))('%s', (_name, lens) => {
  it('has a place for each of the 19 concepts or declares that it has none', () => {
    const placed = conceptIds.filter((id) => lens.parts.some((part) => part.concepts[id] !== undefined))
    expect(conceptIds.filter((id) => !placed.includes(id))).toEqual(conceptIds.filter((id) => lens.hides.includes(id)))
    expect(lens.hides.filter((id) => placed.includes(id))).toEqual([])
  })

  it('says where it comes from and what may be shown, and each part is something', () => {
    for (const words of [lens.about, lens.source, lens.licence]) expect(words.length).toBeGreaterThan(10)
    expect(new Set(lens.parts.map((part) => part.id)).size).toBe(lens.parts.length)
    for (const part of lens.parts) {
      expect(Object.keys(part.concepts).filter((id) => !isConcept(id))).toEqual([])
      expect(Object.values(part.concepts).every((one) => one === '=' || one === '~')).toBe(true)
      expect([part.name, part.name.length > 3]).toEqual([part.name, true])
    }
  })
})

test('every framework that Lilypad names has its lens, once', () => {
  expect(lenses.map((lens) => lens.id).toSorted()).toEqual(['ac-qol', 'ascot-carer', 'care-act', 'care-tool', 'carers-star', 'coat', 'csnat', 'epic', 'outcomes-for-carers', 'scottish-eligibility', 'shanarri', 'spru', 'talking-points', 'talking-points-person', 'wales'])
})

test('every concept has words by which it is suggested', () => {
  for (const id of conceptIds) expect([id, conceptWords[id].length > 4]).toEqual([id, true])
})
