import { packs } from '../../../frameworks/packs/index.ts'
import { nearer, type Tongue } from '../../../kernel/languages/tongue.ts'
import type { PlanContent } from '../content.ts'

/** The parts of a plan's document, in the order in which a grown-up finds them. */
const inOrder = ['now', 'matters', 'areas', 'promises', 'needed', 'keeps', 'ill', 'future', 'last', 'again', 'law'] as const
/** What is a young carer's own comes first; what the law asks besides, and how it is decided, after it. Nothing is left out. */
const youngFirst = ['matters', 'areas', 'promises', 'keeps', 'ill', 'again', 'somebody', 'now', 'needed', 'future', 'last', 'law'] as const
export type PartName = (typeof inOrder)[number] | (typeof youngFirst)[number]

/**
 * Whether a plan is a young carer's. Told by the pack it was checked by, which is frozen with its words, and never by how old its carer is by now:
 * so it reads the same as long as it is kept (`docs/decisions/0050-a-young-carers-plan-says-their-name.md`).
 */
export function isYoungPlan({ law }: Pick<PlanContent, 'law'>): boolean {
  return packs.some(({ id, young }) => young === true && id === law?.pack)
}

/** Which parts a plan has, in their order: the same on page and paper. */
export function partsFor(content: Pick<PlanContent, 'law'>): readonly PartName[] {
  return isYoungPlan(content) ? youngFirst : inOrder
}

/** How a plan is told to its reader: to a child in nearer words, where we have them (`young.…` in words.en.json). */
export function tongueFor(content: Pick<PlanContent, 'law'>, tongue: Tongue): Tongue {
  return isYoungPlan(content) ? nearer(tongue) : tongue
}
