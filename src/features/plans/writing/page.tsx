import type { ComponentChildren } from 'preact'
import { triggerKinds } from '../../../frameworks/triggers.ts'
import { sayAge, sayDay } from '../../../kernel/dates.ts'
import type { Answers } from '../../../kernel/forms.ts'
import { Button, ButtonGroup, Checkboxes, DateInput, Details, Input, Kept, Note, Problems, Quiet, Quote, Select, Sheet, Textarea, Unkept } from '../../../kernel/ui/index.ts'
import { ActionLine, actionOwners, LeftNote, OnlyServices, ownerWords, PersonSelect } from '../../actions/index.ts'
import { NeedsOf } from '../../needs/index.ts'
import { type Outcome, OutcomeHeading } from '../../outcomes/index.ts'
import { boxes, type Filled, typed } from '../filled.ts'
import { nothingInParticular } from '../schema.ts'
import { say } from '../words.ts'
import { wordsBesideGone } from './filled.ts'
import type { Sources } from './queries.ts'

interface WritingProps extends Sources, Filled {
  action: string
  hidden: { name: 'id' | 'version'; value: string }
  kept?: boolean
  /** Somebody else's words, where they are not mine: label and words. */
  theirs?: readonly { label: string; words: string }[]
  leave?: string
}

const list = (answers: Answers, name: string) => [answers[name] ?? []].flat()

/** Write a plan beside its source. Every field can stay empty. */
export function WritingPage(props: WritingProps) {
  const { answers, errors, carer } = props
  const name = carer.shortName
  const other = props.actions.filter((action) => !props.outcomes.some(({ id }) => id === action.outcome))
  const area = (field: string, label: string, hint: ComponentChildren = say('writing.words'), rows = 4) => <Textarea name={field} rows={rows} label={label} labelSize="m" hint={hint} value={typed(answers, field)} error={errors?.[field]} />
  return (
    <>
      <Problems errors={errors} />
      {props.theirs && <Stale theirs={props.theirs} leave={props.leave ?? '/'} />}
      <h1>{say('writing.title', { name })}</h1>
      {props.kept && <Kept>{say('writing.kept')}</Kept>}
      <p>{say('writing.intro')}</p>
      <form method="post" action={props.action} novalidate data-keep={`plan:${props.action}${props.hidden.name === 'version' ? `:${props.hidden.value}` : ''}`}>
        <input type="hidden" name={props.hidden.name} value={props.hidden.value} />
        {area('caringNow', say('writing.now'))}
        <fieldset class="govuk-fieldset" id="outcomes">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><h2 class="govuk-fieldset__heading">{say('writing.matters')}</h2></legend>
          <p>{say(props.outcomes.length > 0 ? 'writing.matters.hint' : 'writing.matters.none')}</p>
          {props.outcomes.map((outcome) => <OutcomeFields {...props} outcome={outcome} />)}
          <Unkept title={say('writing.gone')} words={wordsBesideGone(answers, props)} />
        </fieldset>
        <Sheet>
          <h2>{say('writing.other')}</h2>
          <PromiseTicks {...props} actions={other} id="actions" />
          <PromiseFields {...props} of={nothingInParticular} />
        </Sheet>
        <OnlyServices carer={carer} actions={props.actions} mayWrite />
        {area('keepsDoing', say('writing.keeps', { name }))}
        {props.emergency ? (
          <Sheet>
            <h2>{say('writing.ill', { name })}</h2>
            <p>{say('writing.ill.told', { day: sayDay(props.emergency.writtenOn, props.today), age: sayAge(props.emergency.writtenOn, props.today) })} <a href={`/emergency-plans/${props.emergency.id}`}>{say('ahead.read')}</a></p>
            <input type="hidden" name="ifIllTomorrow" value={typed(answers, 'ifIllTomorrow')} />
          </Sheet>
        ) : area('ifIllTomorrow', say('writing.ill', { name }), <>{say('writing.ill.hint')} <a href={`/carers/${carer.id}/emergency-plans/new?kind=emergency`}>{say('writing.ill.page')}</a></>)}
        <DateInput id="review" namePrefix="review" legend={say('writing.review')} legendSize="m" values={boxes(answers, 'review')} error={errors?.review} />
        <Input name="reviewSooner" label={say('writing.sooner')} hint={say('writing.sooner.hint')} value={typed(answers, 'reviewSooner')} error={errors?.reviewSooner} />
        <Checkboxes name="triggers" legend={say('writing.triggers')} legendSize="m" hint={say('writing.triggers.hint', { name })} small values={list(answers, 'triggers')} error={errors?.triggers} items={triggerKinds.map((kind) => ({ value: kind, text: say(`trigger.${kind}`, { name }) }))} />
        <DateInput id="madeOn" namePrefix="madeOn" legend={say('writing.madeOn')} values={boxes(answers, 'madeOn')} error={errors?.madeOn} />
        <ButtonGroup>
          <Button name="go" value="plan">{say('writing.save')}</Button>
          <Button kind="secondary" name="go" value="writing">{say('writing.stay')}</Button>
        </ButtonGroup>
      </form>
    </>
  )
}

function OutcomeFields({ outcome, ...props }: WritingProps & { outcome: Outcome }) {
  const { answers, errors, carer } = props
  const id = outcome.id
  const field = (name: string) => ({ name: `${name}.${id}`, value: typed(answers, `${name}.${id}`), error: errors?.[`${name}.${id}`] })
  const said = props.inTheWay.get(id) ?? []
  return (
    <Sheet>
      <OutcomeHeading outcome={outcome} />
      {props.letGo.has(id) && <><input type="hidden" name="resting" value={id} /><Quiet>{say('writing.letGo')}</Quiet></>}
      <NeedsOf carer={{ id: carer.id, name: carer.shortName }} outcome={id} needs={props.needs} />
      <Checkboxes name="outcomes" idPrefix={`in-${id}`} values={list(answers, 'outcomes')} items={[{ value: id, text: say('writing.in') }]} small />
      <Input {...field('position')} label={say('writing.position')} width={3} inputmode="numeric" />
      <PromiseTicks {...props} actions={props.actions.filter((action) => action.outcome === id)} id={`actions-${id}`} />
      <PromiseFields {...props} of={id} />
      <Input {...field('way')} label={say('writing.way')} hint={said.length > 0 && <>{say('writing.way.said')} {said.map((words, index) => <>{index > 0 && ' · '}<Quote>{words}</Quote></>)}</>} />
      <Input {...field('copy')} label={say('writing.copy')} hint={say('writing.copy.hint', { name: carer.shortName })} />
    </Sheet>
  )
}

function PromiseTicks({ actions, answers, today, id }: WritingProps & { id: string }) {
  if (actions.length === 0) return null
  return <Checkboxes name="actions" idPrefix={id} legend={say('writing.actions')} small values={list(answers, 'actions')} items={actions.map((action) => ({ value: action.id, text: <ActionLine action={action} today={today} />, hint: action.answer ? say('writing.answered', { answer: say(`writing.answered.${action.answer.answer}`) }) : action.personLeft && <LeftNote action={action} /> }))} />
}

/** A promise added in place, under the outcome it is for. */
function PromiseFields({ of, answers, errors, carer, circle, workers }: WritingProps & { of: string }) {
  const field = (name: string) => ({ name: `${name}.${of}`, value: typed(answers, `${name}.${of}`), error: errors?.[`${name}.${of}`] })
  const names = ['what', 'owner', 'person', 'who', 'by']
  const touched = names.some((name) => typed(answers, `${name}.${of}`) !== '' || errors?.[`${name}.${of}`])
  return (
    <Details summary={say('writing.add')} open={touched || Boolean(errors?.[`worker.${of}`])}>
      <input type="hidden" name={`action.${of}`} value={typed(answers, `action.${of}`)} />
      <Input {...field('what')} label={say('writing.what')} />
      <Select {...field('owner')} label={say('writing.owner')} items={[{ value: '', text: say('writing.owner.none') }, ...actionOwners.map((owner) => ({ value: owner, text: ownerWords(owner, carer.shortName) }))]} />
      <PersonSelect {...field('person')} people={circle.people.filter(({ leftOn }) => leftOn === null)} />
      <Input {...field('who')} label={say('writing.who')} hint={say('writing.who.hint', { name: carer.shortName })} />
      <Select {...field('worker')} label={say('writing.worker')} items={[{ value: '', text: say('writing.worker.none') }, ...workers.map((worker) => ({ value: worker.id, text: worker.name }))]} />
      <DateInput id={`by.${of}`} namePrefix={`by.${of}`} legend={say('writing.by')} values={boxes(answers, `by.${of}`)} error={errors?.[`by.${of}`]} />
    </Details>
  )
}

function Stale({ theirs, leave }: { theirs: readonly { label: string; words: string }[]; leave: string }) {
  return (
    <div role="alert">
      <Note title={say('stale.title')}>
        <p>{say('stale.intro')}</p>
        <dl>{theirs.map(({ label, words }) => <><dt><b>{label}</b></dt><dd class="said" dir="auto">{words}</dd></>)}</dl>
        <p>{say('stale.choose')} <a href={leave}>{say('stale.leave')}</a>.</p>
      </Note>
    </div>
  )
}
