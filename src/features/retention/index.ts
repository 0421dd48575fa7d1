/** The door of the room where it is settled how long records are kept, what holds them, and how they go. */
export { carryRetention, placeHold, settleRule } from './commands.ts'
export { mayKeepRecord } from './policy.ts'
export { retention } from './routes.tsx'
export type { HoldAsked, RuleAsked } from './schema.ts'
