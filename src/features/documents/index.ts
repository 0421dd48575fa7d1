/** The door of the room of documents: files and voice notes of a carer's record. */
export { carryDocuments, keepDocument, type NewDocument } from './commands.ts'
export { endingOfType } from './media-types.ts'
export { type Document, findDocuments } from './queries.ts'
export { documents } from './routes.tsx'
export { DocumentsSection } from './views.tsx'
