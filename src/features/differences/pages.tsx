import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonLink, DayField, Details, Empty, Fieldset, Input, Problems, Quiet, Radios, Select, Sheet, Textarea } from '../../kernel/ui/index.ts'
import type { Difference } from './queries.ts'
import { howsKnown, reaches, steps, viewVoices } from './schema.ts'
import { say, standInWords, ViewSaid } from './views.tsx'

interface Whose { id: string; name: string }
interface Filled { answers: Answers; errors?: Errors }
const typed = (answers: Answers, name: string) => String(answers[name] ?? '')

/** Everything that is seen differently, newest first. */
export function DifferencesPage({ carer, differences, today, mayWrite }: { carer: Whose; differences: readonly Difference[]; today: string; mayWrite: boolean }) {
  const add = mayWrite && <ButtonLink href={`/carers/${carer.id}/differences/new`}>{say('section.add')}</ButtonLink>
  return (
    <>
      <h1>{say('title')}</h1>
      <p>{say('intro')}</p>
      {differences.length === 0 ? <Empty next={add}>{say('none')}</Empty> : (
        <>
          {differences.map((one) => (
            <Sheet as="article">
              <h2><a href={`/differences/${one.id}`} dir="auto">{one.topic}</a></h2>
              {one.views.filter((view) => !view.newer).map((view) => <ViewSaid view={view} />)}
              <p><b>{standInWords(one.stands[0], today)}</b></p>
            </Sheet>
          ))}
          {add}
        </>
      )}
    </>
  )
}

/** Two views, side by side: whose, and in their own words. */
export function NewDifferencePage({ carer, answers, errors }: { carer: Whose } & Filled) {
  const value = (name: string) => typed(answers, name)
  return (
    <>
      <Problems errors={errors} days={['on']} />
      <h1>{say('new.title')}</h1>
      <p>{say('new.intro')}</p>
      <form method="post" action={`/carers/${carer.id}/differences`} novalidate>
        {['id', 'oneId', 'twoId', 'conversation', 'outcome'].map((name) => <input type="hidden" name={name} value={value(name)} />)}
        <Input name="topic" label={say('new.topic')} hint={say('new.topic.hint')} value={value('topic')} error={errors?.topic} />
        {(['one', 'two'] as const).map((which) => (
          <Fieldset legend={say(`new.${which}`)}>
            <Select name={`${which}Voice`} label={say('view.voice')} value={value(`${which}Voice`)} error={errors?.[`${which}Voice`]} items={[{ value: '', text: say('choose') }, ...viewVoices.map((code) => ({ value: code, text: say(`voice.${code}`) }))]} />
            <Input name={`${which}Name`} label={say('view.name')} value={value(`${which}Name`)} error={errors?.[`${which}Name`]} />
            <Textarea name={`${which}Words`} rows={3} label={say('view.words')} value={value(`${which}Words`)} error={errors?.[`${which}Words`]} />
            <Known name={`${which}Known`} value={value(`${which}Known`)} error={errors?.[`${which}Known`]} />
          </Fieldset>
        ))}
        <DayField name="on" legend={say('new.on')} answers={answers} error={errors?.on} />
        <Radios name="reach" legend={say('new.reach')} small value={value('reach')} error={errors?.reach} items={reaches.map((code) => ({ value: code, text: say(`reach.${code}`, { name: carer.name }) }))} />
        <Button>{say('keep')}</Button>
      </form>
    </>
  )
}

function Known({ name, value, error }: { name: string; value: string; error?: string }) {
  return <Select name={name} label={say('view.known')} value={value} error={error} items={[{ value: '', text: say('known.none') }, ...howsKnown.map((code) => ({ value: code, text: say(`known.${code}.ask`) }))]} />
}

interface OneShown { difference: Difference; carer: Whose; today: string; mayWrite: boolean; viewing: Filled; standing: Filled }

/** One difference: each view, where it stands, everything that was before, and what can be done. */
export function DifferencePage({ difference, today, mayWrite, viewing, standing }: OneShown) {
  const earlier = difference.views.filter((view) => view.newer)
  const [now, ...before] = difference.stands
  return (
    <>
      <Problems errors={{ ...viewing.errors, ...standing.errors }} days={['look']} />
      <h1 dir="auto">{difference.topic}</h1>
      <Quiet>{[sayDay(difference.onDay, today), say(`reach.${difference.reach}.plain`)].join(' · ')}</Quiet>
      <div class="side-by-side">{difference.views.filter((view) => !view.newer).map((view) => <Sheet><ViewSaid view={view} /></Sheet>)}</div>
      <h2>{say('stand')}</h2>
      <p><b>{standInWords(now, today)}</b></p>
      {now?.words && <p class="typed" dir="auto">{now.words}</p>}
      {earlier.length + before.length > 0 && (
        <Details summary={say('before')}>
          {earlier.map((view) => <ViewSaid view={view} />)}
          {before.map((one) => <p><b>{sayDay(one.onDay, today)}</b> · {standInWords(one, today)}{one.words && <> <span dir="auto">{one.words}</span></>}</p>)}
        </Details>
      )}
      <p>
        {difference.conversation && <><a href={`/conversations/${difference.conversation}`}>{say('from.talk')}</a>{difference.outcome && ' · '}</>}
        {difference.outcome && <a href={`/outcomes/${difference.outcome}`}>{say('from.outcome')}</a>}
      </p>
      {mayWrite && <StandForm difference={difference.id} {...standing} />}
      {mayWrite && <MoreForm difference={difference.id} {...viewing} />}
    </>
  )
}

function StandForm({ difference, answers, errors }: { difference: string } & Filled) {
  const value = (name: string) => typed(answers, name)
  return (
    <Details summary={say('stand.say')} open={errors !== undefined}>
      <form method="post" action={`/differences/${difference}/steps`} novalidate>
        <input type="hidden" name="id" value={value('id')} />
        <Radios name="step" legend={say('stand.which')} small value={value('step')} error={errors?.step} items={steps.map((code) => ({ value: code, text: say(`step.${code}`) }))} />
        <Input name="goingTo" label={say('stand.goingTo')} hint={say('stand.goingTo.hint')} value={value('goingTo')} error={errors?.goingTo} />
        <Textarea name="words" id="stand-words" rows={3} label={say('stand.words')} value={value('words')} error={errors?.words} />
        <Input name="decides" label={say('stand.who')} value={value('decides')} error={errors?.decides} />
        <DayField name="look" legend={say('stand.when')} answers={answers} error={errors?.look} />
        <Button>{say('keep')}</Button>
      </form>
    </Details>
  )
}

function MoreForm({ difference, answers, errors }: { difference: string } & Filled) {
  const value = (name: string) => typed(answers, name)
  return (
    <Details summary={say('view.add')} open={errors !== undefined}>
      <p>{say('view.add.intro')}</p>
      <form method="post" action={`/differences/${difference}/views`} novalidate>
        <input type="hidden" name="id" value={value('id')} />
        <Select name="voice" label={say('view.voice')} value={value('voice')} error={errors?.voice} items={[{ value: '', text: say('choose') }, ...viewVoices.map((code) => ({ value: code, text: say(`voice.${code}`) }))]} />
        <Input name="name" label={say('view.name')} value={value('name')} error={errors?.name} />
        <Textarea name="words" rows={3} label={say('view.words')} value={value('words')} error={errors?.words} />
        <Known name="known" value={value('known')} error={errors?.known} />
        <Button kind="secondary">{say('keep')}</Button>
      </form>
    </Details>
  )
}
