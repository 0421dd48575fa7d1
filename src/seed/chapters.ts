import { replayCarers } from './replay-carers.ts'
import { replayConversations } from './replay-conversations.ts'
import { replayOutcomes } from './replay-outcomes.ts'
import type { Moment, Telling } from './tell.ts'

/** How each kind of thing in a story comes about, in the order in which things of the same moment happen. */
export const chapters: readonly ((telling: Telling) => Moment[])[] = [
  replayCarers,
  replayConversations,
  replayOutcomes,
]
