import { type SystemActor, systemActor } from './actor.ts'
import { findOrganisations } from './tenant.ts'

/**
 * Something Lilypad does by itself, over and over: `work` for each organisation, or `whole` once for all of them together. Safe to
 * do twice, and by two processes at once.
 */
export interface Round {
  name: string
  /** Minutes from one time to the next. */
  every: number
  /** Work that can take long asks now and then whether it may go on, and leaves the rest to the next time when it may not. */
  work?: (actor: SystemActor, mayGoOn: () => boolean) => Promise<unknown>
  whole?: () => Promise<unknown>
}

const minute = 60_000

/**
 * Go on these rounds until the returned function is called; it waits for those that are under way. Each has a turn of its own, so
 * that a backup of an hour holds up nothing else; one that is still under way at its next time is left to go on. A round that
 * fails is told in the log by its name and the kind of fault alone, and is tried again at its next time; the others go on.
 */
export function startRounds(rounds: readonly Round[], log: (line: string) => void): () => Promise<void> {
  let stopped = false
  const going = new Map<Round, Promise<void>>()
  const go = (round: Round) => {
    if (stopped || going.has(round)) return
    going.set(round, walk(round, () => stopped, log).finally(() => going.delete(round)))
  }
  const timers = rounds.map((round) => {
    const timer = setInterval(go, round.every * minute, round)
    timer.unref()
    return timer
  })
  for (const round of rounds) go(round)
  return async () => {
    stopped = true
    for (const timer of timers) clearInterval(timer)
    await Promise.all(going.values())
  }
}

async function walk({ name, work, whole }: Round, isOver: () => boolean, log: (line: string) => void): Promise<void> {
  try {
    await whole?.()
    for (const organisation of work ? await findOrganisations() : []) {
      if (isOver()) return
      await work?.(systemActor(organisation), () => !isOver())
    }
  } catch (error) {
    log(`The round "${name}" could not be finished (${error instanceof Error ? error.name : 'unknown'}); it is tried again later.`)
  }
}
