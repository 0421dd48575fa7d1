import type { PdfRun, PdfText } from './document.ts'
import { type Language, directionOf, directionOfWords, quote, readLanguage } from './language.ts'
import { keepNumbersTogether, loosen } from './line-breaks.ts'
import { type Printing, printable } from './printable.ts'

/** A run as the template reads it. */
export interface PreparedRun {
  kind: 'plain' | 'strong' | 'quiet' | 'quoted'
  text: string
  language: Language | null
  /** Of somebody's words in a line of ours: the way they read, where that is not the line's way. */
  direction: 'ltr' | 'rtl' | null
}

/** Text as the template reads it: paragraphs of runs, and the way they read where that is not the page's way. */
export interface PreparedText {
  direction: 'ltr' | 'rtl' | null
  paragraphs: PreparedRun[][]
}

/** The language and direction of the page that the text stands on. */
export interface PageLanguage {
  language: Language
  direction: 'ltr' | 'rtl'
}

const blankLines = /\n[^\S\n]*(?:\n[^\S\n]*)+/
const something = /[^\s\p{Default_Ignorable_Code_Point}]/u

/** Makes text ready: printable, in paragraphs, with quotation marks, and with no word longer than `room` letters unbroken. */
export function prepareText(value: PdfText, room: number, page: PageLanguage, printing: Printing): PreparedText {
  const paragraphs: PreparedRun[][] = [[]]
  for (const run of typeof value === 'string' ? [value] : value) {
    const { kind, words, language } = readRun(run)
    const text = printable(words, printing)
    const marked = kind !== 'quoted' ? text : something.test(text) ? quote(text, language ?? page.language) : ''
    loosen(keepNumbersTogether(marked), room)
      .split(blankLines)
      .forEach((piece, index) => {
        if (index > 0) paragraphs.push([])
        if (piece !== '') paragraphs.at(-1)!.push({ kind, text: piece, language, direction: language ? directionOfWords(piece) ?? directionOf(language) : kind === 'quoted' ? directionOfWords(piece) : null })
      })
  }
  const kept = paragraphs.filter((paragraph) => paragraph.some((run) => something.test(run.text)))
  // A sentence of ours that begins with a name in other letters still reads our way.
  const runs = kept.flat()
  const direction = directionOfWords(lettersOf(runs.filter(({ language }) => language === null))) ?? directionOfWords(lettersOf(runs))
  const line = direction ?? page.direction
  return { direction: line === page.direction ? null : line, paragraphs: kept.map((paragraph) => paragraph.map((run) => ({ ...run, direction: run.direction === line ? null : run.direction }))) }
}

const lettersOf = (runs: readonly PreparedRun[]) => runs.map(({ text }) => text).join(' ')

/** How many letters there are. */
export function lengthOf(text: PreparedText): number {
  return text.paragraphs.flat().reduce((sum, run) => sum + run.text.length, 0)
}

function readRun(run: PdfRun): { kind: PreparedRun['kind']; words: string; language: Language | null } {
  if (typeof run === 'string') return { kind: 'plain', words: run, language: null }
  if ('plain' in run) return { kind: 'plain', words: run.plain, language: readLanguage(run.language) }
  if ('quiet' in run) return { kind: 'quiet', words: run.quiet, language: run.language === undefined ? null : readLanguage(run.language) }
  if ('strong' in run) return { kind: 'strong', words: run.strong, language: run.language === undefined ? null : readLanguage(run.language) }
  return { kind: 'quoted', words: run.quoted, language: run.language === undefined ? null : readLanguage(run.language) }
}
