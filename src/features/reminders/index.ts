/** The door of the room that says, gently, when it is time to look again: on Today, and by mail to those who want it. */
export { carryReminders, wishReminders } from './commands.ts'
export { findLookAgain, findWish } from './queries.ts'
export { type Sending, sendReminders } from './round.ts'
export { reminders } from './routes.tsx'
