/** The door of the backups' room: which were tried, and what became of them. What a backup is, src/database/archive knows. */
export { recordTry } from './commands.ts'
export { mayReadBackups } from './policy.ts'
export { findGoodNights, findLastGood, findTries, findTriesOf, type Try } from './queries.ts'
export { backups } from './routes.tsx'
