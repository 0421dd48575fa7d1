import type { Timed } from './timing.ts'

/** What one page took in several runs, one p95 a run, in milliseconds; `failed`: how many of its requests did not go well. */
export interface Runs { name: string; p95s: readonly number[]; failed: number }
/** A page that became slower: the most it may take, by what was kept of it, and the most it took. */
export interface Slower { name: string; was: number; limit: number; now: number }

/** Runs differ from one another by more than a tenth on a machine that does other things too, and short ones by more than a fifth. */
export const rule = { times: 1.1, more: 15, least: 25 } as const

const worst = ({ p95s }: Pick<Runs, 'p95s'>) => Math.max(...p95s)

/** The most a page may take, by what it took before: the worst of its runs, a tenth more and 15 ms, and never less than 25 ms. */
export function limitOf(kept: Pick<Runs, 'p95s'>): number {
  return Math.round(Math.max(rule.least, worst(kept) * rule.times + rule.more) * 10) / 10
}

/** The pages whose worst run is beyond what was kept of them allows. One of which nothing was kept is new, and not slower. */
export function findSlower(kept: readonly Runs[], now: readonly Runs[]): Slower[] {
  return now.flatMap((one) => {
    const before = kept.find(({ name }) => name === one.name)
    return before && worst(one) > limitOf(before) ? [{ name: one.name, was: worst(before), limit: limitOf(before), now: worst(one) }] : []
  })
}

/** The runs of each page, out of whole runs. */
export function runsOf(all: readonly (readonly Timed[])[]): Runs[] {
  return (all[0] ?? []).map(({ name }) => {
    const own = all.flatMap((run) => run.filter((one) => one.name === name))
    return { name, p95s: own.map(({ p95 }) => p95), failed: own.reduce((sum, { failed }) => sum + failed, 0) }
  })
}

/** What the gate found, for whoever waits at it, and whether it is open. */
export function verdictOf(kept: readonly Runs[], now: readonly Runs[], beside: string): { open: boolean; words: string } {
  const slower = findSlower(kept, now)
  const failed = now.filter((one) => one.failed > 0)
  const fresh = now.filter(({ name }) => !kept.some((before) => before.name === name)).map(({ name }) => name)
  return {
    open: slower.length === 0 && failed.length === 0,
    words: [
      ...slower.map((one) => `${one.name} became slower: ${one.now} ms in its worst run, and it may take ${one.limit} (the worst kept is ${one.was}).`),
      ...failed.map((one) => `${one.name}: ${one.failed} of its requests failed.`),
      ...(fresh.length > 0 ? [`Nothing is kept of: ${fresh.join(', ')}.`] : []),
      slower.length > 0 || failed.length > 0 ? `The gate is shut: ${[...new Set([...slower, ...failed].map(({ name }) => name))].join(', ')}.` : `The gate is open: no page became slower than ${beside}.`,
    ].join('\n'),
  }
}
