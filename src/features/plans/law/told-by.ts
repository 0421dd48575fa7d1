import type { Clause } from '../../../frameworks/packs/index.ts'
import { needsToRead, noneToRead } from '../../needs/index.ts'
import type { PlanContent } from '../content.ts'
import { areasToRead } from '../document/areas.ts'

/**
 * What in the plan tells a clause, where one and the same thing tells several: the decision about each need tells what is given because it must be
 * and what is given all the same; one day to look again tells every area in which something is agreed. In the words in which it stands in the plan.
 */
export function toldBy({ told, area }: Clause, content: PlanContent): { label: string | null; words: string }[] {
  if (told === 'eligible' || told === 'other-support') {
    const none = noneToRead(content.needed)
    if (none) return [none]
    return needsToRead(content.needed, content.carer, () => '').map(({ words, lines }) => ({ label: words, words: lines.at(-1)?.label ?? '' }))
  }
  return told === 'area-when' ? areasToRead(content).filter(({ id }) => id === area).flatMap(({ lines }) => lines.filter((line) => line.of === 'when')) : []
}
