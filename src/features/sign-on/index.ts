/** The door of the room where an organisation's own provider signs people in. */
export { disconnectWorker } from './commands.ts'
export { signOn } from './routes.tsx'
