import { Hono } from 'hono'
import { type Actor } from '../../kernel/actor.ts'
import { actorOf, type Env, idOf, showPage } from '../../kernel/http.tsx'
import { inTenant } from '../../kernel/tenant.ts'
import { type Access, getToday, openRecord } from '../access/index.ts'
import { findMergedInto } from '../amends/index.ts'
import { getCarer, recordTrail } from '../carers/index.ts'
import { findOpenLooks, findStory } from './queries.ts'
import { say } from './say.ts'
import { LooksPage, StoryPage, StorySide } from './views.tsx'

export const story = new Hono<Env>()

story.get('/carers/:carer', async (c) => {
  const id = idOf(c, 'carer')
  const actor = actorOf(c)
  const into = await inTenant(actor, (tx) => findMergedInto(tx, id))
  const access = await openRecord(actor, id, 'record')
  if (into) return c.redirect(`/carers/${into}`, 303)
  const told = await inTenant(actor, (tx) => findStory(tx, access))
  const zone = c.get('zone')
  return showPage(c, {
    title: told.carer.name, place: '/carers', safetyHref: `/carers/${id}/concerns/new`,
    side: { label: say('side'), content: <StorySide story={told} zone={zone} /> },
  }, <StoryPage story={told} zone={zone} reading={readingAs(actor, access)} />)
})

story.get('/carers/:carer/looks', async (c) => {
  const id = idOf(c, 'carer')
  const actor = actorOf(c)
  await openRecord(actor, id, 'record')
  const { carer, looks, today } = await inTenant(actor, async (tx) => ({ carer: await getCarer(tx, id), looks: await findOpenLooks(tx, id), today: await getToday(tx) }))
  const page = <LooksPage name={carer.callName} looks={looks} zone={c.get('zone')} today={today} />
  return showPage(c, { title: say('looks.title'), place: '/carers', before: recordTrail(carer, say('looks.title')), safetyHref: `/carers/${id}/concerns/new` }, page)
})

function readingAs(actor: Actor, access: Access): 'own' | 'reason' | 'team' {
  if (actor.id === null || access.ownWorkers.includes(actor.id)) return 'own'
  return access.reasonToday.includes(actor.id) ? 'reason' : 'team'
}
