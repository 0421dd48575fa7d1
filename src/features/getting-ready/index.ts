/** The door of the room where a worker helps a carer get ready: the link, the sheet, the telephone, and what goes into the talk. */
export { takeUp } from './commands.ts'
export { gettingReady } from './routes.tsx'
