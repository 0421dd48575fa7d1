/** The door of the room of promises: who does what, by when, for which outcome, and how it went. */
export { type ActionAsked, answerAction, carryActions, changeAction, recordAction } from './commands.ts'
export { type Action, type ActionAnswer, findAction, findActions, findPromisesOf, findPromisesOfCarer, type OwnPromise } from './queries.ts'
export { actions } from './routes.tsx'
export { type ActionOwner, actionOwners, type AnswerCode, answerCodes } from './schema.ts'
export { ActionLine, LeftNote, OnlyServices, ownerWords, OwnPromises, PromisesSection } from './views.tsx'
export { type Choices, PersonSelect, PromiseFields } from './writing.tsx'
