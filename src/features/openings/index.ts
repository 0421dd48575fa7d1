/** The door of the room where a supervisor opens a record in an emergency, and a second one looks at that. */
export { carryOpenings, openInEmergency } from './commands.ts'
export { findOpenings, findOpeningsToSee, type Opening } from './queries.ts'
export { openings } from './routes.tsx'
export { OpenedNotice } from './views.tsx'
