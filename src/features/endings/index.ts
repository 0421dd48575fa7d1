/** The door of the room where something comes to an end, gently: what was let go, a plan, caring, support; in the carer's own words. */
export { carryEndings, endPlan, sayEnding, takeUpPlan } from './commands.ts'
export { chooseContact, endHold } from './hold/commands.ts'
export { findHold, findHolds, type Hold } from './hold/queries.ts'
export { gentleHold } from './hold/routes.tsx'
export { HoldNote, OwnHoldNote } from './hold/views.tsx'
export { type Ended, findEnded } from './queries.ts'
export { endings } from './routes.tsx'
