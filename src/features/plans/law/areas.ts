import type { ConceptId } from '../../../frameworks/concepts.ts'
import { lenses } from '../../../frameworks/lenses/index.ts'

/** The parts of a lens that have a place for an outcome: where it is wholly so, and only if it is nowhere, where it is in part. */
export function areasOf(lens: string, concepts: readonly string[]): string[] {
  const parts = lenses.find(({ id }) => id === lens)?.parts ?? []
  const met = (strength: string) => parts.filter((part) => concepts.some((concept) => part.concepts[concept as ConceptId] === strength)).map(({ id }) => id)
  const wholly = met('=')
  return wholly.length > 0 ? wholly : met('~')
}
