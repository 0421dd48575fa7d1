import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonLink, Checkboxes, DayField, Details, ErrorMessage, FormGroup, Input, Note, Picked, type PickedOption, Problems, Quiet, SideList, Textarea, Words } from '../../kernel/ui/index.ts'
import { DirectionWords, type Outcome, OutcomeHeading } from '../outcomes/index.ts'
import { ContributorFields, StoneFields } from './fields.tsx'
import type { LifeEvent, Mark, Review } from './queries.ts'
import { hopedAnswers, nextAnswers, nowAnswers } from './schema.ts'
import { banksOf, called, EventList, MarkSaid, OutcomeSaid, ReviewFacts, type Whose } from './views.tsx'
import { answersInWords, say } from './words.ts'

const typed = (answers: Answers, field: string) => String(answers[field] ?? '')

export interface Writing {
  carer: Whose
  review: Review
  /** What can be looked at: what still matters, and what was spoken of in this review. */
  outcomes: readonly Outcome[]
  current: Outcome | null
  /** Everything said in this carer's reviews. */
  marks: readonly Mark[]
  events: readonly LifeEvent[]
  today: string
}
interface Filled { answers: Answers; errors?: Errors }

/** One outcome at a time: what was said before, then the story, then the answers. */
export function WritingPage({ writing, filled, kept, conflict }: { writing: Writing; filled: Filled; kept?: Mark; conflict?: boolean }) {
  const { carer, review, current, outcomes, today } = writing
  const name = called(carer)
  return (
    <>
      <Problems errors={filled.errors} />
      <h1>{say('writing.title', { name })}</h1>
      <ReviewFacts carer={carer} review={review} today={today} />
      {kept && <p role="status"><b>{say(kept.story === null ? 'writing.kept.unstoried' : 'writing.kept')}</b></p>}
      {current ? <OnOutcome writing={writing} current={current} filled={filled} conflict={conflict} /> : (
        <>
          <p>{say(outcomes.length > 0 ? 'writing.done' : 'writing.side.none', { name })}</p>
          {review.summary ? <p class="said" dir="auto">{review.summary}</p> : (
            <form method="post" action={`/reviews/${review.id}/summary`} novalidate>
              <Textarea name="summary" rows={3} label={say('summary')} hint={say('summary.hint')} value={typed(filled.answers, 'summary')} error={filled.errors?.summary} />
              <Button kind="secondary">{say('summary.keep')}</Button>
            </form>
          )}
          <ButtonLink href={`/reviews/${review.id}`}>{say('writing.read')}</ButtonLink>
        </>
      )}
    </>
  )
}

/** Beside: what there is to look at, and what happened in the time between. */
export function WritingSide({ carer, review, outcomes, current, marks, events, today }: Writing) {
  const kept = (outcome: Outcome) => marks.some((mark) => mark.review === review.id && mark.outcome === outcome.id)
  const state = (outcome: Outcome) => outcome.beganOn > review.onDay ? 'later' : outcome === current ? 'now' : kept(outcome) ? 'kept' : null
  return (
    <>
      <SideList title={say('writing.side')} items={outcomes.map((outcome) => {
        const is = state(outcome)
        const words = <span dir="auto">{outcome.statement}</span>
        return <>{is === 'later' || is === 'now' ? words : <a href={`/reviews/${review.id}/writing?outcome=${outcome.id}`}>{words}</a>}{is && <b> · {say(`writing.side.${is}`)}</b>}</>
      })} />
      <SideList title={say('writing.events', { name: called(carer) })} items={events.map((event) => <><b>{sayDay(event.onDay, today)}</b> · <span dir="auto">{event.words}</span></>)}>
        <p><a href={`/reviews/${review.id}/events`}>{say('writing.events.add')}</a></p>
      </SideList>
      <p><a href={`/reviews/${review.id}`}>{say('writing.read')}</a></p>
    </>
  )
}

function OnOutcome({ writing, current, filled, conflict }: { writing: Writing; current: Outcome; filled: Filled; conflict?: boolean }) {
  const { carer, review, marks, today } = writing
  const about = marks.filter((mark) => mark.outcome === current.id)
  const here = about.filter((mark) => mark.review === review.id)
  return (
    <>
      <OutcomeHeading outcome={current} as="h2" id="outcome" />
      <p><DirectionWords direction={current.direction} pronoun={carer.pronouns} /></p>
      {filled.errors?.outcome && <p class="govuk-error-message">{filled.errors.outcome}</p>}
      {conflict && <div role="alert"><Note title={say('writing.conflict.title')}>{say('writing.conflict.body')}</Note></div>}
      {here.length > 0 && <Note><p>{say('writing.again')}</p><OutcomeSaid marks={here} banks={banksOf(current)} /></Note>}
      <SaidBefore outcome={current} before={about.filter((mark) => mark.review !== review.id && mark.onDay <= review.onDay && !mark.replaced)} today={today} />
      <MarkFormFields writing={writing} current={current} filled={filled} />
    </>
  )
}

/** The last words about it beside the new ones; the ones before are folded under them. On a first look back: where it came from. */
function SaidBefore({ outcome, before, today }: { outcome: Outcome; before: readonly Mark[]; today: string }) {
  const last = before.filter((mark) => mark.voice === 'carer').at(-1)
  const { source, beganStory, whyItMatters } = outcome
  const first = (source?.readable || beganStory || whyItMatters) && <FirstWords outcome={outcome} today={today} />
  if (!last) return first ? <Note>{first}</Note> : null
  return (
    <Note>
      <p><b>{say('writing.before', { day: sayDay(last.onDay, today) })}</b> {answersInWords(last)}</p>
      {last.story && <Words>{last.story}</Words>}
      <Details summary={say('writing.before.all')}>
        {first}
        {before.map((mark) => <><h3>{sayDay(mark.onDay, today)}</h3><MarkSaid mark={mark} banks={banksOf(outcome)} /></>)}
      </Details>
    </Note>
  )
}

/** The words it was lifted out of, why it matters, and how it was when we began. */
function FirstWords({ outcome: { source, beganOn, beganStory, whyItMatters }, today }: { outcome: Outcome; today: string }) {
  return (
    <>
      {source?.readable && (
        <>
          <p><b>{say('writing.before.lifted', { day: sayDay(source.heldOn, today) })}</b> <a href={`/conversations/${source.conversation}#passage-${source.passage}`}>{say('writing.before.talk')}</a></p>
          <Words>{source.words}</Words>
        </>
      )}
      {whyItMatters && <p><b>{say('writing.before.why')}</b> <span dir="auto">{whyItMatters}</span></p>}
      {beganStory && <><p><b>{say('writing.before.began', { day: sayDay(beganOn, today) })}</b></p><Words>{beganStory}</Words></>}
    </>
  )
}

function MarkFormFields({ writing: { carer, review }, current, filled: { answers, errors } }: { writing: Writing; current: Outcome; filled: Filled }) {
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
  return (
    <form method="post" action={`/reviews/${review.id}/marks`} novalidate data-keep={`review:${review.id}:${current.id}`}>
      {/* Enter in a field presses the first button of a form: that is to keep, never to add rows. */}
      <button type="submit" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">{say('keep')}</button>
      {['id', 'workerId'].map((field) => <input type="hidden" name={field} value={value(field)} />)}
      <input type="hidden" name="outcome" value={current.id} />
      <Textarea name="story" rows={5} label={say('story')} labelSize="m" hint={say('story.hint', { name })} value={value('story')} error={errors?.story} />
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
      <Button>{say('keep')}</Button>
    </form>
  )
}

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
