/**
 * What a printed document can hold. It knows no feature: a plan, a letter or a report is put together from these blocks by
 * whoever owns the words, and every string here may be something a person said.
 */

/** A piece of a line: plain words, words that should stand out or stand back, a person's exact words (the quotation marks are ours), or words in another language. */
export type PdfRun = string | { strong: string; language?: string } | { quiet: string; language?: string } | { quoted: string; language?: string } | { plain: string; language: string }

/** Words to print. A blank line begins a new paragraph, a single line break stays a line break. */
export type PdfText = string | PdfRun[]

/** Someone or something that helps to get across, and what they do. */
export interface PdfPad {
  who: PdfText
  does: PdfText
}

/** One block of the page, in reading order. */
export type PdfBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: PdfText }
  | { kind: 'paragraph'; text: PdfText }
  /** A person's exact words, set large. The quotation marks are added here and must not be in the text. */
  | { kind: 'words'; text: string; language?: string; by?: PdfText }
  | { kind: 'list'; items: PdfText[]; numbered?: boolean }
  | { kind: 'facts'; facts: { label: PdfText; value: PdfText }[] }
  /** From how it is now to what is hoped for: the pads that carry, and the stones in the way. */
  | { kind: 'crossing'; now?: PdfText; pads: PdfPad[]; stones: PdfText[]; hopedFor?: PdfText }
  | { kind: 'note'; title?: string; text: PdfText }
  | { kind: 'table'; header: PdfText[]; rows: PdfText[][] }
  /** Two sides of a card of 85 by 54 millimetres beside each other, to cut out and fold; the letters grow smaller until a side holds its lines. */
  | { kind: 'folded-card'; sides: { label: string; lines: PdfText[]; items: PdfText[] }[] }
  /** Easy reading: a drawing (a small SVG of ours, decoration to a screen reader) beside a heading and its lines, each a paragraph. */
  | { kind: 'pictured'; svg: string; heading: PdfText; lines: PdfText[] }
  | { kind: 'rule' }
  | { kind: 'small'; text: PdfText }

/** The few words that the page itself says. Give them in the document's language; the English ones stand in. */
export interface PdfLabels {
  /** `{page}` and `{pages}` are filled in. */
  page: string
  now: string
  hopedFor: string
  inTheWay: string
  /** Printed when there is no title, since an accessible PDF must have one. */
  untitled: string
  /** What a character that no font has is called, before its number. */
  character: string
  emoji: string
}

/** A document to print. */
export interface PdfDocument {
  /** Printed as the first heading of the page, so no block need repeat it; headings of level 1 stand under it. */
  title: string
  /** A language tag such as `en-GB`, `ar` or `pa-IN`. */
  language: string
  /** The way the page reads. Left out, it follows the language. */
  direction?: 'ltr' | 'rtl'
  author?: string
  /** `large` is large print: nothing on the page is under 18 point. */
  size: 'standard' | 'large'
  /** One short line that stands at the foot of every page, beside the page number. */
  footer?: string
  labels?: Partial<PdfLabels>
  /** Meant for one page: set a little smaller, never under 9 point, where that makes it fit; what does not fit even so keeps its size and goes on. */
  onePage?: boolean
  blocks: PdfBlock[]
}

export const englishLabels: PdfLabels = {
  page: 'Page {page} of {pages}',
  now: 'Now',
  hopedFor: 'Hoped for',
  inTheWay: 'In the way',
  untitled: 'Untitled document',
  character: 'character',
  emoji: 'emoji',
}
