/** The door of the room that knows the second step at sign-in. */
export { removeSecondStep } from './commands.ts'
export { factors, keptIn, showStep } from './routes.tsx'
