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

/** How the worker is started: the module to find packages from, and how long it waits for work before it ends. */
export interface WorkerArguments {
  anchor: string
  idleMilliseconds: number
}

export function writeWorkerArguments(given: WorkerArguments): string[] {
  return [given.anchor, String(given.idleMilliseconds)]
}

export function readWorkerArguments(argv: string[]): WorkerArguments {
  const [anchor, idle] = argv.slice(2)
  if (anchor === undefined || idle === undefined) throw new Error('The PDF worker is started by the app, not by hand.')
  return { anchor, idleMilliseconds: Number(idle) }
}
