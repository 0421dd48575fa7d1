/** The door of the carer's own page. A reading room: it writes nothing. */
export { myPlan } from './routes.tsx'
