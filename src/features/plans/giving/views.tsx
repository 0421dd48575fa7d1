import { sayDay } from '../../../kernel/dates.ts'
import { Button, DateInput, Details, Input, Quiet, Radios, SideList, Textarea } from '../../../kernel/ui/index.ts'
import { boxes, typed } from '../filled.ts'
import type { PlanPageProps } from '../plan-page.tsx'
import type { Issue } from '../queries.ts'
import { issueForms } from '../schema.ts'
import { say } from '../words.ts'

/** Who has approved it, where the law asks for that; who has a copy, of what and why; and the forms for both. */
export function Giving(props: PlanPageProps & { today: string }) {
  const { plan, mayWrite, giving: { answers, errors, open }, today, needsApproval } = props
  return (
    <>
      {(needsApproval || props.approving.errors || plan.approvals.length > 0) && <Approving {...props} />}
      <div id="copies">
        <SideList title={say('copies')} items={plan.issues.map((issue) => <Copy issue={issue} today={today} />)}>
          {plan.issues.length === 0 && <Quiet>{say('copies.none')}</Quiet>}
        </SideList>
        {mayWrite && plan.agreement && (
          <Details summary={say('give')} open={Boolean(errors) || open}>
            {needsApproval && <p>{say('give.unapproved')}</p>}
            <form method="post" action={`/plans/${plan.id}/issues`} novalidate>
              <input type="hidden" name="id" value={typed(answers, 'id')} />
              <Input name="to" label={say('give.to')} value={typed(answers, 'to')} error={errors?.to} />
              <Radios name="form" legend={say('give.form')} small value={typed(answers, 'form')} error={errors?.form} items={issueForms.map((value) => ({ value, text: say(`form.${value}`) }))} />
              <Input name="how" id="how-given" label={say('give.how')} hint={say('give.how.hint')} value={typed(answers, 'how')} error={errors?.how} />
              <DateInput id="issued" namePrefix="issued" legend={say('give.on')} values={boxes(answers, 'issued')} error={errors?.issued} />
              <p>{say('give.others')}</p>
              <Input name="what" label={say('give.what')} hint={say('give.what.hint')} value={typed(answers, 'what')} error={errors?.what} />
              <Input name="why" label={say('give.why')} hint={say('give.why.hint')} value={typed(answers, 'why')} error={errors?.why} />
              <Input name="withheld" label={say('give.withheld')} hint={say('give.withheld.hint')} value={typed(answers, 'withheld')} error={errors?.withheld} />
              <Input name="withheldWhy" label={say('give.withheldWhy')} value={typed(answers, 'withheldWhy')} error={errors?.withheldWhy} />
              <Button>{say('give.save')}</Button>
            </form>
          </Details>
        )}
      </div>
    </>
  )
}

/** "Nan, on paper, by hand, 23 November"; and, where it was said, what of it, why, and what was kept back. */
function Copy({ issue: { to, form, how, onDay, what, why, withheld, withheldWhy }, today }: { issue: Issue; today: string }) {
  return (
    <>
      {say(how ? 'copies.one' : 'copies.oneForm', { to, how, form: say(`form.${form}`), day: sayDay(onDay, today) })}
      {what && <><br /><small dir="auto">{say('copies.what', { what })}</small></>}
      {why && <><br /><small dir="auto">{say('copies.why', { why })}</small></>}
      {withheld && <><br /><small dir="auto">{say('copies.withheld', { withheld, why: withheldWhy ?? '' })}</small></>}
    </>
  )
}

function Approving({ plan, mayWrite, approving: { answers, errors }, needsApproval, today }: PlanPageProps & { today: string }) {
  return (
    <div id="approvals">
      <SideList title={say('approvals')} items={plan.approvals.map(({ authority, by, words, onDay }) => <>{say('approvals.one', { authority, by, day: sayDay(onDay, today) })}{words && <><br /><small dir="auto">{words}</small></>}</>)}>
        {plan.approvals.length === 0 && <Quiet>{say('approvals.none')}</Quiet>}
      </SideList>
      {mayWrite && plan.agreement && (needsApproval || errors) && (
        <Details summary={say('approve')} open={Boolean(errors)}>
          <form method="post" action={`/plans/${plan.id}/approvals`} novalidate>
            <input type="hidden" name="id" value={typed(answers, 'id')} />
            <Input name="authority" label={say('approve.authority')} hint={say('approve.authority.hint')} value={typed(answers, 'authority')} error={errors?.authority} />
            <Input name="approvedBy" label={say('approve.by')} value={typed(answers, 'approvedBy')} error={errors?.approvedBy} />
            <DateInput id="approved" namePrefix="approved" legend={say('approve.on')} values={boxes(answers, 'approved')} error={errors?.approved} />
            <Textarea name="approvalWords" rows={2} label={say('approve.words')} value={typed(answers, 'approvalWords')} error={errors?.approvalWords} />
            <Button>{say('approve.save')}</Button>
          </form>
        </Details>
      )}
    </div>
  )
}
