import { sayDay } from '../../../kernel/dates.ts'
import { Button, ButtonLink, Details, Note, Problems, SideList, Textarea, Words } from '../../../kernel/ui/index.ts'
import { DirectionWords, type Outcome, OutcomeHeading } from '../../outcomes/index.ts'
import type { Mark } from '../queries.ts'
import { type Filled, typed, type Writing } from './filled.ts'
import { MarkFormFields } from './mark-form.tsx'
import { MarkSaid, OutcomeSaid } from '../said.tsx'
import { banksOf, called, ReviewFacts } from '../views.tsx'
import { answersInWords, say } from '../words.ts'

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
