import { answerAction, recordAction } from '../features/actions/index.ts'
import { openOwnSpace } from '../features/own-spaces/index.ts'
import { agreePlan, answerClause, answerRemark, choosePack, draftPlan, getPlan, issuePlan, readContent, remarkOnPlan, sayHappened } from '../features/plans/index.ts'
import { giveReasonForTime } from '../features/timescales/index.ts'
import { addDays } from '../kernel/clock.ts'
import { idOf } from './ids.ts'
import type { StoryPlan } from './story.ts'
import type { Moment, Telling } from './telling.ts'

/*
 * Promises and plans are written up in the evening, after the talks of the day. On one day a remark about the last plan comes
 * before the plan that puts it right.
 */
const clocks = { action: '20:00', answer: '20:10', remark: '20:20', remarkAnswer: '20:25', plan: '20:30', pack: '20:32', law: '20:35', agreed: '20:40', issued: '20:50', happened: '20:55', account: '21:00' } as const

/** What was promised and how it went, the plans, who agreed them, who has a copy and what was said about it; the carer's own page. */
export function replayPlans(telling: Telling): Moment[] {
  return [...replayActions(telling), ...telling.carer.plans.flatMap((plan, index) => replayPlan(telling, plan, index)), ...replayOwnPage(telling)]
}

function replayActions(telling: Telling): Moment[] {
  const { carer, id, worker, day } = telling
  return carer.actions.flatMap((action): Moment[] => {
    const by = action.worker ?? carer.workers[0] ?? ''
    const said: Moment = {
      daysAgo: action.daysAgo, clock: clocks.action, by,
      work: (tx) => recordAction(tx, carerId(telling), {
        id: id('action', action.key), what: action.what, owner: action.owner, who: action.who, person: action.circle ? id('circle-person', action.circle) : null, worker: action.worker ? worker(action.worker) : null,
        outcome: action.outcome ? id('outcome', action.outcome) : null, by: action.byDaysAgo === undefined ? null : day(action.byDaysAgo),
      }),
    }
    const { done } = action
    if (!done) return [said]
    const answered: Moment = {
      daysAgo: done.daysAgo, clock: clocks.answer, by,
      work: (tx) => answerAction(tx, id('action', action.key), { id: id('action-answer', action.key), answer: done.answer, words: done.words, on: day(done.daysAgo) }),
    }
    return [said, answered]
  })
}

function replayPlan(telling: Telling, plan: StoryPlan, index: number): Moment[] {
  const { id, day } = telling
  const key = String(index + 1)
  const planId = id('plan', key)
  const { agreed, remark } = plan
  const drafted: Moment = {
    daysAgo: plan.daysAgo, clock: clocks.plan, by: plan.by,
    work: (tx) => draftPlan(tx, carerId(telling), {
      id: planId, madeOn: day(plan.daysAgo), caringNow: plan.caringNow, keepsDoing: plan.keepsDoing, ifIllTomorrow: plan.ifIllTomorrow,
      review: addDays(day(plan.daysAgo), plan.reviewInDays), reviewSooner: plan.sooner, triggers: plan.triggers, actions: plan.actions.map((action) => id('action', action)),
      outcomes: plan.outcomes.map((outcome) => ({ outcome: id('outcome', outcome), onThisCopy: plan.onThisCopy?.[outcome] ?? null, inTheWay: plan.inTheWay?.[outcome] ?? null })),
    }),
  }
  const moments = [drafted]
  const { pack } = plan
  if (pack) moments.push({ daysAgo: plan.daysAgo, clock: clocks.pack, by: plan.by, work: (tx) => choosePack(tx, planId, { id: id('plan-pack', key), pack }) })
  for (const [clause, { kind, words }] of Object.entries(plan.law ?? {})) {
    moments.push({ daysAgo: plan.daysAgo, clock: clocks.law, by: plan.by, work: (tx) => answerClause(tx, planId, { id: id('plan-answer', key, clause), clause, kind: kind ?? 'words', words }) })
  }
  if (agreed) {
    moments.push({
      daysAgo: agreed.daysAgo, clock: clocks.agreed, by: plan.by,
      work: async (tx) => {
        const { hash } = await readContent(tx, (await getPlan(tx, planId)).plan)
        await agreePlan(tx, planId, { id: id('plan-agreement', key), agreedBy: agreed.by, how: agreed.how, comment: agreed.comment, on: day(agreed.daysAgo), seen: hash })
      },
    })
  }
  for (const [order, issue] of (plan.issued ?? []).entries()) {
    moments.push({
      daysAgo: issue.daysAgo, clock: clocks.issued, by: plan.by,
      work: (tx) => issuePlan(tx, planId, { id: id('plan-issue', key, String(order + 1)), to: issue.to, form: formOf(issue.how), how: issue.how, issued: day(issue.daysAgo), what: issue.what, why: issue.why, withheld: issue.withheld, withheldWhy: issue.withheldWhy }),
    })
  }
  for (const [order, one] of (plan.happened ?? []).entries()) {
    moments.push({ daysAgo: one.daysAgo, clock: clocks.happened, by: plan.by, work: (tx) => sayHappened(tx, planId, { id: id('plan-happening', key, String(order + 1)), whatHappened: one.kind, happened: one.words, happenedOn: day(one.daysAgo) }) })
  }
  const { late } = plan
  if (late) {
    const dueOn = addDays(day(plan.daysAgo), plan.reviewInDays)
    moments.push({ daysAgo: late.daysAgo, clock: clocks.happened, by: plan.by, work: (tx) => giveReasonForTime(tx, carerId(telling), { id: id('time-reason', key), time: 'review', dueOn, lateWords: late.words, instead: late.inDays === undefined ? null : day(-late.inDays) }) })
  }
  if (remark) {
    const remarkId = id('plan-remark', key)
    // What is only a draft she heard read out; her worker wrote down what she said to it.
    const by = agreed && remark.daysAgo < agreed.daysAgo ? 'carer' : plan.by
    moments.push({ daysAgo: remark.daysAgo, clock: clocks.remark, by, work: (tx) => remarkOnPlan(tx, planId, { id: remarkId, words: remark.words }) })
    const { answer } = remark
    if (answer) moments.push({ daysAgo: remark.daysAgo, clock: clocks.remarkAnswer, by: plan.by, work: (tx) => answerRemark(tx, remarkId, { id: id('plan-remark-answer', key), words: answer }) })
  }
  return moments
}

function formOf(how: string) {
  if (/recording|read out|played/i.test(how)) return 'read-aloud'
  if (/large print/i.test(how)) return 'large-print'
  return /phone|mail/i.test(how) ? 'pdf' : 'print'
}

/** The one carer whose sign-in link is printed has a page of her own, from the day after her first plan was agreed. */
function replayOwnPage(telling: Telling): Moment[] {
  const { carer, world, carerLink } = telling
  if (carer.key !== carerLink) return []
  const agreed = carer.plans.find((plan) => plan.agreed)?.agreed?.daysAgo ?? carer.firstContact.daysAgo
  return [{
    daysAgo: agreed, clock: clocks.account, by: carer.workers[0] ?? carer.firstContact.by,
    work: (tx) => openOwnSpace(tx, carerId(telling), { id: idOf(world, 'account', carer.key), name: carer.callName, email: carer.email ?? `${carer.key}@example.org` }),
  }]
}

function carerId({ world, carer }: Telling): string {
  return idOf(world, 'carer', carer.key)
}
