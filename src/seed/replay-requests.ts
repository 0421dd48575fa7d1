import { stepRequest, writeRequest } from '../features/requests/index.ts'
import { idOf } from './ids.ts'
import type { Moment, Telling } from './telling.ts'

/** What a carer in a story asked of her record, and what became of it. */
export function replayRequests(telling: Telling): Moment[] {
  const carer = idOf(telling.world, 'carer', telling.carer.key)
  return (telling.carer.requests ?? []).flatMap((one): Moment[] => {
    const id = telling.id('request', one.key)
    return [
      {
        daysAgo: one.daysAgo, clock: '10:15', by: one.by,
        work: (tx) => writeRequest(tx, carer, { id, kind: one.kind, receivedOn: telling.day(one.daysAgo), how: one.how, askedBy: null, authority: null, words: one.words }),
      },
      ...(one.steps ?? []).map((step, index): Moment => ({
        daysAgo: step.daysAgo, clock: `10:${16 + index}`, by: one.by,
        work: (tx) => stepRequest(tx, id, { id: telling.id('request-step', one.key, String(index)), kind: step.kind, onDay: telling.day(step.daysAgo), words: step.words ?? null }),
      })),
    ]
  })
}
