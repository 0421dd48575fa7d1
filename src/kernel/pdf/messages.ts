import type { PdfDocument } from './document.ts'

/** What the app sends to the worker. */
export interface PdfJob {
  id: number
  document: PdfDocument
}

/** What the worker answers. A failure says no more than that: the compiler's own message quotes the words of the document. */
export type PdfAnswer =
  | { id: number; kind: 'made'; bytes: Uint8Array }
  | { id: number; kind: 'unavailable' }
  | { id: number; kind: 'failed' }
