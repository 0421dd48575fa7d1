import { Button, Details, ErrorMessage, FormGroup, Picked, type PickedOption, Select, Textarea } from '../../../kernel/ui/index.ts'
import type { Outcome } from '../../outcomes/index.ts'
import { ContributorFields, StoneFields } from './fields.tsx'
import { hopedAnswers, nextAnswers, nowAnswers } from '../schema.ts'
import { banksOf, called } from '../views.tsx'
import { say } from '../words.ts'
import { type Filled, typed, type Writing } from './filled.ts'

/** What is asked about one outcome: the story first, then the answers in words, then who and what. */
export function MarkFormFields({ writing: { carer, review, others, countedDays }, current, filled: { answers, errors } }: { writing: Writing; current: Outcome; filled: Filled }) {
  const name = called(carer)
  const value = (field: string) => typed(answers, field)
  const open = ['workerNow', 'workerHoped', 'workerStory'].some((field) => value(field) !== '' || errors?.[field])
  const pick = (field: string, legend: string, items: PickedOption[]) => (
    <FormGroup error={errors?.[field]}>
      {errors?.[field] && <ErrorMessage id={`${field}-error`}>{errors[field]}</ErrorMessage>}
      <Picked name={field} legend={legend} value={value(field)} items={items} />
    </FormGroup>
  )
  const nowItems = nowAnswers.map((code) => ({ value: code, text: say(`ask.now.${code}`) }))
  const hopedItems = hopedAnswers.map((code) => ({ value: code, text: say(`ask.hoped.${code}`) }))
  const marks = (
    <>
      {pick('now', say('ask.now'), nowItems)}
      {pick('hoped', say('ask.hoped', { name }), hopedItems)}
      {pick('next', say('ask.next'), [...nextAnswers.map((code) => ({ value: code as string, text: say(`ask.next.${code}`) })), { value: '', text: say('ask.next.open') }])}
      <Textarea name="nextWords" rows={2} label={say('ask.nextWords')} hint={say('ask.nextWords.hint')} value={value('nextWords')} error={errors?.nextWords} />
      {current.nearBank && current.farBank && <StoneFields name={name} banks={banksOf(current)} answers={answers} errors={errors} />}
      <ContributorFields way="helped" name={name} answers={answers} errors={errors} />
      <ContributorFields way="in-the-way" name={name} answers={answers} errors={errors} />
      <Details summary={say('worker.fold')} open={open}>
        <p>{say('worker.hint', { name })}</p>
        <Textarea name="workerStory" rows={3} label={say('worker.story')} value={value('workerStory')} error={errors?.workerStory} />
        {pick('workerNow', say('worker.now'), nowItems)}
        {pick('workerHoped', say('worker.hoped', { name }), hopedItems)}
      </Details>
    </>
  )
  return (
    <form method="post" action={`/reviews/${review.id}/marks`} novalidate data-keep={`review:${review.id}:${current.id}`}>
      {/* Enter in a field presses the first button of a form: that is to keep, never to add rows. */}
      <button type="submit" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">{say('keep')}</button>
      {['id', 'workerId'].map((field) => <input type="hidden" name={field} value={value(field)} />)}
      <input type="hidden" name="outcome" value={current.id} />
      <Textarea name="story" rows={5} label={say('story')} labelSize="m" hint={say('story.hint', { name })} value={value('story')} error={errors?.story} />
      {countedDays ? <><p>{say('counted')}</p><Details summary={say('counted.fold')} open={Boolean(errors) || ['now', 'hoped', 'next', 'nextWords', 'stone'].some((field) => value(field) !== '')}>{marks}</Details></> : marks}
      {others.length > 0 && (current.direction === 'be-treated' || current.kind === 'process') && (
        <Select name="keptFrom" label={say('keptFrom')} hint={say('keptFrom.hint', { name })} value={value('keptFrom')} error={errors?.keptFrom}
          items={[{ value: '', text: say('keptFrom.none', { name }) }, ...others.map((one) => ({ value: one.id, text: say('keptFrom.who', { worker: one.name }) }))]} />
      )}
      <Button>{say('keep')}</Button>
    </form>
  )
}
