import { sayDay } from '../../kernel/dates.ts'
import type { Answers, Errors } from '../../kernel/forms.ts'
import { Button, ButtonGroup, ButtonLink, DayField, Details, Empty, Input, Problems, Quiet, Radios, Select, Sheet, SideList } from '../../kernel/ui/index.ts'
import { type Outcome, OutcomeHeading } from '../outcomes/index.ts'
import type { LifeEvent, Mark, Review } from './queries.ts'
import { EventList, OutcomeSaid } from './said.tsx'
import { hows, togethers, whys } from './schema.ts'
import { type Banks, contributorInWords, say } from './words.ts'

/** A carer as these pages call her: by the initials of her choosing when her record is restricted. */
export interface Whose { id: string; callName: string; initials: string | null; pronouns?: string | null }
export const called = (carer: Whose) => carer.initials ?? carer.callName
export const banksOf = ({ nearBank: near, farBank: far, nearSaid, farSaid }: Pick<Outcome, 'nearBank' | 'farBank' | 'nearSaid' | 'farSaid'>): Banks => ({ near, far, nearSaid, farSaid })

interface Listed { carer: Whose; reviews: readonly Review[]; today: string; mayWrite?: boolean }

function ReviewLine({ review, carer, today }: { review: Review; carer: Whose; today: string }) {
  return <><a href={`/reviews/${review.id}`}>{sayDay(review.onDay, today)}</a>, {say(`why.${review.why}.plain`, { name: called(carer) })}{review.place && <>, <span dir="auto">{review.place}</span></>}</>
}

/** In the margin of a carer's page: the last few looks back. */
export function ReviewsSection({ carer, reviews, today, mayWrite = true }: Listed) {
  return (
    <SideList title={say('section.title')} items={reviews.slice(0, 3).map((review) => <ReviewLine review={review} carer={carer} today={today} />)}>
      {reviews.length === 0 && <Quiet>{say('section.none', { name: called(carer) })}</Quiet>}
      {mayWrite && <p><a href={`/carers/${carer.id}/reviews/new`}>{say('section.add')}</a></p>}
    </SideList>
  )
}

/** Every look back, newest first. */
export function ReviewsPage({ carer, reviews, today, mayWrite }: Listed) {
  const add = mayWrite && <ButtonLink href={`/carers/${carer.id}/reviews/new`}>{say('section.add')}</ButtonLink>
  return (
    <>
      <h1>{say('list.title', { name: called(carer) })}</h1>
      {reviews.length === 0 ? <Empty next={add}>{say('section.none', { name: called(carer) })}</Empty> : (
        <>
          <p>{say('list.intro')}</p>
          <ul>{reviews.map((review) => <li><ReviewLine review={review} carer={carer} today={today} /></li>)}</ul>
          {add}
        </>
      )}
    </>
  )
}

export interface TalkChoice { id: string; words: string }

/** Who and when, and nothing else that must be said. */
export function NewReviewPage({ carer, talks, answers, errors }: { carer: Whose; talks: readonly TalkChoice[]; answers: Answers; errors?: Errors }) {
  const name = called(carer)
  const typed = (field: string) => String(answers[field] ?? '')
  return (
    <>
      <Problems errors={errors} days={['onDay']} />
      <h1>{say('new.title')}</h1>
      <p>{say('new.intro', { name })}</p>
      <form method="post" action={`/carers/${carer.id}/reviews`} novalidate>
        <input type="hidden" name="id" value={typed('id')} />
        <DayField name="onDay" legend={say('new.onDay')} answers={answers} error={errors?.onDay} />
        <Radios name="why" legend={say('new.why')} value={typed('why')} error={errors?.why} small items={whys.map((value) => ({ value, text: say(`why.${value}`, { name }) }))} />
        {talks.length > 0 && (
          <Select name="conversation" label={say('new.conversation')} value={typed('conversation')} error={errors?.conversation}
            items={[{ value: '', text: say('new.conversation.none') }, ...talks.map((talk) => ({ value: talk.id, text: talk.words }))]} />
        )}
        <Radios name="how" legend={say('new.how')} value={typed('how')} error={errors?.how} small items={[...hows.map((value) => ({ value, text: say(`how.${value}`, { name }) })), { value: '', text: say('new.leave') }]} />
        <Radios name="together" legend={say('new.together', { name })} value={typed('together')} error={errors?.together} small items={[...togethers.map((value) => ({ value, text: say(`together.${value}`, { name }) })), { value: '', text: say('new.leave') }]} />
        <Input name="place" label={say('new.place')} hint={say('new.place.hint')} value={typed('place')} error={errors?.place} />
        <Button>{say('new.go')}</Button>
      </form>
    </>
  )
}

/** When, where, why, and who wrote it down. */
export function ReviewFacts({ carer, review, today }: { carer: Whose; review: Review; today: string }) {
  const facts = [sayDay(review.onDay, today), review.place, review.how && say(`how.${review.how}.plain`, { name: called(carer) }), review.together === 'together' && say('together.together.plain'), say(`why.${review.why}.plain`, { name: called(carer) }), review.by && say('look.by', { name: review.by })]
  return <Quiet>{facts.filter(Boolean).join(' · ')}</Quiet>
}

interface ReviewPageProps { carer: Whose; review: Review; outcomes: readonly Outcome[]; marks: readonly Mark[]; events: readonly LifeEvent[]; today: string; mayWrite: boolean; talk: boolean }

/** One look back, to read. */
export function ReviewPage({ carer, review, outcomes, marks, events, today, mayWrite, talk }: ReviewPageProps) {
  const own = marks.filter((mark) => mark.review === review.id)
  // In the order of the outcomes themselves; what has gone to another record since comes last.
  const spoken = [...new Set([...outcomes.map((outcome) => outcome.id), ...own.map((mark) => mark.outcome)])].filter((id) => own.some((mark) => mark.outcome === id))
  return (
    <>
      <h1>{say('look.title', { day: sayDay(review.onDay, today) })}</h1>
      <ReviewFacts carer={carer} review={review} today={today} />
      {talk && <p><a href={`/conversations/${review.conversation}`}>{say('look.talk')}</a></p>}
      {spoken.length === 0 && <Empty>{say('look.none')}</Empty>}
      {spoken.map((id) => {
        const outcome = outcomes.find((one) => one.id === id)
        const said = own.filter((mark) => mark.outcome === id)
        return (
          <Sheet as="article">
            {outcome ? <OutcomeHeading outcome={outcome} as="h2" href={`/outcomes/${id}`} /> : <h2>{say('look.gone')}</h2>}
            {outcome && <OutcomeSaid marks={said} banks={banksOf(outcome)} />}
            {mayWrite && <NamedByMistake review={review.id} marks={said} />}
            {outcome && <p><a href={`/outcomes/${id}/river`}>{say('look.river')}<span class="govuk-visually-hidden">: {outcome.statement}</span></a></p>}
          </Sheet>
        )
      })}
      {events.length > 0 && <><h2>{say('look.events')}</h2><EventList events={events} today={today} /></>}
      {review.summary && <><h2>{say('look.summary')}</h2><p class="said" dir="auto">{review.summary}</p></>}
      {mayWrite && <ButtonGroup><ButtonLink href={`/reviews/${review.id}/writing`}>{say('look.goOn')}</ButtonLink></ButtonGroup>}
    </>
  )
}

/** Somebody was named by mistake: taken back, and the row stays in the history. */
function NamedByMistake({ review, marks }: { review: string; marks: readonly Mark[] }) {
  const named = marks.filter((mark) => !mark.replaced).flatMap((mark) => mark.contributors)
  if (named.length === 0) return null
  return (
    <Details summary={say('mistake')}>
      {named.map((one) => <form method="post" action={`/reviews/${review}/contributors/${one.id}/withdrawal`}><Button kind="secondary">{say('mistake.take', { who: contributorInWords(one) })}</Button></form>)}
    </Details>
  )
}
