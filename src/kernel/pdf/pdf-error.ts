const sentences = {
  busy: 'Too many documents are being made at once. Try again in a minute.',
  slow: 'The document took too long to make and was stopped.',
  failed: 'The document could not be made. Printing the page still works.',
  stopped: 'The app is closing, so the document was not made. Ask for it again.',
} as const

/** Why a document was not made, in a sentence that can be shown. It never holds the document's words. */
export class PdfError extends Error {
  readonly reason: keyof typeof sentences

  constructor(reason: keyof typeof sentences) {
    super(sentences[reason])
    this.name = 'PdfError'
    this.reason = reason
  }
}
