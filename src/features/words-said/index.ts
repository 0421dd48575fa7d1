/** The door of the room where a worker finds words in what was said. */
export { wordsSaid } from './routes.tsx'
