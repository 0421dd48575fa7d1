import type { Decided } from '../queries.ts'

/** One thing that is known: which column, whose, and what stands there. */
export interface Field { column: string; whose: 'carer' | 'person' | 'third-party' | 'worker'; value: unknown }

/** One row of the record. */
export interface Part {
  /** `<table>.<row>` */
  part: string
  table: string
  row: string
  fields: Field[]
  voice: string | null
  /** The row it belongs to. */
  tied: string | null
  /** Somebody decides whether it goes into the copy. */
  asks: boolean
  /** Why: other people’s; for one conversation only; taken away as a mistake. Null when nothing is asked. */
  why: 'others' | 'here' | 'withdrawn' | null
  decided: Decided | null
  /** Whether it is in the copy as things stand. */
  goes: boolean
}

type Unsettled = Omit<Part, 'asks' | 'decided' | 'goes'> & { follows: string | null }

/**
 * Does somebody have to decide about this row, and does it go into the copy? Everything of hers goes. Words of others, facts of the person cared for,
 * words for one conversation only and what was taken away go when somebody has decided so, and as they decided. What was lifted out of words goes with them, whole or not at all.
 */
export function settle({ follows, ...row }: Unsettled, decided: ReadonlyMap<string, Decided>, before: ReadonlyMap<string, Part>): Part {
  if (follows !== null) {
    const leader = before.get(follows)
    // Not where words of it are covered: what was lifted could show a part of them. They stand in the words themselves.
    return { ...row, why: null, asks: false, decided: null, goes: leader?.goes === true && leader.decided?.decision !== 'cover' }
  }
  const why = row.why ?? (row.fields.some(({ whose }) => whose === 'person' || whose === 'third-party') ? 'others' : null)
  const said = why === null ? null : decided.get(row.part) ?? null
  const goes = why === null || (said !== null && said.decision !== 'leave-out')
  return { ...row, why, asks: why !== null, decided: said, goes }
}

/** What stands where words were covered. */
export const coveredMark = '█████'

/** The fields as they go into the copy: every piece that was to be covered is covered, wherever it stands in the row. */
export function covered(fields: readonly Field[], decided: Decided | null): Field[] {
  if (decided?.decision !== 'cover') return [...fields]
  return fields.map((field) => ({ ...field, value: coverIn(field.value, decided.pieces) }))
}

function coverIn(value: unknown, pieces: readonly string[]): unknown {
  if (typeof value === 'string') return [...pieces].sort((a, b) => b.length - a.length).reduce((text, piece) => text.replaceAll(piece, coveredMark), value)
  if (Array.isArray(value)) return value.map((one) => coverIn(one, pieces))
  if (value instanceof Date || value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, coverIn(one, pieces)]))
}

/** Does each piece stand in the row? A piece that is not found covers nothing, and somebody would believe that it did. */
export function missingPieces(part: Part, pieces: readonly string[]): string[] {
  const text = JSON.stringify(part.fields.map(({ value }) => value))
  return pieces.filter((piece) => !text.includes(JSON.stringify(piece).slice(1, -1)))
}
