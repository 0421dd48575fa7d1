import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, DateInput, Details, Input, Note, Problems, Quiet, Radios, Select, Textarea, Words } from '../../kernel/ui/index.ts'
import type { Action } from './queries.ts'
import { actionOwners, answerCodes } from './schema.ts'
import { ActionLine, Answered, ForWhat, LeftNote, ownerWords, say } from './views.tsx'

export interface Choices { carer: { id: string; shortName: string }; workers: readonly { id: string; name: string }[]; /** Who is around, out of the circle. */ people: readonly { id: string; name: string; who: string }[]; outcomes: ReadonlyMap<string, string>; today: string }
interface Filled { answers: Answers; errors?: Errors }

const typed = (answers: Answers, name: string) => String(answers[name] ?? '')
/** The three boxes of a day, as they were typed. */
export const boxes = (answers: Answers, name: string) => ({ day: typed(answers, `${name}-day`), month: typed(answers, `${name}-month`), year: typed(answers, `${name}-year`) })

/** Somebody around the carer, out of the circle; nothing when nobody is written down. */
export function PersonSelect({ people, name, value, error }: { people: Choices['people']; name: string; value: string; error?: string }) {
  if (people.length === 0) return null
  return <Select name={name} label={say('person')} hint={say('person.hint')} value={value} error={error} items={[{ value: '', text: say('person.none') }, ...people.map((one) => ({ value: one.id, text: say('person.one', one) }))]} />
}

/** The questions a promise answers. */
export function PromiseFields({ carer, workers, people, outcomes, answers, errors, forWhat = true }: Choices & Filled & { forWhat?: boolean }) {
  const name = carer.shortName
  return (
    <>
      <Input name="what" label={say('what')} hint={say('what.hint')} value={typed(answers, 'what')} error={errors?.what} />
      <Radios name="owner" legend={say('owner')} value={typed(answers, 'owner')} error={errors?.owner} items={actionOwners.map((owner) => ({
        value: owner, text: ownerWords(owner, name),
        conditional: owner === 'worker' && <Select name="worker" label={say('worker')} value={typed(answers, 'worker')} error={errors?.worker}
          items={[{ value: '', text: say('worker.none') }, ...workers.map((worker) => ({ value: worker.id, text: worker.name }))]} />,
      }))} />
      <PersonSelect people={people} name="person" value={typed(answers, 'person')} error={errors?.person} />
      <Input name="who" label={say('who')} hint={say('who.hint', { name })} value={typed(answers, 'who')} error={errors?.who} />
      {forWhat && <Select name="outcome" label={say('outcome')} value={typed(answers, 'outcome')} error={errors?.outcome}
        items={[{ value: '', text: say('outcome.none') }, ...[...outcomes].map(([value, text]) => ({ value, text: text.length > 90 ? `${text.slice(0, 88)}…` : text }))]} />}
      <DateInput id="by" namePrefix="by" legend={say('by')} values={boxes(answers, 'by')} error={errors?.by} />
    </>
  )
}

/** Somebody promises something. */
export function NewActionPage(props: Choices & Filled) {
  return (
    <>
      <Problems errors={props.errors} />
      <h1>{say('new.title')}</h1>
      <p>{say('new.intro')}</p>
      <form method="post" action={`/carers/${props.carer.id}/actions`} novalidate>
        <input type="hidden" name="id" value={typed(props.answers, 'id')} />
        <PromiseFields {...props} />
        <Button>{say('keep')}</Button>
      </form>
    </>
  )
}

interface ActionPageProps extends Choices {
  action: Action
  mayWrite: boolean
  answer: Filled
  change: Filled & { stale?: boolean }
}

/** One promise: what it is, how it went, and other words for it. */
export function ActionPage({ action, mayWrite, answer, change, ...choices }: ActionPageProps) {
  const { errors } = answer
  return (
    <>
      <Problems errors={{ ...errors, ...change.errors }} />
      <h1><ActionLine action={action} today={choices.today} /></h1>
      <ForWhat action={action} outcomes={choices.outcomes} />
      <LeftNote action={action} mayWrite={mayWrite} />
      <Answered action={action} today={choices.today} />
      {change.stale && <Stale action={action} today={choices.today} />}
      {mayWrite && (
        <>
          <form method="post" action={`/actions/${action.id}/answers`} novalidate>
            <input type="hidden" name="id" value={typed(answer.answers, 'id')} />
            <Radios name="answer" legend={say(action.answer ? 'page.again' : 'page.answer')} legendSize="m" value={typed(answer.answers, 'answer')} error={errors?.answer}
              items={answerCodes.map((value) => ({ value, text: say(`answer.${value}`) }))} />
            <Textarea name="words" rows={3} label={say('page.words')} hint={say('page.words.hint')} value={typed(answer.answers, 'words')} error={errors?.words} />
            <DateInput id="on" namePrefix="on" legend={say('page.on')} values={boxes(answer.answers, 'on')} error={errors?.on} />
            <Button>{say('page.save')}</Button>
          </form>
          <Details id="change" summary={say('page.change')} open={Boolean(change.errors) || change.stale || (action.personLeft && !action.answer)}>
            <Quiet>{say('page.change.note')}</Quiet>
            <form method="post" action={`/actions/${action.id}`} novalidate>
              <input type="hidden" name="version" value={action.version} />
              <PromiseFields {...choices} {...change} />
              <Button>{say('keep')}</Button>
            </form>
          </Details>
        </>
      )}
    </>
  )
}

/** Her own promise, to her: how did it go? */
export function OwnPromisePage({ promise, answers, errors, today }: { promise: { id: string; what: string; byDay: string | null }; today: string } & Filled) {
  return (
    <>
      <Problems errors={errors} />
      <h1>{say('own.title')}</h1>
      <p class="typed" dir="auto">{promise.what}{promise.byDay && <> {say(promise.byDay < today ? 'line.late' : 'line.by', { day: sayDay(promise.byDay, today) })}</>}</p>
      <form method="post" action={`/my-promises/${promise.id}/answers`} novalidate>
        <input type="hidden" name="id" value={typed(answers, 'id')} />
        <Radios name="answer" legend={say('page.answer')} legendSize="m" value={typed(answers, 'answer')} error={errors?.answer} items={answerCodes.map((value) => ({ value, text: say(`answer.${value}`) }))} />
        <Textarea name="words" rows={3} label={say('page.words')} hint={say('own.words.hint')} value={typed(answers, 'words')} error={errors?.words} />
        <DateInput id="on" namePrefix="on" legend={say('page.on')} values={boxes(answers, 'on')} error={errors?.on} />
        <Button>{say('page.save')}</Button>
      </form>
      <p><a href="/my-plan">{say('own.back')}</a></p>
    </>
  )
}

function Stale({ action, today }: { action: Action; today: string }) {
  return (
    <div role="alert">
      <Note title={say('stale.title')}>
        <p>{say('stale.theirs')}</p>
        <Words>{action.what}</Words>
        <p><ActionLine action={action} today={today} /></p>
        <p>{say('stale.mine')} <a href={`/actions/${action.id}`}>{say('stale.leave')}</a></p>
      </Note>
    </div>
  )
}
