import type { CopyLine } from '../content.ts'

/** A line for easy reading: each sentence by itself, not a word changed. Exact words stay together, since their marks stand round all of them. */
export function easyLines(line: CopyLine): CopyLine[] {
  if (line.quoted) return [line]
  const sentences = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(line.words)].map(({ segment }) => segment.trim()).filter((one) => one !== '')
  return sentences.map((words, at) => ({ ...line, label: at === 0 ? line.label : null, words, quoted: false }))
}
