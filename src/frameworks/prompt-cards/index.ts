import { everyone } from './everyone.ts'
import { groups } from './groups.ts'
import type { PromptCard } from './card.ts'

export { type CardGroup, cardGroups, type PromptCard } from './card.ts'

/** Every card that comes with Lilypad. Nobody has to use any of them. */
export const promptCards: readonly PromptCard[] = [...everyone, ...groups]
