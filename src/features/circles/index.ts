/** The door of the room of the circle: whom a carer cares for, and everyone else around her. */
export { type Standing, standingAround } from './around.ts'
export { addCirclePerson, carryCircle, endCaring, recordCaring, recordLeaving, recordReturn, sayStatement } from './commands.ts'
export { OwnCircle } from './picture.tsx'
export { mayReadCircle } from './policy.ts'
export { type Circle, type CirclePerson, findCircle, type Relationship, type Statement } from './queries.ts'
export { circles } from './routes.tsx'
export { CircleSection } from './views.tsx'
