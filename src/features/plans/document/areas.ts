import { lenses } from '../../../frameworks/lenses/index.ts'
import { packs } from '../../../frameworks/packs/index.ts'
import { inEnglish, type Tongue } from '../../../kernel/languages/tongue.ts'
import type { PlanContent, PlanOutcome } from '../content.ts'
import { lineOf } from '../last-plan/words.ts'
import { tell, written } from '../words.ts'

/** One area of an agreement in areas: what was agreed that stands here, with who does it, and then when that is looked at and whether it helped. */
export interface AreaRead { id: string; name: string; outcomes: PlanOutcome[]; lines: { of: (typeof linesOf)[number]; label: string; words: string }[] }

const linesOf = ['agreed', 'who', 'when', 'helped'] as const

/**
 * An agreement as its areas tell it (`frameworks/packs/coat.ts`): from what matters there and what was promised, or from what was answered in
 * words. What has a place in several areas stands once, in the first of them; the others say where. None where the plan is checked by something else.
 */
export function areasToRead(content: PlanContent, tongue: Tongue = inEnglish): AreaRead[] {
  const [pack, say, { own }] = [packInAreas(content), tell(tongue), tongue]
  const parts = lenses.find(({ id }) => id === pack?.lens)?.parts ?? []
  const called = (id: string) => written[tongue.tag]?.words[`area.${pack?.lens}.${id}`] ?? own(parts.find((part) => part.id === id)?.name ?? id)
  return parts.map(({ id }) => {
    const here = content.outcomes.filter((outcome) => homeOf(outcome) === id)
    const elsewhere = new Set(content.outcomes.flatMap((outcome) => outcome.areas?.includes(id) && homeOf(outcome) !== id ? [homeOf(outcome)!] : []))
    const answer = (what: string) => {
      const found = content.law?.answers.find(({ clause }) => clause === `${id}, ${what}`)
      return found && (found.kind === 'none' ? say('law.none', { words: own(found.words) }) : own(found.words))
    }
    const days = [...new Set(here.flatMap(({ promises }) => promises.flatMap(({ byDay }) => byDay ?? [])))].toSorted().map((day) => tongue.day(day))
    const again = here.length > 0 && content.reviewOn ? [say('area.again', { day: tongue.day(content.reviewOn) })] : []
    const words = {
      agreed: here.length > 0 ? null : elsewhere.size > 0 ? say('area.also', { areas: tongue.list([...elsewhere].map(called)) }) : answer('agreed') ?? say('area.nothing'),
      who: here.length > 0 ? here.some(({ promises }) => promises.length > 0) ? null : answer('who') ?? say('area.nothing') : elsewhere.size > 0 ? null : answer('who'),
      when: days.length + again.length > 0 ? [...days, ...again].join('; ') : answer('when'),
      helped: helpedIn(content, id, tongue) ?? answer('helped') ?? (content.lastPlan || elsewhere.size > 0 ? null : say('area.first')),
    }
    return { id, name: called(id), outcomes: here, lines: linesOf.flatMap((what) => words[what] ? [{ of: what, label: say(`area.${what}`), words: words[what] }] : []) }
  })
}

/** What was said since of what the last plan agreed in an area; of the same outcome it is not said a second time which. */
function helpedIn({ lastPlan, carer, outcomes }: PlanContent, area: string, tongue: Tongue): string | undefined {
  const told = (lastPlan?.outcomes ?? []).filter((one) => homeOf(one) === area && one.said.length > 0).map(({ outcome, statement, said }) => {
    const words = said.map((one) => tongue.own(lineOf(one, carer, tongue).words)).join(' ')
    return outcomes.filter((one) => homeOf(one) === area).length === 1 && outcomes.some((one) => one.outcome === outcome && homeOf(one) === area) ? words : `${tongue.own(statement)}: ${words}`
  })
  return told.length > 0 ? told.join(' ') : undefined
}

/** The one area in which an outcome stands: the first that has a place for it. */
function homeOf({ areas }: { areas?: readonly string[] }): string | undefined {
  return areas?.[0]
}

function packInAreas({ law }: Pick<PlanContent, 'law'>) {
  const pack = packs.find(({ id }) => id === law?.pack)
  return pack?.clauses.some(({ told }) => told === 'area-agreed') ? pack : undefined
}

/** Of an outcome of this plan or of the last one: whether it is told in an area, and so nowhere else. */
export function isToldInArea(content: Pick<PlanContent, 'law'>, outcome: { areas?: readonly string[] }): boolean {
  return packInAreas(content) !== undefined && homeOf(outcome) !== undefined
}

/** Whether this answer stands in an area already. */
export function standsInArea(content: Pick<PlanContent, 'law'>, clause: string): boolean {
  return packs.find(({ id }) => id === content.law?.pack)?.clauses.some(({ id, told, area }) => id === clause && area !== undefined && told.startsWith('area-') && told !== 'area-now') ?? false
}
