/** The door of the room of two plans that are linked: each of two carers says it for herself, and until then neither record tells of the other. */
export { carryLinkedPlans, endLink, layCopy, linkPlans, makeLinkCode, takeBackCopy } from './commands.ts'
export { findLinkedPlans, type LinkedPlan } from './queries.ts'
export { linkedPlans } from './routes.tsx'
