import type { Kind } from './kinds.ts'

/** So many at once, and then so many a second. */
export interface Budget { atOnce: number; aSecond: number }

/**
 * Far above what a person does, and far below what takes a record apart page by page or fills the disk. A page of Lilypad keeps a
 * draft every few seconds; nobody opens four pages a second for half a minute, or forty PDFs in two.
 */
export const budgets: Readonly<Record<Kind, Budget>> = {
  save: { atOnce: 240, aSecond: 4 },
  read: { atOnce: 240, aSecond: 4 },
  report: { atOnce: 30, aSecond: 0.25 },
}

/** As many as are remembered; the one that was forgotten begins anew. */
const most = 20_000

/**
 * How often somebody asks, kind by kind, so that much reading never costs anybody a save. Kept in memory, by process: it protects
 * the process, and nothing is lost when it is forgotten. How often a password is tried is counted in the database instead.
 */
export class Pace {
  private readonly left = new Map<string, { tokens: number; at: number }>()

  /** `time`: milliseconds that never go back, whatever the clock on the wall does. */
  constructor(private readonly time: () => number = () => performance.now(), private readonly limits: Readonly<Record<Kind, Budget>> = budgets) {}

  /** One more of this kind from somebody: 0 when it may go on, otherwise after how many whole seconds the next one may. */
  next(who: string, kind: Kind): number {
    const { atOnce, aSecond } = this.limits[kind]
    const key = `${kind} ${who}`
    const time = this.time()
    const before = this.left.get(key) ?? { tokens: atOnce, at: time }
    const tokens = Math.min(atOnce, before.tokens + (Math.max(0, time - before.at) / 1000) * aSecond)
    this.left.delete(key)
    this.left.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: time })
    if (this.left.size > most) this.left.delete(this.left.keys().next().value!)
    return tokens < 1 ? Math.ceil((1 - tokens) / aSecond) : 0
  }
}
