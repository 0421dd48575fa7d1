import { considerBreak, decideEligibility, recordNeed, sayArea, sayHowMet, sayNoneFound, type Step, supportNeed } from '../features/needs/index.ts'
import { idOf } from './ids.ts'
import type { StoryNeed } from './story-needs.ts'
import type { Moment, Telling } from './telling.ts'

/* Written up in the evening, after the promises of the day and before its plan. */
const clocks = { need: '20:12', met: '20:14', supports: '20:15', area: '20:16', decision: '20:17', other: '20:18' } as const

/** What is needed for what, how it is met, the seven areas, what was decided, and breaks. */
export function replayNeeds(telling: Telling): Moment[] {
  const { carer, id, day, world } = telling
  const record = idOf(world, 'carer', carer.key)
  return [
    ...(carer.needs ?? []).flatMap((need) => replayNeed(telling, record, need)),
    ...(carer.noNeed ? [carer.noNeed] : []).map(({ daysAgo, by, words }): Moment => ({ daysAgo, clock: clocks.other, by, work: (tx) => sayNoneFound(tx, record, { id: id('need-statement'), standing: 'none-found', words, on: day(daysAgo) }) })),
    ...(carer.areas ?? []).map(({ daysAgo, by, ...said }, index): Moment => ({ daysAgo, clock: clocks.area, by, work: (tx) => sayArea(tx, record, { id: id('area', String(index)), ...said, on: day(daysAgo) }) })),
    ...(carer.breaks ?? []).map(({ daysAgo, by, ...said }, index): Moment => ({ daysAgo, clock: clocks.other, by, work: (tx) => considerBreak(tx, record, { id: id('break', String(index)), ...said, on: day(daysAgo) }) })),
  ]
}

function replayNeed({ id, day }: Telling, record: string, need: StoryNeed): Moment[] {
  const { key, by, decision } = need
  const own = id('need', key)
  const moments: Moment[] = [{
    daysAgo: need.daysAgo, clock: clocks.need, by,
    work: (tx) => recordNeed(tx, record, {
      id: own, versionId: id('need-version', key), words: need.words, outcomes: need.outcomes.map((outcome) => id('outcome', outcome)), conversation: need.conversation ? id('conversation', need.conversation) : null, from: day(need.daysAgo),
    }),
  }]
  for (const [index, { daysAgo, ways, why }] of (need.met ?? []).entries()) {
    const asked = Object.fromEntries(Object.entries(ways).map(([step, said]) => [step, { id: id('need-step', key, String(index), step), amount: said.amount, words: said.words ?? null }])) as Partial<Record<Step, { id: string; amount: 'all' | 'some' | 'none'; words: string | null }>>
    moments.push({ daysAgo, clock: clocks.met, by, work: (tx) => sayHowMet(tx, own, { on: day(daysAgo), why, steps: asked }) })
  }
  for (const { action, forWhom, ...rest } of need.supports ?? []) {
    moments.push({ daysAgo: need.daysAgo, clock: clocks.supports, by, work: (tx) => supportNeed(tx, own, { id: id('need-support', key, action), action: id('action', action), forWhom: forWhom ?? 'carer', ...rest }) })
  }
  if (decision) moments.push({ daysAgo: decision.daysAgo, clock: clocks.decision, by, work: (tx) => decideEligibility(tx, own, { id: id('decision', key), ...decision, on: day(decision.daysAgo) }) })
  return moments
}
