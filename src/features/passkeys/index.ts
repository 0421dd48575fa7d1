/** The door of the room that knows passkeys. */
export { removePasskeys } from './commands.ts'
export { passkeys } from './routes.tsx'
