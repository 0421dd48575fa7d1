import type { ConceptId } from '../concepts.ts'

/** How a part of a framework and a concept meet: the same thing, or in part. */
export type Strength = '=' | '~'

/** One part of a framework: a domain, a section, an area, by name and never by its questions. */
export interface LensPart {
  id: string
  name: string
  /** The concepts it has a place for. */
  concepts: Partial<Record<ConceptId, Strength>>
  /** Its name is not confirmed by a published source that we could read. */
  unverified?: true
}

/** A framework through which the same outcomes are seen. Data only: it converts no rating, asks nothing again and scores nothing. */
export interface Lens {
  id: string
  name: string
  /** In one line, whose it is and what for. */
  about: string
  source: string
  /** What may be shown of it, and what stays with whoever holds the rights. */
  licence: string
  /** Our own reading of how it meets the concepts, where the source does not say so itself. */
  reading: 'sourced' | 'ours'
  parts: readonly LensPart[]
  /** The concepts it has no place for, declared by hand: a test compares. */
  hides: readonly ConceptId[]
  /** What else to know before one looks through it. */
  caution?: string
}

/** Parts from lines of `id | name | O1= O2~`; a question mark at the end of the name marks one that is not confirmed. */
export function parts(lines: string): LensPart[] {
  return lines.trim().split('\n').map((line) => {
    const [id = '', name = '', met = ''] = line.split('|').map((cell) => cell.trim())
    const concepts = Object.fromEntries(met.split(/\s+/).filter(Boolean).map((one) => [one.slice(0, -1), one.slice(-1)])) as LensPart['concepts']
    return name.endsWith('?') ? { id, name: name.slice(0, -1).trim(), concepts, unverified: true } : { id, name, concepts }
  })
}
