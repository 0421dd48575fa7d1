/** The door of the room that puts right what was written in the wrong place: the same person twice, the wrong person. */
export { findMergedFrom, findMergedInto } from './queries.ts'
export { amends } from './routes.tsx'
