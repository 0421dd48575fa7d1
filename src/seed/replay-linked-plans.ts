import { layCopy, linkPlans, makeLinkCode } from '../features/linked-plans/index.ts'
import { idOf } from './ids.ts'
import type { Moment, Telling } from './telling.ts'

/** Codes that one carer of a world was given, until the other gives them in. */
const handedOver = new Map<string, { code: string; carer: string; lays: string | null }>()

/** Two who care for each other: one makes a code, the other gives it in, and each lays a copy beside the other's plan. */
export function replayLinkedPlans({ id, world, carer: { key, linkedPlan } }: Telling): Moment[] {
  if (!linkedPlan) return []
  const { daysAgo, by, code, called, howTold, takes, lays } = linkedPlan
  const carer = idOf(world, 'carer', key)
  const place = `${world}:${code}`
  const copy = lays === undefined ? null : id('copy', lays)
  if (!takes) {
    return [{
      daysAgo, clock: '21:30', by,
      work: async (tx) => { handedOver.set(place, { code: (await makeLinkCode(tx, carer, { id: id('link-code', code), called, howTold }))!, carer, lays: copy }) },
    }]
  }
  return [{
    daysAgo, clock: '21:40', by,
    work: async (tx) => {
      const other = handedOver.get(place)
      if (!other) throw new Error(`Nobody made the code “${code}” before it was taken.`)
      const link = id('linked-plan', code)
      await linkPlans(tx, carer, { id: link, code: other.code, called, howTold })
      if (copy) await layCopy(tx, carer, link, { id: id('linked-plan-step', code, 'own'), copy })
      if (other.lays) await layCopy(tx, other.carer, link, { id: id('linked-plan-step', code, 'other'), copy: other.lays })
    },
  }]
}
