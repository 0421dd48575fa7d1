/** The door of the room where a carer is given a page of her own. */
export { openOwnSpace } from './commands.ts'
export { ownSpaces } from './routes.tsx'
