import { conceptIds, type ConceptId } from '../../frameworks/concepts.ts'
import type { Lens, LensPart, Strength } from '../../frameworks/lenses/index.ts'

/** What a lens needs to know of an outcome: nothing of how it goes, so that it can convert nothing. */
export interface Seen { id: string; concepts: readonly string[] }

export interface View<Outcome extends Seen> {
  /** Each part with the outcomes that have their place there, directly or in part, in the order they were given. */
  parts: { part: LensPart; outcomes: { outcome: Outcome; strength: Strength }[] }[]
  /** Outcomes this lens has no place for. */
  unseen: Outcome[]
  /** Outcomes that nobody has said a concept of, or of which somebody said that none fits: no lens can place them. */
  unplaced: Outcome[]
  /** Concepts this lens has no place for at all. */
  hides: ConceptId[]
}

/** See outcomes through a lens: where each sits, and what the lens cannot see. Changes nothing, counts nothing, scores nothing. */
export function seeThrough<Outcome extends Seen>(lens: Pick<Lens, 'parts'>, outcomes: readonly Outcome[]): View<Outcome> {
  const strengthIn = (part: LensPart, outcome: Outcome): Strength | undefined => {
    const met = outcome.concepts.flatMap((concept) => part.concepts[concept as ConceptId] ?? [])
    return met.includes('=') ? '=' : met[0]
  }
  const parts = lens.parts.map((part) => ({ part, outcomes: outcomes.flatMap((outcome) => { const strength = strengthIn(part, outcome); return strength ? [{ outcome, strength }] : [] }) }))
  const placed = new Set(parts.flatMap((one) => one.outcomes.map(({ outcome }) => outcome.id)))
  return {
    parts,
    unseen: outcomes.filter((one) => one.concepts.length > 0 && !placed.has(one.id)),
    unplaced: outcomes.filter((one) => one.concepts.length === 0),
    hides: conceptIds.filter((id) => !lens.parts.some((part) => part.concepts[id] !== undefined)),
  }
}

/** An own lens in the form of the others. */
export function asLens(own: { id: string; name: string; forWhom: string | null; parts: LensPart[] }): Lens {
  return { id: own.id, name: own.name, about: own.forWhom ?? '', source: '', licence: '', reading: 'ours', parts: own.parts, hides: [] }
}
