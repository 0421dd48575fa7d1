/** The door of the room where a carer asks of her own record: a copy, to forget something, to keep it and not use it, to put it right. */
export { carryRequests, stepRequest, writeRequest } from './commands.ts'
export { mayHandleRequests } from './policy.ts'
export { findRequestsWaiting } from './queries.ts'
export { requests } from './routes.tsx'
export type { RequestAsked, RequestKind } from './schema.ts'
