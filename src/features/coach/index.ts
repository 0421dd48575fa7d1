/** The door of the room of the recording coach: it asks what a good supervisor would ask, and keeps nothing. */
export { coach, type Coached, type Hint } from './coach.ts'
export { type Criterion, criteria } from './judge.ts'
export { type Language } from './language.ts'
export { answer, type Asked, readAsked } from './lines.ts'
export { loadTagger } from './tagger.ts'
