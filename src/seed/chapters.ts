import { replayCarers } from './replay-carers.ts'
import { replayCircles } from './replay-circles.ts'
import { replayConversations } from './replay-conversations.ts'
import { replayCopies } from './replay-copies.ts'
import { replayDifferences } from './replay-differences.ts'
import { replayReadBacks } from './replay-read-backs.ts'
import { replayEmergencyPlans } from './replay-emergency-plans.ts'
import { replayOutcomes } from './replay-outcomes.ts'
import { replayPreparations } from './replay-preparations.ts'
import { replayRequests } from './replay-requests.ts'
import { replayRetention } from './replay-retention.ts'
import { replayReviews } from './replay-reviews.ts'
import { replayNeeds } from './replay-needs.ts'
import { replayLinkedPlans } from './replay-linked-plans.ts'
import { replayPlans } from './replay-plans.ts'
import type { Moment, Telling } from './telling.ts'

/** How each kind of thing in a story comes about, in the order in which things of the same moment happen. */
export const chapters: readonly ((telling: Telling) => Moment[])[] = [
  replayCarers,
  replayCircles,
  replayConversations,
  replayPreparations,
  replayOutcomes,
  replayPlans,
  replayNeeds,
  replayReviews,
  replayDifferences,
  replayReadBacks,
  replayEmergencyPlans,
  replayCopies,
  replayLinkedPlans,
  replayRequests,
  replayRetention,
]
