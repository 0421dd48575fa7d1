import type { State } from './schema.ts'

/**
 * May these be called somebody's exact words? Only when they are the words that were lifted out, a mark at the end apart.
 * Quotation marks stand round nothing else.
 */
export function mayBeVerbatim(statement: string, lifted: string | null): boolean {
  const bare = (words: string) => words.trim().replace(/[.!?…]+$/, '')
  return lifted !== null && (statement === lifted || bare(statement) === bare(lifted))
}

/**
 * Does it still matter? Everything but what was let go, could not be, or went on as others (split, joined); an outcome that is
 * kept as it is matters as much as any.
 */
export function isLive(outcome: { state: State; wentOn?: boolean }): boolean {
  return outcome.state !== 'let-go' && outcome.state !== 'not-possible' && !outcome.wentOn
}
