import type { ConceptId } from '../concepts.ts'

/** For whom a card is worded besides everybody: each group has things of its own that are easily left unasked. */
export const cardGroups = ['young-carer', 'end-of-life', 'working', 'professional', 'kinship', 'mutual', 'parent', 'after-caring'] as const
export type CardGroup = (typeof cardGroups)[number]

/** One thing to ask, said the way people speak. `group` null: for everybody. `key` never changes, so that an organisation's own wording stays with it. */
export interface PromptCard {
  key: string
  words: string
  concepts: readonly ConceptId[]
  group: CardGroup | null
}

/** Cards of one group, a line each: what it is called for good, the words, and what they touch. */
export function cardsOf(group: CardGroup | null, lines: readonly (readonly [key: string, words: string, ...concepts: ConceptId[]])[]): PromptCard[] {
  return lines.map(([key, words, ...concepts]) => ({ key: group === null ? key : `${group}-${key}`, words, concepts, group }))
}
