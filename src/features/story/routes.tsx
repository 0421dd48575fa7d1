import { Hono } from 'hono'
import { dayIn } from '../../kernel/clock.ts'
import { sayTime } from '../../kernel/dates.ts'
import { actorOf, type Env, idOf, showPage } from '../../kernel/http.tsx'
import { findLooks } from '../../kernel/looks.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { getToday, openRecord } from '../access/index.ts'
import { findMergedFrom } from '../amends/index.ts'
import { recordTrail } from '../carers/index.ts'
import { carerPage } from './carer-routes.tsx'
import { exportRoutes } from './export.ts'
import { longView } from './long-view/routes.tsx'
import { getCalled } from './queries.ts'
import { say } from './say.ts'
import { LooksPage } from './views.tsx'

export const story = new Hono<Env>()

story.route('/', carerPage)
story.route('/', exportRoutes)
story.route('/', longView)

story.get('/carers/:carer/looks', async (c) => {
  const id = idOf(c, 'carer')
  const actor = actorOf(c)
  await openRecord(actor, id, 'record')
  const { carer, looks, today } = await inTenant(actor, async (tx) => ({ carer: await getCalled(tx, id), looks: await findLooks(tx, id, await findMergedFrom(tx, id)), today: await getToday(tx) }))
  const zone = c.get('zone')
  const page = <LooksPage name={carer.callName} looks={looks.map((look) => ({ ...look, day: dayIn(zone, look.at), time: sayTime(look.at, zone) }))} today={today} />
  return showPage(c, { title: say('looks.title'), place: '/carers', before: recordTrail(carer, say('looks.title')), safetyHref: `/carers/${id}/concerns/new` }, page)
})
