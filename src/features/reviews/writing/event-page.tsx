import { Button, Checkboxes, DayField, Input, Problems, Quiet } from '../../../kernel/ui/index.ts'
import { EventList } from '../said.tsx'
import { called } from '../views.tsx'
import { say } from '../words.ts'
import { type Filled, typed, type Writing } from './filled.ts'

/** Something that happened, as the carer calls it, on its day. */
export function EventPage({ writing: { carer, review, outcomes, events, today }, filled: { answers, errors } }: { writing: Writing; filled: Filled }) {
  const name = called(carer)
  return (
    <>
      <Problems errors={errors} days={['on']} />
      <h1>{say('event.title')}</h1>
      <p>{say('event.intro', { name })}</p>
      <form method="post" action={`/reviews/${review.id}/events`} novalidate>
        <input type="hidden" name="id" value={typed(answers, 'id')} />
        <Input name="words" label={say('event.words', { name })} hint={say('event.words.hint')} value={typed(answers, 'words')} error={errors?.words} />
        <DayField name="on" legend={say('event.on')} hint={say('event.on.hint')} answers={answers} error={errors?.on} />
        {outcomes.length > 0 && (
          <Checkboxes name="outcomes" legend={say('event.outcomes')} small values={[answers.outcomes ?? []].flat()} error={errors?.outcomes}
            items={outcomes.map((outcome) => ({ value: outcome.id, text: <span dir="auto">{outcome.statement}</span> }))} />
        )}
        <Button>{say('keep')}</Button>
      </form>
      <h2>{say('event.known')}</h2>
      {events.length > 0 ? <EventList events={events} today={today} /> : <Quiet>{say('event.none')}</Quiet>}
      <p><a href={`/reviews/${review.id}/writing`}>{say('event.back')}</a></p>
    </>
  )
}
