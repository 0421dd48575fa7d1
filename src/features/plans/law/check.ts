import { type Clause, type Pack, packAs, packIds, type Telling } from '../../../frameworks/packs/index.ts'
import { isTellingBreak, isTellingEligible, isTellingNeeds, isTellingOther } from '../../needs/index.ts'
import type { PlanContent, PlanOutcome } from '../content.ts'
import type { Plan } from '../queries.ts'
import type { PlanAnswer } from './queries.ts'

/**
 * How a clause stands: the record tells it, it was answered in words, there is none, it does not apply, it is not asked of a first plan, it is
 * missing, or it waits: what would tell it is itself missing, so that it is no second missing thing.
 */
export type Standing = 'told' | 'words' | 'none' | 'not-applicable' | 'not-asked' | 'missing' | 'waiting'
export interface Checked { clause: Clause; standing: Standing; words: string | null }

type Told = Pick<PlanContent, 'caringNow' | 'caring' | 'ifIllTomorrow' | 'ahead' | 'outcomes' | 'talks' | 'needed' | 'keepsDoing' | 'reviewOn' | 'reviewSooner' | 'triggers' | 'lastPlan'> & {
  /** Another authority approved it: a row beside the plan, since that comes after its words are frozen. */
  approved?: boolean
}

const each = (one: readonly PlanOutcome[], holds: (outcome: PlanOutcome) => boolean) => one.length > 0 && one.every(holds)
const inArea = ({ outcomes }: Told, { area }: Clause) => outcomes.filter(({ areas }) => area !== undefined && areas?.includes(area))

/** Whether the plan tells it by itself, from what was written in it and in the record. */
const isTold: Record<Exclude<Telling, 'answer'>, (content: Told, clause: Clause) => boolean> = {
  'caring-now': ({ caringNow }) => caringNow !== null,
  // Two separate answers for each person cared for: able is not willing.
  'able-and-willing': ({ caring }) => caring.length > 0 && caring.every(({ able, willing }) => able !== null && willing !== null),
  'able': ({ caring }) => caring.length > 0 && caring.every(({ able }) => able !== null),
  'willing': ({ caring }) => caring.length > 0 && caring.every(({ willing }) => willing !== null),
  // The emergency plan tells it, or the plan's own words where there is none. That there is none yet is an answer as well.
  'if-ill': ({ ifIllTomorrow, ahead }) => ifIllTomorrow !== null || ahead?.emergency?.tells === true,
  'future': ({ ahead }) => ahead?.future?.tells === true,
  // Found in a talk (SSI 2018/109, regs 2 and 3).
  'outcomes': ({ outcomes, talks }) => outcomes.length > 0 && talks.length > 0,
  // Under every outcome something helps across: who does what.
  'what-helps': ({ outcomes }) => each(outcomes, ({ promises }) => promises.length > 0),
  'in-the-way': ({ outcomes }) => outcomes.some(({ inTheWay }) => inTheWay !== null),
  'keeps-doing': ({ keepsDoing }) => keepsDoing !== null,
  'look-again': ({ reviewOn, reviewSooner, triggers = [] }) => reviewOn !== null || reviewSooner !== null || triggers.length > 0,
  'approved': ({ approved }) => approved === true,
  // From the rows of the room of needs: what people wrote down and decided. Nothing is decided here.
  'needs': ({ needed }) => isTellingNeeds(needed),
  'eligible': ({ needed }) => isTellingEligible(needed),
  'other-support': ({ needed }) => isTellingOther(needed),
  'break': ({ needed }) => isTellingBreak(needed),
  // Said since for every outcome of the last plan (s.9(2), s.15(2)).
  'last-plan': ({ lastPlan }) => lastPlan !== undefined && lastPlan.outcomes.length > 0 && lastPlan.outcomes.every(({ said }) => said.length > 0),
  'area-helped': ({ lastPlan }, { area }) => { const there = lastPlan?.outcomes.filter(({ areas }) => area !== undefined && areas?.includes(area)) ?? []; return there.length > 0 && there.every(({ said }) => said.length > 0) },
  // How it is now, under something that matters there.
  'area-now': (content, clause) => inArea(content, clause).some(({ nearBank }) => nearBank !== null),
  'area-agreed': (content, clause) => inArea(content, clause).length > 0,
  'area-who': (content, clause) => each(inArea(content, clause), ({ promises }) => promises.length > 0),
  // A day for each promise, or one day for all of it.
  'area-when': (content, clause) => inArea(content, clause).length > 0 && (content.reviewOn !== null || each(inArea(content, clause), ({ promises }) => promises.length > 0 && promises.every(({ byDay }) => byDay !== null))),
}

/** What is told only by way of something else: how needs are met by the needs, and those by what matters, which each of them is for. */
export const waitsFor: Partial<Record<Telling, 'needs' | 'outcomes'>> = {
  'eligible': 'needs', 'other-support': 'needs', 'needs': 'outcomes', 'what-helps': 'outcomes', 'in-the-way': 'outcomes', 'area-now': 'outcomes',
}

/** How each clause of a pack stands for a plan. `sequence` is 1 for somebody’s first plan. */
export function checkPlan(pack: Pack, { law, ...content }: Told & { law?: { answers: readonly PlanAnswer[] } }, sequence: number): Checked[] {
  const stand = (clause: Clause): Checked => {
    if (clause.later && sequence < 2) return { clause, standing: 'not-asked', words: null }
    if (clause.told !== 'answer' && isTold[clause.told](content, clause)) return { clause, standing: 'told', words: null }
    const answer = law?.answers.find((one) => one.clause === clause.id && leavesRoomFor(clause, one.kind))
    return answer ? { clause, standing: answer.kind, words: answer.words } : { clause, standing: isWaiting(clause) ? 'waiting' : 'missing', words: null }
  }
  // An outcome that was not found in a talk is one all the same: what hangs on it can be told.
  const isWaiting = ({ told }: Clause): boolean => {
    const first = waitsFor[told]
    const source = first && (first === 'needs' || content.outcomes.length === 0) ? pack.clauses.find((one) => one.told === first) : undefined
    return source !== undefined && ['missing', 'waiting'].includes(stand(source).standing)
  }
  return pack.clauses.map((clause): Checked => {
    const first = pack.clauses.find(({ id }) => id === clause.following)
    // Who does it is asked only of what was agreed.
    if (first && !['told', 'words'].includes(stand(first).standing)) return { clause, standing: 'not-asked', words: null }
    return stand(clause)
  })
}

/** The answers that stand in a plan: those of its pack, in its order, for what the plan does not tell by itself. */
export function answersIn(pack: Pack, content: Told, given: readonly PlanAnswer[]): (PlanAnswer & { heading: string; none?: string })[] {
  return checkPlan(pack, { ...content, law: { answers: given } }, Infinity).flatMap(({ clause, standing, words }) =>
    words !== null && (standing === 'words' || standing === 'none' || standing === 'not-applicable') ? [{ clause: clause.id, heading: clause.heading, kind: standing, words, ...(standing === 'none' && clause.noneSaid ? { none: clause.noneSaid } : {}) }] : [])
}

/** Which answers a clause takes: words always; none and not applicable only where the law leaves room for them. */
export function leavesRoomFor(clause: Clause, kind: PlanAnswer['kind']): boolean {
  return kind === 'none' ? clause.none === true : kind === 'not-applicable' ? clause.notApply === true : true
}

/** By which pack a plan is checked: the version that stood in it, which an agreed plan keeps; none for one agreed before there was a check. */
export function packOf({ law, madeOn }: Pick<PlanContent, 'law' | 'madeOn'>): Pack | undefined {
  const id = packIds.find((one) => one === law?.pack)
  return id && packAs(id, law?.version ?? madeOn, law?.changes ?? [], law?.edition)
}

type Planned = Pick<Plan, 'sequence' | 'approvals'>

/** A plan clause by clause, with what stands beside it; undefined where nothing is checked. */
export function checkOf(content: PlanContent, { sequence, approvals }: Planned): { pack: Pack; checked: Checked[] } | undefined {
  const pack = packOf(content)
  return pack && { pack, checked: checkPlan(pack, { ...content, approved: approvals.length > 0 }, sequence) }
}

/** What is missing yet, by what it is called in the plan; undefined where nothing is checked. */
export function findMissing(content: PlanContent, plan: Planned): string[] | undefined {
  return checkOf(content, plan)?.checked.filter(({ standing }) => standing === 'missing').map(({ clause }) => clause.heading)
}

/** How many more are told once something that is missing is there; undefined where nothing is checked. */
export function countWaiting(content: PlanContent, plan: Planned): number | undefined {
  return checkOf(content, plan)?.checked.filter(({ standing }) => standing === 'waiting').length
}

/** Another authority must approve it before it is given, and nobody has written down that it did, or why it need not. */
export function waitsForApproval(content: PlanContent, plan: Planned): boolean {
  return checkOf(content, plan)?.checked.some(({ clause, standing }) => clause.told === 'approved' && standing === 'missing') ?? false
}
