import type { Timed } from './timing.ts'

/** One size of a world that grows, and what its pages took. */
export interface Grown { carers: number; day: string; machine: string; journeys: readonly Timed[] }

/** What a doubling of the carers may add to the p95 of a page about one person. */
const atMost = 0.1
const number = new Intl.NumberFormat('en-GB')
/** Pages that are about everybody a worker has, or about everybody: they are shown, and not held to it. */
const aboutMany = /^(?:Today|My carers|Find)/

/** The sizes to measure: each twice the one before, to no more than `most`. */
export function sizesTo(most: number, from: number): number[] {
  const sizes: number[] = []
  for (let size = from; size <= most; size *= 2) sizes.push(size)
  return sizes
}

/** By which part a figure grows with each doubling, out of its first and its last: 0.1 is a tenth. */
export function byDoubling(first: { carers: number; p95: number }, last: { carers: number; p95: number }): number {
  return (last.p95 / first.p95) ** (1 / Math.log2(last.carers / first.carers)) - 1
}

const percent = (part: number) => `${part > 0 ? '+' : ''}${(Math.round(part * 1000) / 10).toFixed(1)}%`

/** The table of growth: each page at each size, and by how much its p95 grows with each doubling. What is missed is said first. */
export function growthTable(worlds: readonly Grown[]): string {
  const [first, last] = [worlds[0]!, worlds.at(-1)!]
  const rows = first.journeys.map(({ name }) => {
    const figures = worlds.flatMap(({ carers, journeys }) => journeys.filter((one) => one.name === name).map(({ p95 }) => ({ carers, p95 })))
    const steps = figures.slice(1).map((one, at) => byDoubling(figures[at]!, one))
    return { name, figures, overall: figures.length > 1 ? byDoubling(figures[0]!, figures.at(-1)!) : 0, most: Math.max(0, ...steps) }
  })
  const beyond = rows.filter(({ name, overall }) => !aboutMany.test(name) && overall > atMost)
  return [
    `${number.format(first.carers)} to ${number.format(last.carers)} carers in one organisation, each step twice the one before; ${last.day}; ${last.machine}. The p95 in milliseconds.`, '',
    beyond.length > 0 ? `**More than 10% with each doubling:** ${beyond.map(({ name, overall }) => `${name.toLowerCase()} (${percent(overall)})`).join('; ')}.` : 'With each doubling no page about one person becomes slower by more than 10%.', '',
    `| | ${worlds.map(({ carers }) => number.format(carers)).join(' | ')} | With each doubling | Most in one step |`, `|---|${worlds.map(() => '---|').join('')}---|---|`,
    ...rows.map(({ name, figures, overall, most }) => `| ${name} | ${worlds.map(({ carers }) => figures.find((one) => one.carers === carers)?.p95 ?? '').join(' | ')} | ${percent(overall)} | ${percent(most)} |`), '',
    '*With each doubling* is the even growth that leads from the first figure to the last; one step by itself is as uneven as the machine. Today, My carers and Find are about many people, and not held to it.',
  ].join('\n')
}
