import { Hono } from 'hono'
import type { Actor } from '../../kernel/actor.ts'
import { sayDay, sayTime, sayWeekday } from '../../kernel/dates.ts'
import { actorOf, type Env, idOf, showPage } from '../../kernel/http.tsx'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { Sheet } from '../../kernel/ui/index.ts'
import { type Access, openRecord, stillNote } from '../access/index.ts'
import { PromisesSection } from '../actions/index.ts'
import { CircleSection, NamedAdultSection } from '../circles/index.ts'
import { StartTalk } from '../conversations/index.ts'
import { DifferencesSection } from '../differences/index.ts'
import { CopiesSection } from '../copies/index.ts'
import { EmergencySection } from '../emergency-plans/index.ts'
import { DocumentsSection } from '../documents/index.ts'
import { findLenses, LensChooser, LensView } from '../lenses/index.ts'
import { ConceptTags, DirectionWords, isLive, type Outcome, OutcomeHeading, seenOf } from '../outcomes/index.ts'
import { NeedsSection } from '../needs/index.ts'
import { PermissionsSection } from '../permissions/index.ts'
import { PlanSection } from '../plans/index.ts'
import { banksOf, River } from '../reviews/index.ts'
import { RisksSection } from '../risks/index.ts'
import { findKnownMerge, findStory, newestLooks, type Story } from './queries.ts'
import { say } from './say.ts'
import { MoreSection, StoryPage } from './views.tsx'

/** The carer's page, composed from sections that the rooms' doors offer. */
export const carerPage = new Hono<Env>()

carerPage.get('/carers/:carer', async (c) => {
  const id = idOf(c, 'carer')
  const actor = actorOf(c)
  const into = await inTenant(actor, (tx) => findKnownMerge(tx, id))
  if (into) return c.redirect(`/carers/${into}`, 303)
  const access = await openRecord(actor, id, 'record')
  const { story, lenses } = await readTenant(actor, (tx) => together({ story: findStory(tx, access), lenses: findLenses(tx) }))
  const lens = lenses.find((one) => one.id === c.req.query('lens'))
  const live = story.outcomes.filter(isLive)
  const zone = c.get('zone')
  const next = story.conversations.filter((one) => !one.heldAt && one.plannedFor).at(-1)
  const page = (
    <StoryPage story={story} reading={readingAs(actor, access)} start={<StartTalk carer={id} />}
      planned={next?.plannedFor ? { href: `/conversations/${next.id}`, readyHref: `/conversations/${next.id}/preparations/new`, when: `${sayWeekday(next.onDay)}, ${sayTime(next.plannedFor, zone)}` } : undefined}
      lens={live.length > 0 && (
        <>
          <LensChooser lenses={lenses} chosen={lens?.id} action={`/carers/${id}`} />
          {lens && <LensView lens={lens} name={story.carer.callName} outcomes={live.map(seenOf)} />}
        </>
      )}
      matters={live.map((outcome, index) => matter(outcome, story, index === 0, live.length > many ? 1 : undefined))}
      rested={story.outcomes.filter((outcome) => !isLive(outcome)).map((outcome) => matter(outcome, story, false))} />
  )
  const side = { label: say('side'), content: sideOf(story, zone) }
  return showPage(c, { title: story.carer.name, place: '/carers', safetyHref: `/carers/${id}/concerns/new`, before: stillNote(story.carer), side }, page)
})

/** With more outcomes than this on the page, one row of each long river stands open. */
const many = 4

function matter(outcome: Outcome, { carer, rivers, today }: Story, first: boolean, open?: number) {
  const rows = rivers.get(outcome.id) ?? []
  const { source } = outcome
  return (
    <Sheet as="article">
      <OutcomeHeading outcome={outcome} href={`/outcomes/${outcome.id}`} />
      <p>
        <DirectionWords direction={outcome.direction} pronoun={carer.pronouns} />
        {source
          ? <> · {say('from')} <a href={`/conversations/${source.conversation}#passage-${source.passage}`}>{sayDay(source.heldOn, today)}</a></>
          : <> · {say('began', { day: sayDay(outcome.beganOn, today) })}</>} <ConceptTags concepts={outcome.concepts} />
      </p>
      {rows.length > 0 && <River rows={rows} banks={banksOf(outcome)} today={today} name={first ? carer.callName : undefined} open={open} />}
    </Sheet>
  )
}

function sideOf(story: Story, zone: string) {
  const { carer, today, mayWrite } = story
  return (
    <>
      <PlanSection plans={story.plans} given={story.given} carer={carer.id} remarks={story.remarks} today={today} mayWrite={mayWrite} nextLook={story.hold ? undefined : story.nextLook} />
      <EmergencySection carer={carer.id} emergency={story.emergency} future={story.future} waiting={story.notRight.map(({ plan }) => plan)} today={today} mayWrite={mayWrite} />
      <NeedsSection needs={story.needs} none={story.noNeeds} carer={carer.id} mayWrite={mayWrite} />
      <CopiesSection carer={carer.id} copies={story.copies} today={today} />
      <p><small><a href={`/carers/${carer.id}/linked-plans`}>{say('linked')}</a></small></p>
      <PromisesSection actions={story.actions} carer={carer.id} today={today} mayWrite={mayWrite} />
      <CircleSection circle={story.circle} carer={carer} />
      {carer.kind === 'young' && <NamedAdultSection carer={carer.id} adult={story.namedAdult} mayWrite={mayWrite} />}
      <RisksSection risks={story.risks} carer={carer.initials ?? carer.callName} today={today} mayWrite={mayWrite} />
      <DifferencesSection differences={story.differences} today={today} addHref={null} />
      <PermissionsSection permissions={story.permissions} carer={carer} />
      <DocumentsSection documents={story.documents} carer={carer} />
      <MoreSection story={story} looked={newestLooks(story.looks, zone).slice(0, 4)} />
    </>
  )
}

function readingAs(actor: Actor, access: Access): 'own' | 'reason' | 'team' {
  if (actor.id === null || access.ownWorkers.includes(actor.id)) return 'own'
  return access.reasonToday.includes(actor.id) || access.openedNow.includes(actor.id) ? 'reason' : 'team'
}
