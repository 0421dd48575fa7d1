import { recordDifference, standNow } from '../features/differences/index.ts'
import { idOf } from './ids.ts'
import type { Moment, Telling } from './telling.ts'

/** What people in a story see differently, and what became of it. */
export function replayDifferences(telling: Telling): Moment[] {
  const carer = idOf(telling.world, 'carer', telling.carer.key)
  return (telling.carer.differences ?? []).flatMap((one): Moment[] => {
    const id = telling.id('difference', one.key)
    const [first, second] = one.views.map((view, index) => ({ ...view, id: telling.id('difference-view', one.key, String(index)) }))
    return [
      {
        daysAgo: one.daysAgo, clock: '17:30', by: one.by,
        work: (tx) => recordDifference(tx, carer, {
          id, topic: one.topic, on: telling.day(one.daysAgo), reach: 'own', conversation: one.conversation ? telling.id('conversation', one.conversation) : null,
          outcome: one.outcome ? telling.id('outcome', one.outcome) : null, views: [first!, second!],
        }),
      },
      ...one.stands.map((stand, index): Moment => ({
        daysAgo: stand.daysAgo, clock: `17:${31 + index}`, by: one.by,
        work: (tx) => standNow(tx, id, { id: telling.id('difference-step', one.key, String(index)), step: stand.step, words: stand.words, decides: stand.decides, goingTo: stand.goingTo }),
      })),
    ]
  })
}
