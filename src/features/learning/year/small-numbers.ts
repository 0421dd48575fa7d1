import { answers, type Counts, type Question, questions } from './schema.ts'

/** Fewer than so many are never told, and nor is that there are none. */
export const fewest = 5

/** A number as it is told: between two. `to` is null where only "or more" is told. */
export interface Band { from: number; to: number | null }

/** What is told of one answer; an answer that is not here is not told. */
export interface AnswerTold { answer: string; carers: Band }

/** What is told of a question; `rest` says that some answers are left out. */
export interface QuestionTold { told: AnswerTold[]; rest: boolean }

/** The answers of each question, in the order in which they are asked. */
type Asked = Readonly<Record<Question, readonly string[]>>

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
 * that is not told could still be narrowed down, also by somebody who knows these rules; a question where it could is not told at all.
 */
export function protect(counts: Counts, least = fewest, of: Asked = answers): Told {
  const told = tellCarers(counts, least)
  const none = { now: { told: [], rest: true }, hoped: { told: [], rest: true }, next: { told: [], rest: true } }
  if (told.looked === null) return { ...told, said: none }
  const tell = (question: Question) => tellQuestion(counts.said[question], of[question], least)
  const all: Told = { ...told, said: { now: tell('now'), hoped: tell('hoped'), next: tell('next') } }
  const looked = lookedRange(all)
  const unless = (question: Question) => isNarrowed(all.said[question], of[question], looked, told.looked!.from, least) ? none[question] : all.said[question]
  return { ...all, said: { now: unless('now'), hoped: unless('hoped'), next: unless('next') } }
}

/** For how many it mattered is told as what its two parts come to, and so tells nothing of them; where one of the two is few, as the other, "or more". */
function tellCarers({ looked, notLooked }: Counts, least: number): Pick<Told, 'mattered' | 'looked' | 'notLooked'> {
  const [withOne, without] = [looked, notLooked].map((count) => count < least ? null : bandOf(count, least)) as [Band | null, Band | null]
  const both = withOne && without ? { from: withOne.from + without.from, to: withOne.to! + without.to! } : null
  const one = withOne ?? without
  return { mattered: both ?? (one && { from: one.from, to: null }), looked: withOne, notLooked: without }
}

function tellQuestion(said: Readonly<Record<string, number>>, asked: readonly string[], least: number): QuestionTold {
  const of = (answer: string) => said[answer] ?? 0
  const few = asked.filter((answer) => of(answer) < least)
  // One alone would be what is left over: the one that is asked next to it is left out with it. Chosen by its place, never by how many
  // gave it: the smallest of the others would say of itself that it is small.
  const second = few.length === 1 ? asked[(asked.indexOf(few[0]!) + 1) % asked.length] : undefined
  return { told: asked.filter((answer) => answer !== second && !few.includes(answer)).map((answer) => ({ answer, carers: bandOf(of(answer), least) })), rest: few.length > 0 }
}

/** The least and the most that the told parts of a question come to; nothing is known of the most where some are not told. */
function rangeOf({ told, rest }: QuestionTold): { from: number; to: number } {
  return { from: told.reduce((all, { carers }) => all + carers.from, 0), to: rest ? Infinity : told.reduce((all, { carers }) => all + (carers.to ?? Infinity), 0) }
}

/** All that can be known of how many were looked back with, from everything that is told. */
function lookedRange({ looked, said }: Told): { from: number; to: number } {
  const known = questions.map((question) => rangeOf(said[question]))
  return { from: Math.max(looked?.from ?? 0, ...known.map(({ from }) => from)), to: Math.min(looked?.to ?? Infinity, ...known.map(({ to }) => to)) }
}

/**
 * Whether a small number of this question could be narrowed down. `room` is between which two numbers lies what the answers that are
 * not told come to: each of them must be able to be none, and to be `least` less one.
 */
function isNarrowed(question: QuestionTold, asked: readonly string[], looked: { from: number; to: number }, told: number, least: number): boolean {
  const most = least - 1
  // So many that they could only just be spread with few at each answer: not to be told would then tell of it, so it never is.
  if (told > most * (asked.length - 1) && told <= most * asked.length) return true
  if (!question.rest) return false
  const parts = rangeOf({ ...question, rest: false })
  const room = { from: looked.from - parts.to, to: looked.to - parts.from }
  const untold = asked.flatMap((answer, at) => question.told.some((one) => one.answer === answer) ? [] : [at])
  const beside = untold.length === 2 && (untold[1]! - untold[0]! === 1 || untold[1]! - untold[0]! === asked.length - 1)
  // Two side by side may be one small and one large; any others are known to be small, each of them.
  return room.to < most || (beside ? room.from > most && room.from <= 2 * most : room.from > most * (untold.length - 1))
}
