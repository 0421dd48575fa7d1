/** The door of the carer's page: a reading room. */
export { story } from './routes.tsx'
