/** The door of the room where a carer says whether she was listened to, to somebody who was not at the talk. */
export { answerListening, carryListening, moveListening } from './commands.ts'
export { findListened, findTalksToSayOf } from './queries.ts'
export { listening } from './routes.tsx'
export { ListeningSection } from './views.tsx'
