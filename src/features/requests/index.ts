/** The door of the room where a carer asks of her own record: a copy, to forget something, to keep it and not use it, to put it right. */
export { askOnOwnPage, carryRequests, decideParts, stepRequest, writeRequest } from './commands.ts'
export { monthsLater } from './clock.ts'
export { mayHandleRequests } from './policy.ts'
export { findRequests, findRequestsWaiting, type SubjectRequest } from './queries.ts'
export { requests } from './routes.tsx'
export type { RequestAsked, RequestKind } from './schema.ts'
export { clockInWords, RequestsSection } from './views.tsx'
