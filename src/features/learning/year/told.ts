import { concepts } from '../../../frameworks/concepts.ts'
import type { Lens, LensPart, Strength } from '../../../frameworks/lenses/index.ts'
import { say } from '../words.ts'
import type { Year } from './period.ts'
import { answers, type Heading, type Question } from './schema.ts'
import type { Band, Told } from './small-numbers.ts'

/** One concept with what is told of it. */
export interface ConceptTold { heading: Heading; name: string; told: Told }
/** A heading of a framework, with the concepts that have their place there. */
export interface PartTold { part: LensPart; concepts: { strength: Strength; concept: ConceptTold }[] }

/** A whole year as it may be told: the only shape that leaves this room, on the page and in the file alike. */
export interface YearTold {
  year: Year
  onlyTalked: Band | null
  /** What is missing: untagged, and what fits none. */
  missing: ConceptTold[]
  concepts: ConceptTold[]
  lens?: { lens: Lens; parts: PartTold[]; hides: ConceptTold[] }
}

export function nameOf(heading: Heading): string {
  if (heading === 'untagged' || heading === 'does-not-fit') return say(`year.missing.${heading}`)
  return concepts.find((one) => one.id === heading)?.name ?? heading
}

/** "20 to 24", "1,200 to 1,299", "15 or more". */
export function sayBand({ from, to }: Band): string {
  const figure = (number: number) => number.toLocaleString('en-GB')
  return to === null ? say('year.band.more', { from: figure(from) }) : say('year.band', { from: figure(from), to: figure(to) })
}

/** "November 2026". */
export function sayMonth(month: string): string {
  return new Date(`${month}-15T12:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}

/** What somebody said, in running words. */
export function sayAnswer(question: Question, answer: string): string {
  if (answer === 'several' || answer === 'unsaid') return say(`year.csv.${answer}`)
  return say(`year.${question}.${answer}` as Parameters<typeof say>[0])
}

/** The concepts of a year under the headings of a framework. Names only: nothing is counted anew, so no other number can come of it. */
export function underHeadings(lens: Lens, all: readonly ConceptTold[]): NonNullable<YearTold['lens']> {
  const parts = lens.parts.map((part) => ({ part, concepts: all.flatMap((concept) => {
    const strength = part.concepts[concept.heading as keyof LensPart['concepts']]
    return strength ? [{ strength, concept }] : []
  }) }))
  return { lens, parts, hides: all.filter(({ heading }) => !lens.parts.some((part) => heading in part.concepts)) }
}

/** The rows of the file: the same as the page tells, and nothing else. */
export function rowsOf({ year, onlyTalked, missing, concepts: all, lens }: YearTold): string[][] {
  const untold = say('year.csv.untold')
  const told = (band: Band | null | undefined) => band ? sayBand(band) : untold
  const row = (...cells: string[]) => [year.from, year.to, lens?.lens.name ?? '', ...cells]
  const of = (part: string, place: string, { name, told: counts }: ConceptTold) => [
    row(part, place, name, say('year.csv.mattered'), '', told(counts.mattered)), row(part, place, name, say('year.csv.looked'), '', told(counts.looked)), row(part, place, name, say('year.csv.notLooked'), '', told(counts.notLooked)),
    ...(['now', 'hoped', 'next'] as const).flatMap((question) => answers[question].map((answer) =>
      row(part, place, name, say(`year.question.${question}`), sayAnswer(question, answer), told(counts.said[question].told.find((one) => one.answer === answer)?.carers)))),
  ]
  return [
    (['from', 'to', 'framework', 'heading', 'place', 'concept', 'what', 'answer', 'carers'] as const).map((name) => say(`year.csv.${name}`)),
    row('', '', '', say('year.csv.talked'), '', told(onlyTalked)),
    ...missing.flatMap((one) => of('', '', one)),
    ...(lens ? [...lens.parts.flatMap(({ part, concepts: here }) => here.flatMap(({ strength, concept }) => of(part.name, say(strength === '=' ? 'year.csv.directly' : 'year.partly'), concept))), ...lens.hides.flatMap((one) => of('', '', one))] : all.flatMap((one) => of('', '', one))),
    ...(['cause', 'better', 'add', 'compare', 'words'] as const).map((what) => row('', '', '', say('year.csv.about'), `${say('year.cannot')}: ${say(`year.cannot.${what}`)}`, '')),
    ...(['year.missing.who', 'year.how.mattered', 'year.how.once', 'year.how.of', 'year.how.later', 'year.how.small'] as const).map((what) => row('', '', '', say('year.csv.about'), say(what), '')),
  ]
}
