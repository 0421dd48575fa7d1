/** The door of the room of the times the law sets: what is to be done by when, and why it was later. */
export { carryTimescales, giveReasonFor, giveReasonForTime, noteTerminalIllness, withdrawNotice } from './commands.ts'
export { findNotices, findStepsWaiting, type Notice, type StepWaiting } from './queries.ts'
export { findReasonsFor, type LateReason } from './late/queries.ts'
export { timescales } from './routes.tsx'
