import { workerFile } from '../aside/worker-file.ts'
import type { PdfDocument } from './document.ts'
import { PdfProcess, type PdfResult } from './pdf-process.ts'

export type { PdfBlock, PdfDocument, PdfLabels, PdfPad, PdfRun, PdfText } from './document.ts'
export { PdfError } from './pdf-error.ts'
export type { PdfResult } from './pdf-process.ts'
export { told, toldQuiet, toldRuns, toldStrong } from './told.ts'

const maker = new PdfProcess({
  workerFile: () => workerFile('pdf-worker', new URL('./worker.ts', import.meta.url)),
  anchor: import.meta.url,
  idleMilliseconds: 60_000,
  timeLimitMilliseconds: 20_000,
  queueLimit: 50,
})

/**
 * Makes an accessible PDF (tagged, PDF/UA-1) of a document. `unavailable` means that this platform has no Typst binary, and
 * the page should offer printing. Throws a `PdfError` when too many wait, when one takes too long, or when it cannot be made.
 */
export function makePdf(document: PdfDocument): Promise<PdfResult> {
  return maker.make(document)
}

/** Ends the process that makes PDFs, for the app's own end. It starts again by itself if another document is asked for. */
export function stopPdf(): Promise<void> {
  return maker.stop()
}
