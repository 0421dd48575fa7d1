/** The door of the room of copies: what was chosen for somebody, line by line, and in which forms it can be had. */
export { carryCopies, type CopyAsked, makeCopy, stepCopy } from './commands.ts'
export type { CopyContent } from './content.ts'
export { findLines } from './lines/queries.ts'
export { type Copy, findCopies, getCopy } from './queries.ts'
export { copies } from './routes.tsx'
export { CopiesSection, CopyDocument } from './views.tsx'
