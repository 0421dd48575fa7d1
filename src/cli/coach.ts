import { createInterface } from 'node:readline'
import { answer, type Asked, criteria, languageNamed, loadTagger, readAsked } from '../features/coach/index.ts'
import type { Command } from './command.ts'
import { readRows, writeCells } from '../kernel/csv.ts'

export const coachCommand: Command = {
  name: 'coach',
  usage: 'coach [--csv]',
  purpose: 'look over the outcomes of an old system: statements in, questions out',
  help: `Reads statements on standard input, a line each, and writes a line each on standard output.

  {"id": 1, "text": "Mrs K to get four hours of sitting service"}
  becomes {"id": 1, "labels": {"outcome_not_output": false, …}, "hints": [{"rule": "R2", "words": […], "question": "…"}]}

A line may also give "lang" (en, cy, sv, fr) and "actions". A label is true, false, or null where it cannot be said. With --csv
the first row names the columns; "text" is needed, "id" and "lang" are used where they are there, and everything else is kept.
A line that cannot be read is told on standard error with its number, and the rest goes on; the exit status is then 1.
Nothing is kept, and no database is needed.`,
  run: async (words) => {
    const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })
    const tag = loadTagger(import.meta.url)
    let wrong = 0
    for await (const one of words.includes('--csv') ? answerCsv(lines, tag) : answerLines(lines, tag)) {
      if ('said' in one) {
        if (!process.stdout.write(`${one.said}\n`)) await drained()
        continue
      }
      wrong += 1
      console.error(`Line ${one.line}: ${one.trouble}.`)
    }
    return wrong === 0 ? 0 : 1
  },
}

/** A line for standard output, or what is wrong with a line that came in. */
type Answered = { said: string } | { line: number; trouble: string }
type Tagger = ReturnType<typeof loadTagger>

async function* answerLines(lines: AsyncIterable<string>, tag: Tagger): AsyncGenerator<Answered> {
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    try {
      yield { said: JSON.stringify(answer(readAsked(line.replace(/^\ufeff/, '')), tag)) }
    } catch (error) {
      yield { line: number, trouble: error instanceof Error ? error.message : 'this cannot be read' }
    }
  }
}

async function* answerCsv(lines: AsyncIterable<string>, tag: Tagger): AsyncGenerator<Answered> {
  let columns: string[] | undefined
  for await (const { line, cells } of readRows(lines)) {
    if (columns === undefined) {
      columns = (cells ?? []).map((cell) => cell.trim())
      if (!columns.includes('text')) throw new Error('The first row must name a column "text".')
      yield { said: writeCells([...columns, ...criteria, 'rules', 'questions']) }
    } else if (cells === null) yield { line, trouble: 'a quotation mark that is opened here is never closed' }
    else if (cells.length === 1 && cells[0]!.trim() === '' && columns.length > 1) continue
    else if (cells.length !== columns.length) yield { line, trouble: `${cells.length} cells where the first row has ${columns.length}` }
    else yield { said: writeCells([...cells, ...answerRow(askedOf(columns, cells, line), tag)]) }
  }
}

function askedOf(columns: readonly string[], cells: readonly string[], line: number): Asked {
  const cell = (name: string) => cells[columns.indexOf(name)]
  return { id: cell('id') ?? line, text: cell('text') ?? '', lang: languageNamed(cell('lang')) }
}

function answerRow(asked: Asked, tag: Tagger): string[] {
  const { labels, hints } = answer(asked, tag)
  return [...criteria.map((one) => labels[one] === null ? '' : labels[one] ? 'yes' : 'no'), hints.map(({ rule }) => rule).join(' '), hints.map(({ question }) => question).join(' ')]
}

/** The reader is slower than we are: wait, rather than heap up what it has not read. */
function drained(): Promise<void> {
  return new Promise((resolve) => { process.stdout.once('drain', resolve) })
}
