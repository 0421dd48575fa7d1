/** The door of the room that knows who works with whom, and so who may open a record. */
export { allocate, allocateFirst, type AllocationAsked, endAllocation, giveReason, refuseWorker } from './commands.ts'
export { demandRead, demandWrite, NeedsReason, openRecord } from './open.ts'
export { type Access, isOwnWorker, mayAllocate, mayKnowCarer, mayReadCarer, mayReadOwnRecord, mayWriteCarer } from './policy.ts'
export { findAccess, findNamings, getAccess, getToday } from './queries.ts'
export { carryAccess, nameToRecord, restrictRecord } from './restriction-commands.ts'
export { access, showNeedsReason } from './routes.tsx'
export { nameToShow } from './schema.ts'
export { recordTrail } from './trail.tsx'
