import { type HappeningKind, happeningKinds } from '../../../frameworks/triggers.ts'
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
  /** What the carer is called. */
  name: string
  mayWrite: boolean
  today: string
}

/** Beside the plan that holds: what is said to have happened since, and the form to say so. */
export function Happened({ plan, lookedOn, happening, name, mayWrite, today }: HappenedProps) {
  const open = mayWrite && plan.current && plan.endedOn === null
  if (!open && plan.happenings.length === 0) return null
  return (
    <div id="happened">
      <SideList title={say('happened.title')} items={plan.happenings.map((one) => <One {...{ one, plan, name, mayWrite: open, today }} looked={lookedOn(one)} />)}>
        {plan.happenings.length === 0 && <Quiet>{say('happened.intro')}</Quiet>}
      </SideList>
      {open && (
        <Details summary={say('happened.say')} class="not-printed" open={Boolean(happening.errors)}>
          <HappenedForm plan={plan.id} filled={happening} kindWords={(kind) => say(`happened.${kind}`)} save={say('happened.save')} />
        </Details>
      )}
    </div>
  )
}

/** On the carer's own page: what she said has happened, and the form to say so while the plan holds. */
export function OwnHappened({ plan, filled, today }: { plan: Plan; filled: Filled; today: string }) {
  if (!plan.current || plan.endedOn !== null) return null
  const said = plan.happenings.filter(({ byCarer }) => byCarer)
  return (
    <section id="happened" aria-labelledby="happened-title">
      <h2 id="happened-title">{say('happened.title')}</h2>
      <p>{say('happened.own.intro')}</p>
      {said.length > 0 && <ul>{said.map((one) => <li dir="auto">{say('happened.one', { kind: say(ownKind(one.kind)), day: sayDay(one.onDay, today), words: one.words })}</li>)}</ul>}
      {said.length > 0 && <p>{say('happened.own.said')}</p>}
      <Details summary={say('happened.own.say')} class="not-printed" open={Boolean(filled.errors)}>
        <HappenedForm plan={plan.id} filled={filled} kindWords={(kind) => say(ownKind(kind))} save={say('happened.own.save')} />
      </Details>
    </section>
  )
}

const ownKind = (kind: HappeningKind) => kind === 'asks' ? 'happened.own.asks' as const : `happened.${kind}` as const

interface FormProps { plan: string; filled: Filled; kindWords: (kind: HappeningKind) => string; save: string }

function HappenedForm({ plan, filled: { answers, errors }, kindWords, save }: FormProps) {
  return (
    <form method="post" action={`/plans/${plan}/happenings`} novalidate>
      <input type="hidden" name="id" value={typed(answers, 'id')} />
      <Radios name="whatHappened" legend={say('happened.kind')} small value={typed(answers, 'whatHappened')} error={errors?.whatHappened} items={happeningKinds.map((kind) => ({ value: kind, text: kindWords(kind) }))} />
      <Input name="happened" label={say('happened.words')} hint={say('happened.words.hint')} value={typed(answers, 'happened')} error={errors?.happened} />
      <DateInput id="happenedOn" namePrefix="happenedOn" legend={say('happened.on')} values={boxes(answers, 'happenedOn')} error={errors?.happenedOn} />
      <Button kind="secondary">{save}</Button>
    </form>
  )
}

function One({ one, plan, name, looked, mayWrite, today }: { one: Happening; plan: Plan; name: string; looked: string | undefined; mayWrite: boolean; today: string }) {
  return (
    <>
      <span dir="auto">{say('happened.one', { kind: say(`happened.${one.kind}`), day: sayDay(one.onDay, today), words: one.words })}</span>
      <br />
      <small>
        {one.byCarer && `${say('happened.bySelf', { name })} `}
        {looked ? say('happened.looked', { day: sayDay(looked, today) }) : say('happened.notLooked')}
        {!looked && mayWrite && <> <a href={`/carers/${plan.carer}/reviews/new`}>{say('happened.look')}</a> · <a href={`/carers/${plan.carer}/timescales`}>{say('happened.why')}</a></>}
      </small>
    </>
  )
}
