/** The door of the room of the recording coach: it asks what a good supervisor would ask, and keeps nothing. */
export { coach, type Coached, type Hint } from './coach.ts'
export { type Criterion, criteria } from './criteria/judge.ts'
export { answer, type Asked, languageNamed, readAsked } from './lines.ts'
export { coachFully, coachRoutes } from './routes.tsx'
export type { Facts } from './rules/rule.ts'
export { loadTagger } from './tagger/load.ts'
export { stopTagger } from './tagger/aside.ts'
export { CannotJudge, Questions } from './views.tsx'
