import { Hono } from 'hono'
import { dayIn } from '../../kernel/clock.ts'
import { NotFound } from '../../kernel/errors.ts'
import { actorOf, type Env, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { findLooks, type Look } from '../../kernel/looks.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { findNamings, getToday, openRecord } from '../access/index.ts'
import { findPromisesOfCarer } from '../actions/index.ts'
import { findMergedFrom } from '../amends/index.ts'
import { getCarer } from '../carers/index.ts'
import { findCircle, findNamedAdult, standingAround } from '../circles/index.ts'
import { findHold } from '../endings/index.ts'
import { aboutOf, findEmergencyPlans, findEmergencyRemarks, findReaders } from '../emergency-plans/index.ts'
import { findLinkedPlans } from '../linked-plans/index.ts'
import { findTalksToSayOf } from '../listening/index.ts'
import { findOpenings } from '../openings/index.ts'
import { findSettings } from '../organisations/index.ts'
import { findNextLook, findPlans, findRemarks, readContent } from '../plans/index.ts'
import { type Looked, MyPlanAside, MyPlanPage } from './views.tsx'
import { say } from './words.ts'

export const myPlan = new Hono<Env>()

myPlan.get('/my-plan', async (c) => {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  const access = await openRecord(actor, actor.carer, 'own-space')
  const found = await inTenant(actor, async (tx) => {
    const plans = await findPlans(tx, actor.carer)
    const [current, ...earlier] = plans
    const today = await getToday(tx)
    const circle = await findCircle(tx, actor.carer)
    // After a death nothing here asks her for anything.
    const hold = await findHold(tx, actor.carer)
    const carer = await getCarer(tx, actor.carer)
    const about = aboutOf(carer, circle)
    const young = carer.kind === 'young' ? { adult: await findNamedAdult(tx, actor.carer) } : null
    const ahead = []
    for (const kind of ['emergency', 'future'] as const) {
      const [plan, ...before] = await findEmergencyPlans(tx, actor.carer, kind)
      if (plan) ahead.push({ plan, versions: [plan, ...before], about, readers: await findReaders(tx, actor.carer, kind), remarks: await findEmergencyRemarks(tx, actor.carer, kind), today, formId: newId() })
    }
    const remarks = await Promise.all(plans.map((plan) => findRemarks(tx, plan.id)))
    const named = access.restrictedTo && (await findNamings(tx, actor.carer)).map(({ worker, by, at }) => ({ worker, by, day: dayIn(c.get('zone'), at) }))
    return { current: current && { plan: current, ...await readContent(tx, current) }, earlier, ahead, young, linked: (await findLinkedPlans(tx, actor.carer)).length, remarks: remarks.flat(), named, today, hold, nextLook: hold ? undefined : await findNextLook(tx, actor.carer), standing: standingAround(circle),
      promises: hold ? [] : await findPromisesOfCarer(tx, actor.carer),
      talks: hold ? [] : await findTalksToSayOf(tx, actor.carer, monthAgo(tx.at)),
      openings: (await findOpenings(tx, actor.carer)).filter((one) => one.openedAt > monthAgo(tx.at)), phone: (await findSettings(tx)).phone, looks: await findLooks(tx, actor.carer, await findMergedFrom(tx, actor.carer)) }
  })
  const looks = tellLooks(found.looks.filter((look) => look.accountId !== actor.id), c.get('zone'))
  const shown = { ...found, carer: actor.carer, looks, formId: newId(), zone: c.get('zone') }
  return showPage(c, { title: say('title'), place: '/my-plan', side: { label: say('looks'), content: <MyPlanAside {...shown} /> } }, <MyPlanPage {...shown} />)
})

/** Told at the top for so long; after that it stands in the list of looks, with the reason. */
const monthAgo = (now: Date) => new Date(now.getTime() - 30 * 86_400_000)

/** One line a person and day. A concern is known only to those it names, so that somebody opened one is not told here. */
function tellLooks(looks: readonly Look[], zone: string): Looked[] {
  const told = new Map<string, Looked>()
  for (const { name, purpose, at, why } of looks) {
    if (purpose === 'concern') continue
    const day = dayIn(zone, at)
    const line = told.get(`${name} ${day}`) ?? { name, day, purposes: [], why: null }
    if (!line.purposes.includes(purpose)) line.purposes.push(purpose)
    told.set(`${name} ${day}`, { ...line, why: line.why ?? why })
  }
  return [...told.values()]
}
