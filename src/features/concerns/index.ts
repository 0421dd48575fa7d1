/** The door of the room of concerns: each a record of its own, that only the people it names can see. */
export { carryConcerns, type ConcernAsked, recordConcern } from './commands.ts'
export { mayReadConcern } from './policy.ts'
export { type ConcernLine, findMyConcerns } from './queries.ts'
export { concerns } from './routes.tsx'
