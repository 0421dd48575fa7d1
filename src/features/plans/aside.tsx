import { sayDay } from '../../kernel/dates.ts'
import { Button, DateInput, Details, Input, Quiet, Radios, SideList } from '../../kernel/ui/index.ts'
import { boxes, typed } from './filled.ts'
import type { PlanPageProps } from './plan-page.tsx'
import type { Issue } from './queries.ts'
import { Answering, RemarkForm, RemarkWords } from './remarks.tsx'
import { issueForms } from './schema.ts'
import { say, sayList } from './words.ts'

/** Beside the plan: who has a copy, and "that's not what I said". */
export function PlanAside(props: PlanPageProps & { today: string }) {
  const { plan, content, remarks, mayWrite, giving: { answers, errors, open }, today } = props
  return (
    <>
      <div id="copies">
        <SideList title={say('copies')} items={plan.issues.map((issue) => copyWords(issue, today))}>
          {plan.issues.length === 0 && <Quiet>{say('copies.none')}</Quiet>}
        </SideList>
        {mayWrite && plan.agreement && (
          <Details summary={say('give')} open={Boolean(errors) || open}>
            <form method="post" action={`/plans/${plan.id}/issues`} novalidate>
              <input type="hidden" name="id" value={typed(answers, 'id')} />
              <Input name="to" label={say('give.to')} value={typed(answers, 'to')} error={errors?.to} />
              <Radios name="form" legend={say('give.form')} small value={typed(answers, 'form')} error={errors?.form} items={issueForms.map((value) => ({ value, text: say(`form.${value}`) }))} />
              <Input name="how" id="how-given" label={say('give.how')} hint={say('give.how.hint')} value={typed(answers, 'how')} error={errors?.how} />
              <DateInput id="issued" namePrefix="issued" legend={say('give.on')} values={boxes(answers, 'issued')} error={errors?.issued} />
              <Button>{say('give.save')}</Button>
            </form>
          </Details>
        )}
      </div>
      {props.missing && <LawLine plan={plan.id} missing={props.missing} changed={props.lawChanged} />}
      <div id="remarks">
        <SideList title={say('remarks')}>{remarks.length === 0 && <Quiet>{say('remarks.none')}</Quiet>}</SideList>
        {remarks.map((remark) => (
          <>
            <RemarkWords remark={remark} name={content.carer} today={today} />
            {mayWrite && <Answering remark={remark} filled={props.answering(remark.id)} />}
          </>
        ))}
        {mayWrite && (
          <Details summary={say('remarks.write', { name: content.carer })} open={Boolean(props.remarking.errors)}>
            <RemarkForm plan={plan.id} filled={props.remarking} label={say('remarks.words')} save={say('remarks.save')} />
          </Details>
        )}
      </div>
    </>
  )
}

/** "Nan, on paper, by hand, 23 November". */
function copyWords({ to, form, how, onDay }: Issue, today: string): string {
  return say(how ? 'copies.one' : 'copies.oneForm', { to, how, form: say(`form.${form}`), day: sayDay(onDay, today) })
}

/** Beside the carer's own plan: what she said about it, and the box to say more. */
export function CarerAside({ plan, content, remarks, remarking, today }: PlanPageProps & { today: string }) {
  return (
    <div id="remarks">
      <SideList title={say('remarks')} />
      {remarks.map((remark) => <RemarkWords remark={remark} name={content.carer} today={today} />)}
      <RemarkForm plan={plan.id} filled={remarking} label={say('remarks.own.words')} save={say('remarks.own.save')} />
    </div>
  )
}

/** In the margin, quietly: whether all that the law asks for is there. */
export function LawLine({ plan, missing, changed = false }: { plan: string; missing: readonly string[]; /** The law asks for something else by now than when the draft was begun. */ changed?: boolean }) {
  return (
    <SideList title={say('law.aside')}>
      <p><small>{missing.length === 0 ? say('law.ready.short') : say('law.missing.short', { count: missing.length, what: sayList(missing) })} {changed && `${say('law.newer.short')} `}<a href={`/plans/${plan}/law`}>{say('law.open')}</a></small></p>
    </SideList>
  )
}
