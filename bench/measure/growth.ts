import { limitOf, rule } from './gate.ts'
import type { Timed } from './timing.ts'

/** One size of a world that grows, and what its pages took. */
export interface Grown { carers: number; day: string; machine: string; journeys: readonly Timed[] }

/** What a doubling of the carers may add to the p95 of a page about one person. */
const atMost = 0.1
const number = new Intl.NumberFormat('en-GB')
/** Pages that are about everybody a worker has, or about everybody: they are shown, and not held to it. */
const aboutMany = /^(?:Today|My carers|Find|A year)/

/** The sizes to measure: each twice the one before; the last is `most` itself, where that is at least half as much again as the one before. */
export function sizesTo(most: number, from: number): number[] {
  const sizes: number[] = []
  for (let size = from; size <= most; size *= 2) sizes.push(size)
  const last = sizes.at(-1)
  return last !== undefined && most >= last * 1.5 ? [...sizes, most] : sizes
}

/** By which part a figure grows with each doubling, out of its first and its last: 0.1 is a tenth. */
export function byDoubling(first: { carers: number; p95: number }, last: { carers: number; p95: number }): number {
  return (last.p95 / first.p95) ** (1 / Math.log2(last.carers / first.carers)) - 1
}

/** How one page grew: its p95 at each size, the even growth with each doubling from first to last, and the most in one doubling. */
export interface PageGrown { name: string; figures: readonly { carers: number; p95: number }[]; overall: number; most: number; beyond: boolean }

/**
 * How each page grew. A page about one person is beyond what it may when the even growth with each doubling is more than a tenth, or when any one
 * step is: there, as at the gate, 15 ms are given besides, and 25 ms always, since one step by itself is as uneven as the machine.
 */
export function pagesGrown(worlds: readonly Grown[]): PageGrown[] {
  return (worlds[0]?.journeys ?? []).map(({ name }) => {
    const figures = worlds.flatMap(({ carers, journeys }) => journeys.filter((one) => one.name === name).map(({ p95 }) => ({ carers, p95 })))
    const steps = figures.slice(1).map((one, at) => ({ part: byDoubling(figures[at]!, one), beyond: one.p95 > limitOf({ p95s: [figures[at]!.p95] }) }))
    const overall = figures.length > 1 ? byDoubling(figures[0]!, figures.at(-1)!) : 0
    const last = figures.at(-1)?.p95 ?? 0
    return { name, figures, overall, most: Math.max(0, ...steps.map(({ part }) => part)), beyond: !aboutMany.test(name) && ((overall > atMost && last > rule.least) || steps.some((step) => step.beyond)) }
  })
}

const percent = (part: number) => `${part > 0 ? '+' : ''}${(Math.round(part * 1000) / 10).toFixed(1)}%`

/** The table of growth: each page at each size, and by how much its p95 grows with each doubling. What is missed is said first. */
export function growthTable(worlds: readonly Grown[]): string {
  const [first, last] = [worlds[0]!, worlds.at(-1)!]
  const rows = pagesGrown(worlds)
  const beyond = rows.filter((one) => one.beyond)
  return [
    `${number.format(first.carers)} to ${number.format(last.carers)} carers in one organisation, each about twice the one before; ${last.day}; ${last.machine}. The p95 in milliseconds.`, '',
    beyond.length > 0 ? `**More than 10% with a doubling:** ${beyond.map(({ name, overall, most }) => `${name.toLowerCase()} (${percent(overall)} with each, ${percent(most)} at most)`).join('; ')}.` : 'With a doubling no page about one person becomes slower by more than 10%.', '',
    `| | ${worlds.map(({ carers }) => number.format(carers)).join(' | ')} | With each doubling | Most in one step |`, `|---|${worlds.map(() => '---|').join('')}---|---|`,
    ...rows.map(({ name, figures, overall, most }) => `| ${name} | ${worlds.map(({ carers }) => figures.find((one) => one.carers === carers)?.p95 ?? '').join(' | ')} | ${percent(overall)} | ${percent(most)} |`), '',
    '*With each doubling* is the even growth that leads from the first figure to the last. One step by itself is as uneven as the machine, so it may take a tenth and 15 ms more, and 25 ms in any case. Today, My carers, Find and the year are about many people, and not held to it.',
  ].join('\n')
}

/**
 * The same pages in a world of one organisation, of a country, of a million carers: what each doubling from the smallest to the largest adds. These are
 * different worlds, and not one that grew, so only the even growth is told.
 */
export function worldsTable(worlds: readonly Grown[]): string {
  return [
    `| | ${worlds.map(({ carers }) => number.format(carers)).join(' | ')} | With each doubling |`, `|---|${worlds.map(() => '---|').join('')}---|`,
    ...pagesGrown(worlds).map(({ name, figures, overall }) => `| ${name} | ${worlds.map(({ carers }) => figures.find((one) => one.carers === carers)?.p95 ?? '').join(' | ')} | ${percent(overall)} |`),
  ].join('\n')
}
