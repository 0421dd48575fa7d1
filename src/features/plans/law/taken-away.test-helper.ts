import type { Clause } from '../../../frameworks/packs/index.ts'
import type { checkPlan } from './check.ts'

export type Told = Parameters<typeof checkPlan>[1]
type Outcome = Told['outcomes'][number]

const inArea = ({ outcomes }: Told, { area }: Clause, made: (one: Outcome) => object): Outcome[] => outcomes.map((one) => (area === undefined || one.areas?.includes(area) ? { ...one, ...made(one) } : one))
const needsAs = ({ needed }: Told, of: (code: string) => boolean): Told['needed'] => needed && { ...needed, needs: needed.needs.map((one) => of(one.decision?.code ?? '') ? { ...one, met: [], supports: [] } : one) }
const notIn = <T extends { areas?: string[] }>(some: readonly T[], { area }: Clause): T[] => some.map((one) => ({ ...one, areas: one.areas?.filter((other) => other !== area) ?? [] }))

/** What is taken away from a plan so that it no longer tells this by itself: the one answer of the clause, and nothing else. */
export const takenAway: Record<Exclude<Clause['told'], 'answer'>, (content: Told, clause: Clause) => Told> = {
  'caring-now': (content) => ({ ...content, caringNow: null }),
  'able-and-willing': (content) => ({ ...content, caring: content.caring.map((one) => ({ ...one, willing: null })) }),
  'able': (content) => ({ ...content, caring: content.caring.map((one) => ({ ...one, able: null })) }),
  'willing': (content) => ({ ...content, caring: content.caring.map((one) => ({ ...one, willing: null })) }),
  'if-ill': (content) => ({ ...content, ifIllTomorrow: null, ahead: { ...content.ahead, emergency: undefined } }),
  'future': (content) => ({ ...content, ahead: { ...content.ahead, future: undefined } }),
  'outcomes': (content) => ({ ...content, talks: [] }),
  'what-helps': (content, clause) => ({ ...content, outcomes: inArea(content, clause, () => ({ promises: [] })) }),
  'in-the-way': (content, clause) => ({ ...content, outcomes: inArea(content, clause, () => ({ inTheWay: null })) }),
  'keeps-doing': (content) => ({ ...content, keepsDoing: null }),
  'look-again': (content) => ({ ...content, reviewOn: null, reviewSooner: null, triggers: [] }),
  'approved': (content) => ({ ...content, approved: false }),
  'needs': (content) => ({ ...content, needed: content.needed && { ...content.needed, needs: [], none: null } }),
  'eligible': (content) => ({ ...content, needed: needsAs(content, (code) => code === 'meets') }),
  'other-support': (content) => ({ ...content, needed: needsAs(content, (code) => code === 'does-not') }),
  'break': (content) => ({ ...content, needed: content.needed && { ...content.needed, break: null } }),
  'last-plan': (content) => ({ ...content, lastPlan: content.lastPlan && { ...content.lastPlan, outcomes: content.lastPlan.outcomes.map((one, at) => at === 0 ? { ...one, said: [] } : one) } }),
  // What belongs in several areas is taken out of this one only.
  'area-helped': (content, clause) => ({ ...content, lastPlan: content.lastPlan && { ...content.lastPlan, outcomes: notIn(content.lastPlan.outcomes, clause) } }),
  'area-now': (content, clause) => ({ ...content, outcomes: content.outcomes.flatMap((one) => [{ ...one, areas: one.areas?.filter((area) => area !== clause.area) ?? [] }, { ...one, areas: one.areas?.filter((area) => area === clause.area) ?? [], nearBank: null }]) }),
  'area-agreed': (content, clause) => ({ ...content, outcomes: notIn(content.outcomes, clause) }),
  'area-who': (content, clause) => ({ ...content, outcomes: [...notIn(content.outcomes, clause), ...content.outcomes.flatMap((one) => one.areas?.includes(clause.area!) ? [{ ...one, areas: [clause.area!], promises: [] }] : [])] }),
  'area-when': (content, clause) => ({ ...content, reviewOn: null, outcomes: [...notIn(content.outcomes, clause), ...content.outcomes.flatMap((one) => one.areas?.includes(clause.area!) ? [{ ...one, areas: [clause.area!], promises: one.promises.map((promise) => ({ ...promise, byDay: null })) }] : [])] }),
}
