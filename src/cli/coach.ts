import { createInterface } from 'node:readline'
import { answer, type Asked, criteria, type Language, loadTagger, readAsked } from '../features/coach/index.ts'
import type { Command } from './command.ts'
import { readCells, writeCells } from '../kernel/csv.ts'

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
    const tag = loadTagger(import.meta.url)
    const trouble = (number: number, why: string) => console.error(`Line ${number}: ${why}.`)
    const say = (line: string) => process.stdout.write(`${line}\n`)
    let wrong = 0
    let number = 0
    let columns: string[] | undefined
    let unfinished = ''
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      number += 1
      if (!words.includes('--csv')) {
        if (line.trim() === '') continue
        try {
          if (!say(JSON.stringify(answer(readAsked(line.replace(/^\ufeff/, '')), tag)))) await drained()
        } catch (error) {
          wrong += 1
          trouble(number, error instanceof Error ? error.message : 'this cannot be read')
        }
        continue
      }
      // A cell may hold line ends: a row goes on until its quotes are closed.
      unfinished = unfinished === '' ? line.replace(/^\ufeff/, '') : `${unfinished}\n${line}`
      const cells = readCells(unfinished)
      if (cells === null) continue
      unfinished = ''
      if (columns === undefined) {
        columns = cells.map((cell) => cell.trim())
        if (!columns.includes('text')) throw new Error('The first row must name a column "text".')
        say(writeCells([...columns, ...criteria, 'rules', 'questions']))
      } else if (cells.length !== columns.length) {
        if (cells.length === 1 && cells[0]!.trim() === '') continue
        wrong += 1
        trouble(number, `${cells.length} cells where the first row has ${columns.length}`)
      } else if (!say(writeCells([...cells, ...answerRow(askedOf(columns, cells, number), tag)]))) await drained()
    }
    if (unfinished !== '') {
      wrong += 1
      trouble(number, 'a quotation mark that is opened here is never closed')
    }
    return wrong === 0 ? 0 : 1
  },
}

function askedOf(columns: readonly string[], cells: readonly string[], number: number): Asked {
  const cell = (name: string) => cells[columns.indexOf(name)]
  return { id: cell('id') ?? number, text: cell('text') ?? '', lang: (cell('lang') || null) as Language | null }
}

function answerRow(asked: Asked, tag: ReturnType<typeof loadTagger>): string[] {
  const { labels, hints } = answer(asked, tag)
  return [...criteria.map((one) => labels[one] === null ? '' : labels[one] ? 'yes' : 'no'), hints.map(({ rule }) => rule).join(' '), hints.map(({ question }) => question).join(' ')]
}

/** The reader is slower than we are: wait, rather than heap up what it has not read. */
function drained(): Promise<void> {
  return new Promise((resolve) => { process.stdout.once('drain', resolve) })
}
