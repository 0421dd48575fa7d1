/** The door of the room where something comes to an end, gently: what was let go, a plan, caring, support; in the carer's own words. */
export { carryEndings, endPlan, sayEnding, takeUpPlan } from './commands.ts'
export { type Ended, findEnded } from './queries.ts'
export { endings } from './routes.tsx'
