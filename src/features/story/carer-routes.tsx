import { Hono } from 'hono'
import type { Actor } from '../../kernel/actor.ts'
import { sayTime, sayWeekday } from '../../kernel/dates.ts'
import { actorOf, type Env, idOf, showPage } from '../../kernel/http.tsx'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { type Access, openRecord, stillNote } from '../access/index.ts'
import { PromisesSection } from '../actions/index.ts'
import { CircleSection, NamedAdultSection } from '../circles/index.ts'
import { StartTalk } from '../conversations/index.ts'
import { DifferencesSection } from '../differences/index.ts'
import { CopiesSection } from '../copies/index.ts'
import { EmergencySection } from '../emergency-plans/index.ts'
import { DocumentsSection } from '../documents/index.ts'
import { findLenses, LensChooser, LensView } from '../lenses/index.ts'
import { isLive, seenOf } from '../outcomes/index.ts'
import { NeedsSection } from '../needs/index.ts'
import { PermissionsSection } from '../permissions/index.ts'
import { PlanSection } from '../plans/index.ts'
import { RisksSection } from '../risks/index.ts'
import { Matter, mattersNow } from './matters.tsx'
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
      matters={mattersNow(live, story)} rested={story.outcomes.filter((outcome) => !isLive(outcome)).map((outcome) => <Matter outcome={outcome} story={story} />)} />
  )
  const side = { label: say('side'), content: sideOf(story, zone) }
  return showPage(c, { title: story.carer.name, place: '/carers', safetyHref: `/carers/${id}/concerns/new`, before: stillNote(story.carer), side }, page)
})

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
