/** The door of the room of personal outcomes: a difference in a life, in the person's words. */
export { carryOutcomes, carryOutcomesOf, type NewOutcome, recordOutcome, setOutcomeState, wordOutcome } from './commands.ts'
export { isLive } from './policy.ts'
export { findOutcomes, getCarerOfOutcome, getOutcome, type Outcome } from './queries.ts'
export { outcomes } from './routes.tsx'
export type { Direction, Kind, State, Whose, WhoseWords } from './schema.ts'
export { ConceptTags, DirectionWords, OutcomeHeading, type OutcomeHeadingProps } from './terms.tsx'
export { seenOf } from './views.tsx'
