/** The door of the worker's day: a reading room. */
export { today } from './routes.tsx'
