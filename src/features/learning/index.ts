/** The door of the room where an evaluator learns from what carers let go. */
export { learning } from './routes.tsx'
