import { agreeEmergencyPlan, answerEmergencyRemark, nameReader, placeCopy, remarkOnEmergencyPlan, writeEmergencyPlan } from '../features/emergency-plans/index.ts'
import { idOf } from './ids.ts'
import type { StoryEmergencyPlan } from './story-emergency-plan.ts'
import type { Moment, Telling } from './telling.ts'

/** What happens if they cannot care tomorrow, and what they want for later: each version, who agreed, where the copies are, who may see it. */
export function replayEmergencyPlans(telling: Telling): Moment[] {
  const plans = telling.carer.emergencyPlans ?? []
  return plans.flatMap((plan, index) => replayVersion(telling, plan, index, plans.slice(0, index).findLastIndex((one) => one.kind === plan.kind)))
}

function replayVersion({ id, day, world, carer: { key: carerKey } }: Telling, plan: StoryEmergencyPlan, index: number, before: number): Moment[] {
  const carer = idOf(world, 'carer', carerKey)
  const key = String(index + 1)
  const planId = id('emergency-plan', key)
  const parts = Object.entries(plan.parts).map(([part, told]) => ({ part: part as 'firstHour', ...(typeof told === 'string' ? { words: told } : told) }))
  const people = (plan.people ?? []).map(({ circle, name = '', card, ...one }) => ({ ...one, name, circle: circle ? id('circle-person', circle) : null, card: card ? 'on' as const : 'off' as const }))
  const { remark } = plan
  return [
    {
      daysAgo: plan.daysAgo, clock: '18:30', by: plan.by,
      work: (tx) => writeEmergencyPlan(tx, carer, {
        id: planId, kind: plan.kind, supersedes: before < 0 ? null : id('emergency-plan', String(before + 1)), standing: plan.standing, why: plan.why, writtenOn: day(plan.daysAgo), parts, people,
        decisions: plan.decisions?.map(({ what, byDaysAgo, asked }) => ({ what, asked, by: byDaysAgo === undefined ? null : day(byDaysAgo) })), cardName: plan.card?.name, cardLine: plan.card?.line, cardWhere: plan.card?.where,
      }),
    },
    ...(plan.agreed ?? []).map((one, at): Moment => ({
      daysAgo: one.daysAgo, clock: '18:40', by: plan.by,
      work: (tx) => agreeEmergencyPlan(tx, planId, { id: id('emergency-plan-agreement', key, String(at)), agreedBy: one.by, how: one.how, agreedOn: day(one.daysAgo) }),
    })),
    ...(plan.copies ?? []).map((one, at): Moment => ({
      daysAgo: one.daysAgo, clock: '18:50', by: plan.by,
      work: (tx) => placeCopy(tx, planId, { id: id('emergency-plan-copy', key, String(at)), holder: one.holder, form: one.form, how: one.how, copiedOn: day(one.daysAgo) }),
    })),
    ...(plan.readers ?? []).map((one, at): Moment => ({
      daysAgo: one.daysAgo, clock: '18:55', by: plan.by,
      work: (tx) => nameReader(tx, planId, { id: id('emergency-plan-reader', key, String(at)), reader: one.who, howTold: one.howTold, from: day(one.daysAgo) }, plan.kind === 'emergency' ? 'the emergency plan' : 'the future plan'),
    })),
    ...(remark ? [{ daysAgo: remark.daysAgo, clock: '19:00', by: plan.by, work: (tx) => remarkOnEmergencyPlan(tx, planId, { id: id('emergency-plan-remark', key), words: remark.words }) } satisfies Moment] : []),
    ...(remark?.answer ? [{ daysAgo: remark.daysAgo, clock: '19:10', by: plan.by, work: (tx) => answerEmergencyRemark(tx, id('emergency-plan-remark', key), { id: id('emergency-plan-remark-answer', key), words: remark.answer! }) } satisfies Moment] : []),
  ]
}
