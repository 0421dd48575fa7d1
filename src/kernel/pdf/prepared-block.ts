import type { PdfBlock, PdfText } from './document.ts'
import { type PageLanguage, type PreparedText, lengthOf, prepareText } from './prepared-text.ts'
import type { Printing } from './printable.ts'

/** A block as the template reads it. `together` keeps it on one page, and is only for what surely fits on one. */
export type PreparedBlock =
  | { kind: 'heading'; level: number; text: PreparedText }
  | { kind: 'paragraph'; text: PreparedText; sticky: boolean }
  | { kind: 'small'; text: PreparedText; sticky: boolean }
  | { kind: 'words'; text: PreparedText; by: PreparedText | null; together: boolean }
  | { kind: 'list'; numbered: boolean; items: PreparedText[] }
  | { kind: 'facts'; facts: { label: PreparedText; value: PreparedText }[] }
  | { kind: 'note'; title: PreparedText | null; text: PreparedText; together: boolean }
  | { kind: 'table'; columns: number[]; header: PreparedText[]; rows: PreparedText[][] }
  | { kind: 'pictured'; svg: string; heading: PreparedText; lines: PreparedText[] }
  | { kind: 'rule' }
  | { kind: 'folded-card'; sides: { label: string; lines: PreparedText[]; items: PreparedText[] }[] }
  | {
      kind: 'crossing'
      now: PreparedText | null
      pads: { who: PreparedText; does: PreparedText }[]
      stones: PreparedText[]
      hopedFor: PreparedText | null
      /** Banks at either side, where their words are short enough; otherwise above and below. */
      across: boolean
      together: boolean
    }

/** Where the block stands. */
export interface BlockPlace {
  page: PageLanguage
  large: boolean
  underHeading: boolean
  /** Right above the line that ends a document: what is under that line is never alone on a page. */
  overRule: boolean
  printing: Printing
}

/**
 * How many letters of middling width surely fit where no line can break: across the page, set large, in a heading, beside
 * something else, in a label, and on a bank of the river.
 */
const room = { page: 60, words: 50, heading: 34, beside: 34, label: 17, bank: 13 }

/** Makes one block ready for the template. */
export function prepareBlock(block: PdfBlock, place: BlockPlace): PreparedBlock {
  const text = (value: PdfText, letters: number) => prepareText(value, place.large ? letters * 0.75 : letters, place.page, place.printing)
  const maybe = (value: PdfText | undefined, letters: number) => (value === undefined ? null : text(value, letters))
  const length = JSON.stringify(block).length
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, text: text(block.text, room.heading) }
    case 'paragraph':
      return { kind: 'paragraph', text: text(block.text, room.page), sticky: place.overRule && length < 600 }
    case 'small':
      return { kind: 'small', text: text(block.text, room.page), sticky: place.underHeading && length < 300 }
    case 'words':
      return {
        kind: 'words',
        text: text([{ quoted: block.text, language: block.language }], room.words),
        by: maybe(block.by, room.page),
        together: length < 500,
      }
    case 'list':
      return { kind: 'list', numbered: block.numbered === true, items: block.items.map((item) => text(item, room.page)) }
    case 'facts':
      return {
        kind: 'facts',
        facts: block.facts.map((fact) => ({ label: text(fact.label, room.label), value: text(fact.value, room.beside) })),
      }
    case 'note':
      return { kind: 'note', title: maybe(block.title, room.page), text: text(block.text, room.page), together: length < 700 }
    case 'table':
      return prepareTable(block, text)
    case 'crossing': {
      const now = maybe(block.now, room.bank)
      const hopedFor = maybe(block.hopedFor, room.bank)
      const short = [now, hopedFor].every((bank) => bank !== null && lengthOf(bank) <= 70)
      return {
        kind: 'crossing',
        now,
        pads: block.pads.map((pad) => ({ who: text(pad.who, room.beside), does: text(pad.does, room.beside) })),
        stones: block.stones.map((stone) => text(stone, room.beside)),
        hopedFor,
        across: short && !place.large,
        together: length < (place.large ? 700 : 1200),
      }
    }
    case 'folded-card':
      return { kind: 'folded-card', sides: block.sides.map(({ label, lines, items }) => ({ label, lines: lines.map((line) => text(line, room.beside)), items: items.map((item) => text(item, room.beside)) })) }
    case 'pictured':
      return { kind: 'pictured', svg: block.svg, heading: text(block.heading, room.heading * 0.8), lines: block.lines.map((line) => text(line, room.page * 0.75)) }
    case 'rule':
      return { kind: 'rule' }
  }
}

function prepareTable(block: Extract<PdfBlock, { kind: 'table' }>, text: (value: PdfText, letters: number) => PreparedText): PreparedBlock {
  const count = Math.max(1, block.header.length, ...block.rows.map((row) => row.length))
  const all = [block.header, ...block.rows]
  // More width for more words, but never so much that a neighbour is squeezed out.
  const columns = Array.from({ length: count }, (_, column) => {
    const longest = Math.max(1, ...all.map((row) => (row[column] === undefined ? 0 : lengthOf(text(row[column], room.page)))))
    return Math.min(2.5, Math.max(1, Math.sqrt(longest / 10)))
  })
  const whole = columns.reduce((sum, share) => sum + share, 0)
  const fill = (row: PdfText[]) => columns.map((share, column) => text(row[column] ?? '', Math.max(3, (78 * share) / whole - 3)))
  return { kind: 'table', columns, header: block.header.length === 0 ? [] : fill(block.header), rows: block.rows.map(fill) }
}
