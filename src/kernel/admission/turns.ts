import { Busy } from '../errors.ts'
import { type Kind, kinds } from './kinds.ts'

/** How much is done at one moment, and how much may wait for it. */
export interface Room { places: number; reports: number; waiting: Readonly<Record<Kind, number>>; patience: number }

/**
 * Sixteen of the twenty connections to the database, so that what Lilypad does by itself always has one; three of them for what is
 * long. Saves may wait in the largest number. Nobody waits longer than ten seconds: a browser that hears nothing is reloaded, which
 * makes more of the same.
 */
export const ordinaryRoom: Room = { places: 16, reports: 3, waiting: { save: 400, read: 200, report: 20 }, patience: 10_000 }

interface Waiter { go: () => void }

/**
 * Who is let in when there is more than can be done at once: saves, then pages, then reports, each in the order in which they
 * came. A long report never takes a place that a save is waiting for; it only ever has its own few.
 */
export class Turns {
  private readonly queues: Record<Kind, Waiter[]> = { save: [], read: [], report: [] }
  private busy = 0
  private reports = 0

  constructor(private readonly room: Room = ordinaryRoom) {}

  /** Do the work when its turn comes. Throws {@link Busy}, having done nothing, when too many wait or it waited too long. */
  async take<T>(kind: Kind, work: () => Promise<T>): Promise<T> {
    if (this.isFree(kind) && this.queues[kind].length === 0) this.begin(kind)
    else await this.wait(kind)
    try {
      return await work()
    } finally {
      this.end(kind)
    }
  }

  private isFree(kind: Kind): boolean {
    return this.busy < this.room.places && (kind !== 'report' || this.reports < this.room.reports)
  }

  private begin(kind: Kind): void {
    this.busy += 1
    if (kind === 'report') this.reports += 1
  }

  private end(kind: Kind): void {
    this.busy -= 1
    if (kind === 'report') this.reports -= 1
    for (const next of kinds) {
      while (this.queues[next].length > 0 && this.isFree(next)) {
        this.begin(next)
        this.queues[next].shift()!.go()
      }
    }
  }

  private wait(kind: Kind): Promise<void> {
    const queue = this.queues[kind]
    if (queue.length >= this.room.waiting[kind]) throw new Busy(crowded)
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { go: () => { clearTimeout(tired); resolve() } }
      const tired = setTimeout(() => {
        queue.splice(queue.indexOf(waiter), 1)
        reject(new Busy(crowded))
      }, this.room.patience)
      queue.push(waiter)
    })
  }
}

const crowded = 'Very many people are using Lilypad at this moment. Nothing was changed, and nothing you wrote is lost. Try again in half a minute.'
