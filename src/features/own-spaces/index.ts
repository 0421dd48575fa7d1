/** The door of the room where a carer is given a page of her own. */
export { openOwnSpace } from './commands.ts'
export { findSeen, type Seen } from './queries.ts'
export { ownSpaces } from './routes.tsx'
export { SeenLine } from './views.tsx'
