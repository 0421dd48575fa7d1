import { piecesOf } from '../languages/tongue.ts'
import type { PdfRun, PdfText } from './document.ts'

/** A line of ours in which somebody's own words keep their language (`kernel/languages`). In English it is the line. */
export function told(line: string): PdfText {
  return runsOf(line, (words) => words, (plain, language) => ({ plain, language }))
}

/** The same as runs, to be put after others. */
export function toldRuns(line: string): PdfRun[] {
  const runs = told(line)
  return typeof runs === 'string' ? [runs] : runs
}

/** The same, to stand out. */
export function toldStrong(line: string): PdfRun[] {
  const runs = runsOf(line, (strong) => ({ strong }), (strong, language) => ({ strong, language }))
  return typeof runs === 'string' ? [{ strong: runs }] : runs
}

/** The same, small and grey. */
export function toldQuiet(line: string): PdfRun[] {
  const runs = runsOf(line, (quiet) => ({ quiet }), (quiet, language) => ({ quiet, language }))
  return typeof runs === 'string' ? [{ quiet: runs }] : runs
}

function runsOf(line: string, ours: (words: string) => PdfRun, own: (words: string, language: string) => PdfRun): PdfText {
  const runs = piecesOf(line).map(({ words, language }) => language ? own(words, language) : ours(words))
  return runs.length === 1 && typeof runs[0] === 'string' ? runs[0] : runs
}
