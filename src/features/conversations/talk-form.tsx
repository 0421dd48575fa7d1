import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, Checkboxes, DateInput, Details, Input, Note, Picked, Problems, Quiet, Select } from '../../kernel/ui/index.ts'
import { say } from './words.ts'
import type { ConversationHead, MayBeThere } from './queries.ts'
import { hows, kinds, otherVoices } from './schema.ts'

interface FormProps { carer: { id: string; name: string }; around: readonly MayBeThere[]; answers: Answers; errors?: Errors }

/** Start a talk, plan one, or write down one that was held. Only who and when are needed, and both are filled in. */
export function NewTalkPage({ carer, around, answers, errors }: FormProps) {
  const more = ['otherName', 'interpreter', 'place', 'title', 'kind', 'how'].some((field) => errors?.[field])
  return (
    <>
      <Problems errors={errors} />
      <h1 class="govuk-heading-l">{say('new.title')}</h1>
      <p>{say('new.intro')}</p>
      <form method="post" action={`/carers/${carer.id}/conversations`} novalidate>
        <input type="hidden" name="id" value={String(answers.id)} />
        <input type="hidden" name="full" value="yes" />
        <When answers={answers} errors={errors} hint={say('new.whenHint')} />
        <Checkboxes name="there" legend={say('new.who')} legendSize="m" hint={say('new.me')} values={[answers.there ?? []].flat()} items={[{ value: 'carer', text: say('new.carer', { name: carer.name }) }]} />
        <Around around={around.filter((one) => one.workerId === null)} name="circle" legend={say('new.around')} answers={answers} />
        <Details summary={say('new.more')} open={more}><Circumstances around={around} answers={answers} errors={errors} /></Details>
        <Button preventDoubleClick>{say('new.save')}</Button>
      </form>
    </>
  )
}

function When({ answers, errors, hint }: { answers: Answers; errors?: Errors; hint?: string }) {
  return (
    <>
      <DateInput id="day" namePrefix="day" legend={say('new.when')} legendSize="m" hint={hint} error={errors?.day}
        values={{ day: String(answers['day-day'] ?? ''), month: String(answers['day-month'] ?? ''), year: String(answers['day-year'] ?? '') }} />
      <Input name="clock" label={say('new.clock')} width={5} inputmode="text" value={String(answers.clock ?? '')} error={errors?.clock} />
    </>
  )
}

function Around({ around, name, legend, hint, answers }: { around: readonly MayBeThere[]; name: string; legend: string; hint?: string; answers: Answers }) {
  if (around.length === 0) return null
  return <Checkboxes name={name} small legend={legend} hint={hint} values={[answers[name] ?? []].flat()} items={around.map((one) => ({ value: one.id, text: [one.name, one.who].filter(Boolean).join(', ') }))} />
}

function Circumstances({ around, answers, errors, rows = 2 }: Omit<FormProps, 'carer'> & { rows?: number }) {
  const listed = (field: string) => [answers[field] ?? []].flat()
  const several = Math.max(rows, listed('otherName').length)
  return (
    <>
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{say('new.others')}</legend>
        <p class="quiet">{say('new.othersHint')}</p>
        {Array.from({ length: several }, (_, index) => (
          <div class="row-of-fields">
            <Input name="otherName" id={index ? `otherName-${index + 1}` : 'otherName'} label={say('new.otherName', { number: index + 1 })} width={20} value={listed('otherName')[index]} error={index === 0 ? errors?.otherName : undefined} />
            <Select name="otherVoice" id={`otherVoice-${index + 1}`} label={say('new.otherVoice', { number: index + 1 })} value={listed('otherVoice')[index] ?? 'family'} items={otherVoices.map((value) => ({ value, text: say(`voice.${value}`) }))} />
            <Input name="otherPart" id={`otherPart-${index + 1}`} label={say('new.otherPart')} value={listed('otherPart')[index]} />
          </div>
        ))}
      </fieldset>
      <Around around={around.filter((one) => one.workerId !== null)} name="colleagues" legend={say('new.colleagues')} hint={say('new.colleaguesHint')} answers={answers} />
      <Input name="place" label={say('new.place')} value={String(answers.place ?? '')} error={errors?.place} />
      <Picked name="how" legend={say('new.how')} value={String(answers.how ?? 'in-person')} items={hows.map((value) => ({ value, text: say(`how.${value}`) }))} />
      <Picked name="kind" legend={say('new.kind')} value={String(answers.kind ?? 'follow-up')} items={kinds.map((value) => ({ value, text: say(`kind.${value}`) }))} />
      <Input name="interpreter" label={say('new.interpreter')} width={20} value={String(answers.interpreter ?? '')} error={errors?.interpreter} />
      <Input name="title" label={say('new.titleField')} hint={say('new.titleHint')} value={String(answers.title ?? '')} error={errors?.title} />
    </>
  )
}

/** Put right when, where, how and with whom. `theirs` is what stands there when somebody else changed it meanwhile. */
export function CircumstancesPage({ head, around, answers, when, errors, theirs }: { head: ConversationHead; around: readonly MayBeThere[]; answers: Answers; /** When it was or will be, as it stands. */ when: string; errors?: Errors; theirs?: boolean }) {
  return (
    <>
      <Problems errors={errors} />
      <h1 class="govuk-heading-l">{say('change.title')}</h1>
      {theirs && (
        <Note><p>{say('change.theirs')}</p>
          <ul>{[when, head.title, head.place, say(`how.${head.how}`), say(`kind.${head.kind}`), head.interpreter].filter(Boolean).map((words) => <li>{words}</li>)}</ul>
        </Note>
      )}
      <form method="post" action={`/conversations/${head.id}/circumstances`} novalidate>
        <input type="hidden" name="version" value={String(head.version)} />
        <When answers={answers} errors={errors} hint={head.heldAt === null ? undefined : say('change.whenHint')} />
        {head.people.length > 0 && (
          <Checkboxes name="removed" small legend={say('change.there')} values={[answers.removed ?? []].flat()}
            items={head.people.map((one) => ({ value: one.id, text: say('change.remove', { name: [one.name, one.who, one.part].filter(Boolean).join(', ') }) }))} />
        )}
        <Around around={around.filter((one) => one.workerId === null)} name="circle" legend={say('new.around')} answers={answers} />
        <Circumstances around={around} answers={answers} errors={errors} />
        <Button>{say('change.save')}</Button>
      </form>
      <Quiet><a href={`/conversations/${head.id}`}>{say('passage.back')}</a></Quiet>
    </>
  )
}
