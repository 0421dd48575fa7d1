import { sayDay } from '../../../kernel/dates.ts'
import { SideList } from '../../../kernel/ui/index.ts'
import type { Given } from '../giving/queries.ts'
import type { Plan, Remark } from '../queries.ts'
import { say, sayList } from '../words.ts'

interface Section { carer: string; plans: readonly Plan[]; /** Who was given what, as `findGiven` gives it. */ given: readonly Given[]; remarks: number | readonly Remark[]; today: string; mayWrite?: boolean; /** A planned review talk, if there is one: it counts before the plan's own day. */ nextLook?: string }

/** The plan in the margin of a carer's page. `plans` as `findPlans` gives them; `remarks` wait for an answer. */
export function PlanSection({ carer, plans, given, remarks, today, mayWrite = true, nextLook }: Section) {
  const current = plans.find((plan) => plan.current)
  const draft = plans.find((plan) => !plan.agreement && !plan.superseded && plan.sequence > (current?.sequence ?? 0))
  const [waiting, where] = typeof remarks === 'number' ? [remarks, current?.id] : [remarks.length, remarks[0]?.plan]
  const names = [...new Set(given.filter(({ plan, of }) => of === 'plan' && plan === current?.id).toReversed().map(({ to }) => to))]
  const look = nextLook && nextLook >= today ? nextLook : current?.reviewOn
  const next = look && (look < today ? say('section.past', { day: sayDay(look, today) }) : current?.reviewSooner
    ? say('section.next.sooner', { day: sayDay(look, today), sooner: current.reviewSooner.replace(/[.\s]+$/, '') }) : say('section.next', { day: sayDay(look, today) }))
  return (
    <SideList title={say('section.title')}>
      {current && (
        <p>
          {say('section.agreed', { day: sayDay(current.agreement!.onDay, today) })} <a href={`/plans/${current.id}`}>{say('section.read')}</a> {say('section.or')} <a href={`/plans/${current.id}/print`}>{say('section.print')}</a>.
          <br />
          <small>
            {names.length > 0 ? say('section.copy', { names: sayList(names), count: names.length }) : say('section.copy.none')}
            {next && <> {next}</>}
          </small>
        </p>
      )}
      {waiting > 0 && where && <p><a href={`/plans/${where}#remarks`}>{say('section.remarks', { count: waiting })}</a></p>}
      {draft && <p>{say('section.draft')} <a href={`/plans/${draft.id}`}>{say('section.draft.read')}</a></p>}
      {plans.length === 0 && <p>{say('section.none')} {mayWrite && <a href={`/carers/${carer}/plans/new`}>{say('section.start')}</a>}</p>}
      {plans.length > 1 && <p><a href={`/carers/${carer}/plans`}>{say('section.all')}</a></p>}
    </SideList>
  )
}
