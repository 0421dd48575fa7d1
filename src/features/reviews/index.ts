/** The door of the room where people look back together: what was said about how it goes, and its river through time. */
export { carryReviews, concludeReview, type MarkAsked, recordLifeEvent, recordMark, recordReview, type ReviewAsked } from './commands.ts'
export { findLastReviewDays, findLifeEvents, findMarks, findReviews, findRiver, findRivers, getReview, type LifeEvent, type Mark, type Review } from './queries.ts'
export { River, type RiverProps } from './river.tsx'
export type { RiverRow } from './river-rows.ts'
export { reviews } from './routes.tsx'
export { banksOf, ReviewsSection } from './views.tsx'
