import { dayIn } from '../../kernel/clock.ts'
import { sayDay, sayTime, sayWeekday } from '../../kernel/dates.ts'
import { ButtonGroup, ButtonLink, Details, Empty, Note, Quote, Sheet, SideList, Table } from '../../kernel/ui/index.ts'
import type { Look } from '../../kernel/looks.ts'
import { PromisesSection } from '../actions/index.ts'
import { CircleSection } from '../circles/index.ts'
import { StartTalk } from '../conversations/index.ts'
import { ConceptTags, DirectionWords, isLive, type Outcome, OutcomeHeading } from '../outcomes/index.ts'
import { PermissionsSection } from '../permissions/index.ts'
import { PlanSection } from '../plans/index.ts'
import { River } from '../reviews/index.ts'
import { TwoMinutes } from './card.tsx'
import { newestLooks, type Story } from './queries.ts'
import { say } from './say.ts'
import { Told } from './told.tsx'

/** The carer's page: two minutes first, then what matters now, then the story so far. */
export function StoryPage({ story, zone, reading }: { story: Story; zone: string; reading: 'own' | 'reason' | 'team' }) {
  const { carer, outcomes, mayWrite, conversations, spell, today } = story
  const live = outcomes.filter(isLive)
  const rested = outcomes.filter((one) => !isLive(one))
  const strengths = story.lifted.filter((one) => one.kind === 'strength').slice(0, 3)
  const planned = conversations.filter((one) => !one.heldAt && one.plannedFor).at(-1)
  return (
    <>
      <h1 dir="auto">{carer.name}</h1>
      {reading === 'reason' && <Note>{say('reading', { name: carer.callName })}</Note>}
      {reading === 'team' && <Note>{say('readingTeam', { name: carer.callName })}</Note>}
      {spell.state === 'closed' && <Note>{say('resting', { day: sayDay(spell.since ?? today, today) })}</Note>}
      {spell.state === 'paused' && <Note>{say('paused', { day: sayDay(spell.since ?? today, today) })}</Note>}
      <TwoMinutes story={story} />
      {mayWrite && (
        <ButtonGroup>
          <StartTalk carer={carer.id} />
          {live.length > 0 && <ButtonLink href={`/carers/${carer.id}/reviews/new`} kind="secondary">{say('review')}</ButtonLink>}
        </ButtonGroup>
      )}
      {planned && <p><a href={`/conversations/${planned.id}`}>{say('planned', { when: `${sayWeekday(planned.onDay)}, ${sayTime(planned.plannedFor!, zone)}` })}</a></p>}
      {strengths.length > 0 && <p><b>{say('strengths', { name: carer.callName })}</b> {strengths.map((one) => <><Quote>{one.words}</Quote> </>)}</p>}
      <h2>{say('matters')}</h2>
      {live.length === 0 && <Empty>{say('matters.none', { name: carer.callName })}</Empty>}
      {live.map((one, index) => <Matter outcome={one} story={story} first={index === 0} />)}
      {mayWrite && <p><a href={`/outcomes/new?carer=${carer.id}`}>{say('matters.add')}</a></p>}
      {rested.length > 0 && <Details summary={say('resting.outcomes')}>{rested.map((one) => <Matter outcome={one} story={story} />)}</Details>}
      <h2 id="story">{say('story')}</h2>
      <Told story={story} />
    </>
  )
}

function Matter({ outcome, story, first }: { outcome: Outcome; story: Story; first?: boolean }) {
  const { carer, rivers, today } = story
  const rows = rivers.get(outcome.id) ?? []
  return (
    <Sheet as="article">
      <OutcomeHeading outcome={outcome} href={`/outcomes/${outcome.id}`} />
      <p>
        <DirectionWords direction={outcome.direction} pronoun={carer.pronouns} />
        {outcome.source
          ? <> · {say('from')} <a href={`/conversations/${outcome.source.conversation}#passage-${outcome.source.passage}`}>{sayDay(outcome.source.heldOn, today)}</a></>
          : <> · {say('began', { day: sayDay(outcome.beganOn, today) })}</>} <ConceptTags concepts={outcome.concepts} />
      </p>
      {rows.length > 0 && <River rows={rows} banks={{ near: outcome.nearBank, far: outcome.farBank }} today={today} name={first ? carer.callName : undefined} />}
    </Sheet>
  )
}

/** Beside: the plan, what was promised, who is around, who may know what, who has looked. */
export function StorySide({ story, zone }: { story: Story; zone: string }) {
  const { carer, today, mayWrite } = story
  const looked = newestLooks(story.looks, zone).slice(0, 4).map((look) => say('looks.line', { name: look.name, when: whenOf(look.day, today) }) + (look.why ? say('looks.why', { why: look.why }) : ''))
  return (
    <>
      <PlanSection plans={story.plans} carer={carer.id} remarks={story.remarks.length} today={today} mayWrite={mayWrite} nextLook={story.nextLook} />
      <PromisesSection actions={story.actions} carer={carer.id} today={today} mayWrite={mayWrite} />
      <CircleSection circle={story.circle} carer={carer} />
      <PermissionsSection permissions={story.permissions} carer={carer} />
      <SideList title={say('looks')}>
        <p><small>{looked.join('. ')}{looked.length > 0 && '. '}{say('looks.sees', { name: carer.callName })}</small></p>
        <p><small><a href={`/carers/${carer.id}/looks`}>{say('looks.all')}</a></small></p>
      </SideList>
      <SideList title={say('more')} items={[
        <a href={`/carers/${carer.id}/details`}>{say('more.details', { name: carer.callName })}</a>,
        <a href={`/carers/${carer.id}/workers`}>{say('more.workers', { name: carer.callName })}</a>,
        <a href={`/carers/${carer.id}/contacts`}>{say('more.contacts')}</a>,
        <a href={`/carers/${carer.id}/documents`}>{say('more.documents')}</a>,
        <a href={`/carers/${carer.id}/equality`}>{say('more.equality')}</a>,
        mayWrite && <a href={`/carers/${carer.id}/own-page`}>{say('more.own', { name: carer.callName })}</a>,
        mayWrite && <a href={`/carers/${carer.id}/merges/new`}>{say('more.merge')}</a>,
      ]} />
    </>
  )
}

/** Everyone who has looked, as the carer sees it too. */
export function LooksPage({ name, looks, zone, today }: { name: string; looks: readonly Look[]; zone: string; today: string }) {
  return (
    <>
      <h1>{say('looks.title')}</h1>
      <p>{say('looks.intro', { name })}</p>
      <Table head={[say('looks.when'), say('looks.who'), say('looks.purpose'), say('looks.reason')]} rows={looks.map((look) => [
        `${whenOf(dayIn(zone, look.at), today)}, ${sayTime(look.at, zone)}`, look.name, say(`purpose.${look.purpose}` as 'purpose.plan'), look.why ?? '',
      ])} />
    </>
  )
}

function whenOf(day: string, today: string): string {
  return day === today ? say('today') : sayDay(day, today)
}
