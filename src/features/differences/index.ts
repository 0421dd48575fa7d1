/** The door of the room of two views: what people see differently, each in their own words, and what happens about it. */
export { addView, carryDifferences, type DifferenceAsked, recordDifference, standNow } from './commands.ts'
export { type Difference, findDifferences, findDifferencesDue, type Stand, type View } from './queries.ts'
export { differences } from './routes.tsx'
export { DifferencesSection, Standing } from './views.tsx'
