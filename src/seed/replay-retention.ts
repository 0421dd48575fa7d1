import { placeHold } from '../features/retention/index.ts'
import { idOf } from './ids.ts'
import type { Moment, Telling } from './telling.ts'

/** What holds the record of a carer in a story. */
export function replayRetention(telling: Telling): Moment[] {
  const carer = idOf(telling.world, 'carer', telling.carer.key)
  return (telling.carer.holds ?? []).map(({ key, daysAgo, by, reason, words }): Moment => ({
    daysAgo, clock: '16:45', by, work: (tx) => placeHold(tx, carer, { id: telling.id('hold', key), reason, words, lookOn: null }),
  }))
}
