import { happeningKinds } from '../../../frameworks/triggers.ts'
import { sayDay } from '../../../kernel/dates.ts'
import { Button, DateInput, Details, Input, Quiet, Radios, SideList } from '../../../kernel/ui/index.ts'
import { boxes, type Filled, typed } from '../filled.ts'
import type { Happening, Plan } from '../queries.ts'
import { say } from '../words.ts'

export interface HappenedProps {
  plan: Plan
  /** The first look back since, of each; undefined where nobody has looked. */
  lookedOn: (happening: Happening) => string | undefined
  happening: Filled
  mayWrite: boolean
  today: string
}

/** Beside the plan that holds: what is said to have happened since, and the form to say so. */
export function Happened({ plan, lookedOn, happening: { answers, errors }, mayWrite, today }: HappenedProps) {
  const open = mayWrite && plan.current && plan.endedOn === null
  if (!open && plan.happenings.length === 0) return null
  return (
    <div id="happened">
      <SideList title={say('happened.title')} items={plan.happenings.map((one) => <One {...{ one, plan, mayWrite: open, today }} looked={lookedOn(one)} />)}>
        {plan.happenings.length === 0 && <Quiet>{say('happened.intro')}</Quiet>}
      </SideList>
      {open && (
        <Details summary={say('happened.say')} open={Boolean(errors)}>
          <form method="post" action={`/plans/${plan.id}/happenings`} novalidate>
            <input type="hidden" name="id" value={typed(answers, 'id')} />
            <Radios name="whatHappened" legend={say('happened.kind')} small value={typed(answers, 'whatHappened')} error={errors?.whatHappened} items={happeningKinds.map((kind) => ({ value: kind, text: say(`happened.${kind}`) }))} />
            <Input name="happened" label={say('happened.words')} hint={say('happened.words.hint')} value={typed(answers, 'happened')} error={errors?.happened} />
            <DateInput id="happenedOn" namePrefix="happenedOn" legend={say('happened.on')} values={boxes(answers, 'happenedOn')} error={errors?.happenedOn} />
            <Button kind="secondary">{say('happened.save')}</Button>
          </form>
        </Details>
      )}
    </div>
  )
}

function One({ one, plan, looked, mayWrite, today }: { one: Happening; plan: Plan; looked: string | undefined; mayWrite: boolean; today: string }) {
  return (
    <>
      <span dir="auto">{say('happened.one', { kind: say(`happened.${one.kind}`), day: sayDay(one.onDay, today), words: one.words })}</span>
      <br />
      <small>
        {looked ? say('happened.looked', { day: sayDay(looked, today) }) : say('happened.notLooked')}
        {!looked && mayWrite && <> <a href={`/carers/${plan.carer}/reviews/new`}>{say('happened.look')}</a> · <a href={`/carers/${plan.carer}/timescales`}>{say('happened.why')}</a></>}
      </small>
    </>
  )
}
