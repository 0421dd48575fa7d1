/** The door of the room of the people who work here. */
export { addWorker, becomeWorker, changeRoles, changeWorker, type NewWorker } from './commands.ts'
export { findSupportWorkers, findWorker, findWorkerNames, findWorkers, type Worker } from './queries.ts'
export { workers } from './routes.tsx'
