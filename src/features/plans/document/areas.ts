import { lenses } from '../../../frameworks/lenses/index.ts'
import { packs } from '../../../frameworks/packs/index.ts'
import { sayDay } from '../../../kernel/dates.ts'
import type { PlanContent } from '../content.ts'
import { lineOf } from '../last-plan/words.ts'
import { say } from '../words.ts'
import { outcomeReads, promiseWords } from './sentences.ts'

/** One area of an agreement in areas: what was agreed there, who does it, when that is looked at, and whether it helped. */
export interface AreaRead { name: string; lines: { label: string; words: string }[] }

/**
 * An agreement as its areas tell it (`frameworks/packs/coat.ts`): from what matters there and what was promised, or from what was answered in
 * words. None where the plan is checked by something else.
 */
export function areasToRead(content: PlanContent, copy: boolean): AreaRead[] {
  const pack = packs.find(({ id }) => id === content.law?.pack)
  if (!pack?.clauses.some(({ told }) => told === 'area-agreed')) return []
  const reads = outcomeReads(content, copy)
  return (lenses.find(({ id }) => id === pack.lens)?.parts ?? []).map(({ id, name }) => {
    const here = content.outcomes.filter(({ areas }) => areas?.includes(id))
    const answer = (what: string) => {
      const found = content.law?.answers.find(({ clause }) => clause === `${id}, ${what}`)
      return found && (found.kind === 'words' ? found.words : found.kind === 'none' ? say('law.none', { words: found.words }) : found.words)
    }
    const promises = here.flatMap((outcome) => outcome.promises)
    const again = content.reviewOn ? [say('area.again', { day: sayDay(content.reviewOn) })] : []
    const days = [...new Set(promises.flatMap(({ byDay }) => byDay ?? []))].toSorted().map((day) => sayDay(day))
    const helped = content.lastPlan?.outcomes.filter(({ areas, said }) => areas?.includes(id) && said.length > 0).map(({ said, statement }) => `${statement}: ${said.map((one) => lineOf(one, content.carer).words).join(' ')}`) ?? []
    const words = {
      agreed: here.length > 0 ? here.map(({ outcome }) => reads(outcome)).join('; ') : answer('agreed'),
      who: promises.length > 0 ? promises.map((promise) => `${promise.who}: ${promiseWords({ ...promise, byDay: null })}`).join('; ') : answer('who'),
      when: here.length > 0 && days.length + again.length > 0 ? [...days, ...again].join('; ') : answer('when'),
      helped: helped.length > 0 ? helped.join(' ') : answer('helped') ?? (content.lastPlan ? undefined : say('area.first')),
    }
    return { name, lines: (['agreed', 'who', 'when', 'helped'] as const).map((what) => ({ label: say(`area.${what}`), words: words[what] ?? say('area.nothing') })) }
  })
}

/** Whether this answer stands in an area already. */
export function standsInArea(content: Pick<PlanContent, 'law'>, clause: string): boolean {
  return packs.find(({ id }) => id === content.law?.pack)?.clauses.some(({ id, told, area }) => id === clause && area !== undefined && told.startsWith('area-') && told !== 'area-now') ?? false
}
