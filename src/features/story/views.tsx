import type { ComponentChildren } from 'preact'
import { sayDay } from '../../kernel/dates.ts'
import { ButtonGroup, ButtonLink, Details, Empty, Note, Quote, Scroll, SideList, Table } from '../../kernel/ui/index.ts'
import { HoldNote } from '../endings/index.ts'
import { TwoMinutes } from './card.tsx'
import type { Look, Story } from './queries.ts'
import { say } from './say.ts'
import { Told } from './told.tsx'

export interface StoryShown {
  story: Story
  reading: 'own' | 'reason' | 'team'
  /** A section for each outcome that matters now, and for each that rests, from the rooms that know. */
  matters: readonly ComponentChildren[]
  rested: readonly ComponentChildren[]
  /** The same outcomes through a lens, and the way to choose one. */
  lens: ComponentChildren
  /** The button that starts a talk. */
  start: ComponentChildren
  /** The talk that is planned next. */
  planned?: { href: string; when: string; readyHref: string }
}

/** The carer's page: two minutes first, then what matters now, then the story so far. */
export function StoryPage({ story, reading, matters, rested, lens, start, planned }: StoryShown) {
  const { carer, mayWrite } = story
  const strengths = story.lifted.filter((one) => one.kind === 'strength').slice(0, 3)
  return (
    <>
      <h1 dir="auto">{carer.name}</h1>
      <Standing story={story} reading={reading} />
      {story.hold && <HoldNote hold={story.hold} carer={carer.id} name={carer.callName} today={story.today} mayWrite={mayWrite} />}
      <TwoMinutes story={story} />
      {mayWrite && (
        <ButtonGroup>
          {start}
          {matters.length > 0 && <ButtonLink href={`/carers/${carer.id}/reviews/new`} kind="secondary">{say('review')}</ButtonLink>}
        </ButtonGroup>
      )}
      {planned && <p><a href={planned.href}>{say('planned', { when: planned.when })}</a>{mayWrite && <> · <a href={planned.readyHref}>{say('planned.ready')}</a></>}</p>}
      {strengths.length > 0 && <p><b>{say('strengths', { name: carer.callName })}</b> {strengths.map((one) => <>{one.voice === 'unsaid' ? <span dir="auto">{one.words}</span> : <Quote>{one.words}</Quote>} </>)}</p>}
      <h2>{say('matters')}</h2>
      {matters.length === 0 && <Empty>{say('matters.none', { name: carer.callName })}</Empty>}
      {lens}
      {matters}
      {mayWrite && <p><a href={`/outcomes/new?carer=${carer.id}`}>{say('matters.add')}</a></p>}
      {matters.length + rested.length > 1 && <p><a href={`/carers/${carer.id}/rivers`}>{say('rivers.all')}</a></p>}
      {rested.length > 0 && <Details summary={say('resting.outcomes')}>{rested}</Details>}
      <h2 id="story">{say('story')}</h2>
      <Told story={story} />
      <p><a href={`/carers/${carer.id}/long-view`}>{say('long.open')}</a></p>
    </>
  )
}

/** Why one is reading here, and whether support goes on: only when it is not the plain case. */
function Standing({ story: { carer, spell, today }, reading }: Pick<StoryShown, 'story' | 'reading'>) {
  const since = sayDay(spell.since ?? today, today)
  return (
    <>
      {reading === 'reason' && <Note>{say('reading', { name: carer.callName })}</Note>}
      {reading === 'team' && <Note>{say('readingTeam', { name: carer.callName })}</Note>}
      {spell.state === 'closed' && <Note>{say('resting', { day: since })}</Note>}
      {spell.state === 'paused' && <Note>{say('paused', { day: since })}</Note>}
    </>
  )
}

export interface LookLine { name: string; day: string; why: string | null }

/** In the margin: who has looked, and the ways to everything else about the carer. */
export function MoreSection({ story: { carer, today, mayWrite, mayHandle, mayKeep, hasOwnPage }, looked }: { story: Story; looked: readonly LookLine[] }) {
  const lines = looked.map((look) => say('looks.line', { name: look.name, when: whenOf(look.day, today) }) + (look.why ? say('looks.why', { why: look.why }) : ''))
  return (
    <>
      <SideList title={say('looks')}>
        <p><small>{lines.join('. ')}{lines.length > 0 && '. '}{say(hasOwnPage ? 'looks.sees' : 'looks.maySee', { name: carer.callName })}</small></p>
        <p><small><a href={`/carers/${carer.id}/looks`}>{say('looks.all')}</a></small></p>
      </SideList>
      <SideList title={say('more')} items={[
        <a href={`/carers/${carer.id}/details`}>{say('more.details', { name: carer.callName })}</a>,
        <a href={`/carers/${carer.id}/workers`}>{say('more.workers', { name: carer.callName })}</a>,
        <a href={`/carers/${carer.id}/contacts`}>{say('more.contacts')}</a>,
        <a href={`/carers/${carer.id}/timescales`}>{say('more.timescales')}</a>,
        <a href={`/carers/${carer.id}/differences`}>{say('more.differences')}</a>,
        <a href={`/carers/${carer.id}/what-helped`}>{say('more.helped')}</a>,
        <a href={`/carers/${carer.id}/endings`}>{say('more.endings')}</a>,
        <a href={`/carers/${carer.id}/equality`}>{say('more.equality')}</a>,
        mayHandle && <a href={`/carers/${carer.id}/requests`}>{say('more.requests')}</a>,
        mayKeep && <a href={`/carers/${carer.id}/keeping`}>{say('more.keeping')}</a>,
        mayWrite && <a href={`/carers/${carer.id}/own-page`}>{say('more.own', { name: carer.callName })}</a>,
        mayWrite && <a href={`/carers/${carer.id}/merges/new`}>{say('more.merge')}</a>,
      ]} />
    </>
  )
}

/** Everyone who has looked, as the carer sees it too. */
export function LooksPage({ name, looks, today }: { name: string; looks: readonly (Look & { day: string; time: string })[]; today: string }) {
  return (
    <>
      <h1>{say('looks.title')}</h1>
      <p>{say('looks.intro', { name })}</p>
      <Scroll label={say('looks.title')}>
        <Table head={[say('looks.when'), say('looks.who'), say('looks.purpose'), say('looks.reason')]} rows={looks.map((look) => [
          `${whenOf(look.day, today)}, ${look.time}`, look.name, say(`purpose.${look.purpose}` as 'purpose.plan'), look.why ?? '',
        ])} />
      </Scroll>
    </>
  )
}

function whenOf(day: string, today: string): string {
  return day === today ? say('today') : sayDay(day, today)
}
