import { findLines, makeCopy, stepCopy } from '../features/copies/index.ts'
import { idOf } from './ids.ts'
import type { Moment, Telling } from './telling.ts'

/** The copies that people in a story had made for somebody: which lines stand on them, how they read there, and who has them. */
export function replayCopies({ id, day, world, carer: { key: carerKey, callName, copies = [] } }: Telling): Moment[] {
  const carer = idOf(world, 'carer', carerKey)
  return copies.flatMap((one): Moment[] => {
    const copy = id('copy', one.key)
    return [
      {
        daysAgo: one.daysAgo, clock: '21:10', by: one.by,
        work: async (tx) => {
          const { offers, hash } = await findLines(tx, carer, one.kind)
          // A line is told by words that stand in it, the way somebody would point at it.
          const chosen = one.lines.map(({ says, as }) => {
            const offer = offers.find(({ label, words, section }) => `${section} ${label ?? ''} ${words}`.includes(says))
            if (!offer) throw new Error(`No line of ${callName}’s says “${says}”, but: ${offers.map(({ words }) => words).join(" | ")}`)
            return { key: offer.key, as: as ?? null }
          })
          await makeCopy(tx, carer, {
            id: copy, kind: one.kind, title: one.title, name: one.name ?? null, whom: one.whom, form: one.form, language: 'en-GB', reach: 'record', seen: hash,
            choose: chosen.map(({ key }) => key), as: Object.fromEntries(chosen.map(({ key, as }) => [key, as])), own: one.own ?? {}, headings: {},
          })
        },
      },
      ...(one.given ?? []).map((given, at): Moment => ({
        daysAgo: given.daysAgo, clock: '21:20', by: one.by, work: (tx) => stepCopy(tx, copy, { id: id('copy-step', one.key, String(at)), step: 'given', whom: given.to, how: given.how, why: given.why, withheld: given.withheld, withheldWhy: given.withheldWhy, on: day(given.daysAgo) }),
      })),
    ]
  })
}
