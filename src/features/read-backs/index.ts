/** The door of the room where a talk ends: read back, with what she says of it, the copy, and what the talk was in law. */
export { answerReadBack, carryReadBacks, giveCopy, moveReadBack, orderOutcomes, type Said } from './commands.ts'
export { findReadBack } from './queries.ts'
export { itemsOf, type ReadBack } from './read-back.ts'
export { readBacks } from './routes.tsx'
export { sayStanding } from './standing/commands.ts'
export { TalkCounts } from './standing/counts.tsx'
export { countTalks, type Counted } from './standing/queries.ts'
