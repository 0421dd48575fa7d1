import { recordLifeEvent, recordMark, recordReview } from '../features/reviews/index.ts'
import { idOf } from './ids.ts'
import type { StoryMark, StoryReview } from './story.ts'
import type { Moment, Telling } from './telling.ts'

/** Every look back of a story: what was said about each outcome, and what happened in between. */
export function replayReviews(telling: Telling): Moment[] {
  return telling.carer.reviews.map((review, index) => ({ daysAgo: review.daysAgo, clock: clockOf(telling, review), by: review.by, work: (tx) => lookBack(tx, telling, review, String(index)) }))
}

type Tx = Parameters<Moment['work']>[0]

async function lookBack(tx: Tx, telling: Telling, review: StoryReview, key: string): Promise<void> {
  const carer = idOf(telling.world, 'carer', telling.carer.key)
  const id = telling.id('review', key)
  await recordReview(tx, carer, {
    id, onDay: telling.day(review.daysAgo), why: review.why, place: review.where, summary: review.summary,
    conversation: review.conversation ? telling.id('conversation', review.conversation) : null,
  })
  for (const [index, event] of (review.events ?? []).entries()) {
    const outcomes = event.outcomes.map((outcome) => telling.id('outcome', outcome))
    await recordLifeEvent(tx, carer, { id: telling.id('life-event', key, String(index)), on: telling.day(event.daysAgo), words: event.words, outcomes })
  }
  for (const mark of review.marks) await recordMark(tx, id, markOf(telling, key, mark))
}

function markOf(telling: Telling, key: string, mark: StoryMark): Parameters<typeof recordMark>[2] {
  const named = (way: 'helped' | 'in-the-way') => ((way === 'helped' ? mark.helped : mark.inTheWay) ?? []).map((one) => ({ ...one, way, share: one.share ?? null }))
  return {
    id: telling.id('mark', key, mark.outcome), workerId: telling.id('mark', key, mark.outcome, 'worker'), outcome: telling.id('outcome', mark.outcome),
    story: mark.story, now: mark.now, hoped: mark.hoped, next: mark.next, nextWords: mark.nextWords, stone: mark.stone, goodStone: mark.goodDays, badStone: mark.badDays,
    widthWords: mark.width, contributors: [...named('helped'), ...named('in-the-way')], workerNow: mark.worker?.now, workerHoped: mark.worker?.hoped, workerStory: mark.worker?.story,
  }
}

/** In the talk it was part of, or at noon. */
function clockOf(telling: Telling, review: StoryReview): string | undefined {
  return telling.carer.conversations.find((talk) => talk.key === review.conversation)?.at
}
