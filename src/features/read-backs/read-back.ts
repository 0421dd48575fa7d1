import type { ConversationHead, Passage } from '../conversations/index.ts'
import type { Stand, View } from '../differences/index.ts'
import type { Risk } from '../risks/index.ts'
import type { Item } from './items.ts'
import type { CopyHow } from './schema.ts'

export interface Copy { how: CopyHow; forWhom: string; words: string | null; on: string }

/** All that is read back of one talk. */
export interface ReadBack {
  passages: { passage: Passage; sentences: Item[] }[]
  /** What matters, in her order. */
  outcomes: { id: string; statement: string; item: Item }[]
  /** What was promised in it, or after it and before the next. */
  actions: { who: string; what: string; byDay: string | null; item: Item }[]
  differences: { topic: string; views: View[]; stand: Stand | undefined; item: Item }[]
  /** Risks worth taking out of these words, with who carries what. */
  risks: Risk[]
  /** Two views that are not read out, because somebody's was said elsewhere. */
  notRead: number
  /** The next talks that are agreed. */
  next: ConversationHead[]
  copies: Copy[]
}

/** Everything that can be answered, in the order it is read. */
export function itemsOf(back: ReadBack): Item[] {
  return [...back.outcomes.map((one) => one.item), ...back.passages.flatMap((one) => one.sentences), ...back.actions.map((one) => one.item), ...back.differences.map((one) => one.item)]
}
