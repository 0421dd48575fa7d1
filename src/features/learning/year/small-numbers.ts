import { answers, type Counts, type Question, questions } from './schema.ts'

/** Fewer than so many are never told, and nor is that there are none. */
export const fewest = 5

/** A number as it is told: between two. `to` is null where only "or more" is told. */
export interface Band { from: number; to: number | null }

/** What is told of one answer; an answer that is not here is not told. */
export interface AnswerTold { answer: string; carers: Band }

/** What is told of a question; `rest` says that some answers are left out. */
export interface QuestionTold { told: AnswerTold[]; rest: boolean }

/** What is told under one heading; null is not told: few, or none, or such that few could be worked out from it. */
export interface Told { mattered: Band | null; looked: Band | null; notLooked: Band | null; said: Record<Question, QuestionTold> }

/**
 * The two numbers between which a count lies: five wide, from a hundred ten, from a thousand a hundred. Two years that overlap, or two
 * days of one, then differ by nothing that points to one person.
 */
export function bandOf(count: number, least = fewest): Band {
  const width = count < 100 ? least : count < 1_000 ? 2 * least : 20 * least
  const from = Math.floor(count / width) * width
  return { from, to: from + width - 1 }
}

/**
 * What may be told of these counts. Primary: no count under `least`, none included. Secondary: where the parts come to a number that is
 * told, either all of them are told or at least two are not, so that none is what is left over. Last, it is tried whether anything
 * that is not told could still be narrowed down; a question where it could is not told at all.
 */
export function protect(counts: Counts, least = fewest): Told {
  const told = tellCarers(counts, least)
  const none = { now: { told: [], rest: true }, hoped: { told: [], rest: true }, next: { told: [], rest: true } }
  if (told.looked === null) return { ...told, said: none }
  const all: Told = { ...told, said: { now: tellQuestion(counts, 'now', least), hoped: tellQuestion(counts, 'hoped', least), next: tellQuestion(counts, 'next', least) } }
  return { ...all, said: { now: unlessNarrowed(all, 'now', least), hoped: unlessNarrowed(all, 'hoped', least), next: unlessNarrowed(all, 'next', least) } }
}

/** Mattered is looked back with and not: where one of the two is few, only the other is told, with "or more". */
function tellCarers({ looked, notLooked }: Counts, least: number): Pick<Told, 'mattered' | 'looked' | 'notLooked'> {
  const mattered = looked + notLooked
  if (mattered < least) return { mattered: null, looked: null, notLooked: null }
  if (looked < least) return { mattered: bandOf(mattered, least), looked: null, notLooked: null }
  const told = bandOf(looked, least)
  if (notLooked < least) return { mattered: { from: told.from, to: null }, looked: told, notLooked: null }
  return { mattered: bandOf(mattered, least), looked: told, notLooked: bandOf(notLooked, least) }
}

function tellQuestion({ said }: Counts, question: Question, least: number): QuestionTold {
  const of = (answer: string) => said[question][answer] ?? 0
  const few = answers[question].filter((answer) => of(answer) < least)
  const many = answers[question].filter((answer) => of(answer) >= least)
  // One alone would be what is left over: the smallest of the others is left out with it.
  const second = few.length === 1 && many.length > 0 ? many.reduce((one, other) => of(other) < of(one) ? other : one) : undefined
  return { told: many.filter((answer) => answer !== second).map((answer) => ({ answer, carers: bandOf(of(answer), least) })), rest: few.length > 0 }
}

/** The least and the most that the told parts of a question come to; nothing is known of the most where some are not told. */
function rangeOf({ told, rest }: QuestionTold): { from: number; to: number } {
  return { from: told.reduce((all, { carers }) => all + carers.from, 0), to: rest ? Infinity : told.reduce((all, { carers }) => all + (carers.to ?? Infinity), 0) }
}

/** All that can be known of how many were looked back with, from everything that is told. */
function lookedRange({ mattered, looked, notLooked, said }: Told): { from: number; to: number } {
  const known = questions.map((question) => rangeOf(said[question]))
  const left = mattered && notLooked ? { from: mattered.from - (notLooked.to ?? Infinity), to: (mattered.to ?? Infinity) - notLooked.from } : { from: 0, to: mattered?.to ?? Infinity }
  return { from: Math.max(looked?.from ?? 0, left.from, ...known.map(({ from }) => from)), to: Math.min(looked?.to ?? Infinity, left.to, ...known.map(({ to }) => to)) }
}

function unlessNarrowed(all: Told, question: Question, least: number): QuestionTold {
  const asked = all.said[question]
  // At least two are not told, so each may be none; and each may be as many as `least` less one only if that much room is left.
  return asked.rest && lookedRange(all).to - rangeOf(asked).from < least - 1 ? { told: [], rest: true } : asked
}
