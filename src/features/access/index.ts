/** The door of the room that knows who works with whom, and so who may open a record. */
export { allocate, allocateFirst, type AllocationAsked, giveReason, nameToRecord, refuseWorker, restrictRecord } from './commands.ts'
export { demandRead, demandWrite, NeedsReason, openRecord } from './open.ts'
export { type Access, isOwnWorker, mayAllocate, mayKnowCarer, mayReadCarer, mayReadOwnRecord, mayWriteCarer } from './policy.ts'
export { findAccess, getAccess, getToday } from './queries.ts'
export { nameToShow, recordTrail } from './trail.tsx'
