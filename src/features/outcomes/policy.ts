/**
 * May these be called somebody's exact words? Only when they are the words that were lifted out, a mark at the end apart.
 * Quotation marks stand round nothing else.
 */
export function mayBeVerbatim(statement: string, lifted: string | null): boolean {
  const bare = (words: string) => words.trim().replace(/[.!?…]+$/, '')
  return lifted !== null && (statement === lifted || bare(statement) === bare(lifted))
}
