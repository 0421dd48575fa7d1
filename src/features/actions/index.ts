/** The door of the room of promises: who does what, by when, for which outcome, and how it went. */
export { type ActionAsked, answerAction, carryActions, changeAction, recordAction } from './commands.ts'
export { type Action, type ActionAnswer, findAction, findActions, findPromisesOf, type OwnPromise } from './queries.ts'
export { actions } from './routes.tsx'
export { type ActionOwner, actionOwners, type AnswerCode } from './schema.ts'
export { ActionLine, ownerWords, PromisesSection } from './views.tsx'
