import type { PdfBlock, PdfText } from './document.ts'
import { type PageLanguage, type PreparedText, lengthOf, prepareText } from './prepared-text.ts'
import type { Printing } from './printable.ts'

/** A block as the template reads it. `together` keeps it on one page, and is only for what surely fits on one. */
export type PreparedBlock =
  | { kind: 'heading'; level: number; text: PreparedText }
  | { kind: 'paragraph'; text: PreparedText }
  | { kind: 'small'; text: PreparedText; sticky: boolean }
  | { kind: 'words'; text: PreparedText; by: PreparedText | null; together: boolean }
  | { kind: 'list'; numbered: boolean; items: PreparedText[] }
  | { kind: 'facts'; facts: { label: PreparedText; value: PreparedText }[] }
  | { kind: 'note'; title: PreparedText | null; text: PreparedText; together: boolean }
  | { kind: 'table'; columns: number[]; header: PreparedText[]; rows: PreparedText[][] }
  | { kind: 'rule' }
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
  printing: Printing
}

/** How many letters fit where no line can break: across the page, set large, across half of it, on a bank of the river. */
const room = { page: 40, words: 28, half: 22, bank: 14 }

/** Makes one block ready for the template. */
export function prepareBlock(block: PdfBlock, place: BlockPlace): PreparedBlock {
  const fits = (letters: number) => Math.floor(place.large ? letters * 0.6 : letters)
  const text = (value: PdfText, letters: number) => prepareText(value, fits(letters), place.page, place.printing)
  const maybe = (value: PdfText | undefined, letters: number) => (value === undefined ? null : text(value, letters))
  const length = JSON.stringify(block).length
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, text: text(block.text, room.half) }
    case 'paragraph':
      return { kind: 'paragraph', text: text(block.text, room.page) }
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
        facts: block.facts.map((fact) => ({ label: text(fact.label, room.bank), value: text(fact.value, room.half) })),
      }
    case 'note':
      return { kind: 'note', title: maybe(block.title, room.page), text: text(block.text, room.page), together: length < 700 }
    case 'table': {
      const columns = Math.max(1, block.header.length, ...block.rows.map((row) => row.length))
      const fill = (row: PdfText[]) => Array.from({ length: columns }, (_, index) => text(row[index] ?? '', Math.max(4, 40 / columns)))
      const header = block.header.length === 0 ? [] : fill(block.header)
      const rows = block.rows.map(fill)
      return { kind: 'table', columns: shares([header, ...rows], columns), header, rows }
    }
    case 'crossing': {
      const now = maybe(block.now, room.bank)
      const hopedFor = maybe(block.hopedFor, room.bank)
      const short = [now, hopedFor].every((bank) => bank !== null && lengthOf(bank) <= 70)
      return {
        kind: 'crossing',
        now,
        pads: block.pads.map((pad) => ({ who: text(pad.who, room.half), does: text(pad.does, room.half) })),
        stones: block.stones.map((stone) => text(stone, room.half)),
        hopedFor,
        across: short && !place.large,
        together: length < (place.large ? 700 : 1200),
      }
    }
    case 'rule':
      return { kind: 'rule' }
  }
}

/** How wide each column of a table is beside the others: more for more words, but never so much that one is squeezed out. */
function shares(rows: PreparedText[][], columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => {
    const longest = Math.max(1, ...rows.map((row) => (row[column] === undefined ? 0 : lengthOf(row[column]))))
    return Math.min(2.5, Math.max(1, Math.sqrt(longest / 10)))
  })
}
