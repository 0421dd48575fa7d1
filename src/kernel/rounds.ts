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
  work?: (actor: SystemActor) => Promise<void>
  whole?: () => Promise<unknown>
}

const minute = 60_000

/**
 * Go on these rounds until the returned function is called; it waits for the one that is under way. A round that fails is told
 * in the log by its name and the kind of fault alone, and is tried again at its next time; the others go on.
 */
export function startRounds(rounds: readonly Round[], log: (line: string) => void): () => Promise<void> {
  let stopped = false
  let going: Promise<void> = Promise.resolve()
  const go = (round: Round) => {
    going = going.then(() => stopped ? undefined : walk(round, () => stopped, log))
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
    await going
  }
}

async function walk({ name, work, whole }: Round, isOver: () => boolean, log: (line: string) => void): Promise<void> {
  try {
    await whole?.()
    for (const organisation of work ? await findOrganisations() : []) {
      if (isOver()) return
      await work?.(systemActor(organisation))
    }
  } catch (error) {
    log(`The round "${name}" could not be finished (${error instanceof Error ? error.name : 'unknown'}); it is tried again later.`)
  }
}
