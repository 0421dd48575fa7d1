/** The door of the room of lenses: the same outcomes seen through the frameworks others use. */
export { findLenses, findOwnLenses } from './queries.ts'
export { lensRoutes } from './routes.tsx'
export { seeThrough, type Seen, type View } from './see.ts'
export { suggestConcepts, type Suggestion } from './suggest.ts'
export { LensChooser, LensView, type OutcomeShown } from './views.tsx'
