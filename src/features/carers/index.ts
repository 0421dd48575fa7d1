/** The door of the room of the carers themselves: who they are and how to reach them. */
export { recordTrail } from '../access/index.ts'
export { carryCarer, registerCarer, type NewCarer } from './commands.ts'
export { type Carer, findCarersByIds, findMyCarers, getCarer, type Listed } from './queries.ts'
export { carers } from './routes.tsx'
export { type Honest, type Kind, kindOf } from './schema.ts'
