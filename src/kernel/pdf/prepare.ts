import { type PdfBlock, type PdfDocument, type PdfLabels, englishLabels } from './document.ts'
import { type Language, directionOf, readLanguage } from './language.ts'
import { type PreparedBlock, prepareBlock } from './prepared-block.ts'
import { type PreparedText, lengthOf, prepareText } from './prepared-text.ts'
import { type Printing, printable } from './printable.ts'
import { told } from './told.ts'

/** The document as the template reads it, every string of it printable. */
export interface Prepared {
  title: string
  /** The title as the first heading shows it. */
  heading: PreparedText
  author: string | null
  language: Language
  direction: 'ltr' | 'rtl'
  large: boolean
  /** How much smaller than usual the letters are: 1 is as usual. */
  scale: number
  footer: string
  labels: PdfLabels
  blocks: PreparedBlock[]
}

/** A block, or the page itself: its title, foot and labels. */
export type PagePart = PdfBlock | 'page'

/**
 * Turns a document into what the template reads. Nothing in it can be mistaken for markup: it stays data to the end. The
 * parts for which `isPlain` is true are set in plain letters, because the compiler refused them as they were.
 */
export function prepare(document: PdfDocument, fonts: Printing['fonts'], isPlain: (part: PagePart) => boolean = () => false, scale = 1): Prepared {
  const labels: PdfLabels = { ...englishLabels, ...document.labels }
  const printing: Printing = { fonts, words: labels, plain: isPlain('page') }
  const line = (text: string) => printable(text, printing).replace(/\s+/g, ' ').trim()
  const language = readLanguage(document.language)
  const page = { language, direction: document.direction ?? directionOf(language) }
  const large = document.size === 'large'
  const titleRoom = large ? 22 : 26
  const given = prepareText(told(document.title.replace(/\s+/g, ' ').trim()), titleRoom, page, printing)
  const hasTitle = lengthOf(given) > 0
  return {
    title: hasTitle ? line(document.title) : labels.untitled,
    heading: hasTitle ? given : prepareText(labels.untitled, titleRoom, page, printing),
    author: (document.author && line(document.author)) || null,
    language,
    direction: page.direction,
    large,
    scale,
    footer: line(document.footer ?? ''),
    labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, line(value)])) as unknown as PdfLabels,
    blocks: document.blocks.map((block, index) => {
      const underHeading = document.blocks[index - 1]?.kind === 'heading'
      const overRule = document.blocks[index + 1]?.kind === 'rule'
      return prepareBlock(block, { page, large, underHeading, overRule, printing: { ...printing, plain: isPlain(block) } })
    }).filter(isSomething).map(inStep()),
  }
}

/** A heading without words says nothing and is refused by the standard. */
function isSomething(block: PreparedBlock): boolean {
  return block.kind !== 'heading' || lengthOf(block.text) > 0
}

/** The title is the first heading, and a level is never skipped: the standard refuses a page that does either. */
function inStep(): (block: PreparedBlock) => PreparedBlock {
  let depth = 1
  return (block) => {
    if (block.kind !== 'heading') return block
    depth = Math.min(block.level + 1, depth + 1)
    return { ...block, level: depth }
  }
}
