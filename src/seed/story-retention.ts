import type { HoldAsked, RuleAsked } from '../features/retention/index.ts'

/** Something that holds a record: nothing of it is disposed of until somebody lifts it. */
export interface StoryHold { key: string; daysAgo: number; by: string; reason: HoldAsked['reason']; words: string }

/** How long the organisation has settled that a kind of record is kept, and why. */
export interface StoryRule { key: string; daysAgo: number; by: string; kind: RuleAsked['kind']; trigger: RuleAsked['trigger']; years: number; why: string }
