import { Hono } from 'hono'
import { dayIn } from '../../kernel/clock.ts'
import { NotFound } from '../../kernel/errors.ts'
import { actorOf, type Env, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { tongueAsked } from '../../kernel/languages/asked.ts'
import { findLooks, type Look } from '../../kernel/looks.ts'
import { readTenant, type Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
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
import { findGiven, findNextLook, findPlans, findRemarks, readContent, writtenPlanWords } from '../plans/index.ts'
import { type Looked, MyPlanAside, MyPlanPage } from './views.tsx'
import { say } from './words.ts'

export const myPlan = new Hono<Env>()

myPlan.get('/my-plan', async (c) => {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  const access = await openRecord(actor, actor.carer, 'own-space')
  const found = await readTenant(actor, async (tx) => {
    const id = actor.carer
    const plansRead = findPlans(tx, id)
    const { plans, content, today, circle, carer, hold, adult, emergency, future, remarks, namings, linked, openings, settings, ...rest } = await together({
      plans: plansRead, content: plansRead.then(([current]) => current && readContent(tx, current)), remarks: plansRead.then((all) => Promise.all(all.map((plan) => findRemarks(tx, plan.id)))),
      today: getToday(tx), circle: findCircle(tx, id), carer: getCarer(tx, id), hold: findHold(tx, id), adult: findNamedAdult(tx, id), emergency: findAhead(tx, id, 'emergency'), future: findAhead(tx, id, 'future'),
      namings: access.restrictedTo && findNamings(tx, id), linked: findLinkedPlans(tx, id), openings: findOpenings(tx, id), settings: findSettings(tx), nextLook: findNextLook(tx, id),
      given: findGiven(tx, id), promises: findPromisesOfCarer(tx, id), talks: findTalksToSayOf(tx, id, monthAgo(tx.at)), looks: findMergedFrom(tx, id).then((merged) => findLooks(tx, id, merged)),
    })
    const [current, ...earlier] = plans
    const about = aboutOf(carer, circle)
    const young = carer.kind === 'young' ? { adult } : null
    const ahead = [emergency, future].flatMap(({ versions, ...one }) => versions[0] ? [{ plan: versions[0], versions, about, ...one, today, formId: newId() }] : [])
    const named = namings && namings.map(({ worker, by, at }) => ({ worker, by, day: dayIn(c.get('zone'), at) }))
    // After a death nothing here asks her for anything.
    return {
      looks: rest.looks, given: rest.given, hold, nextLook: hold ? undefined : rest.nextLook, promises: hold ? [] : rest.promises, talks: hold ? [] : rest.talks,
      asked: tongueAsked(c.req.query('language'), carer.language, writtenPlanWords),
      current: current && content && { plan: current, ...content }, earlier, ahead, young, linked: linked.length, remarks: remarks.flat(), named, today, standing: standingAround(circle),
      openings: openings.filter((one) => one.openedAt > monthAgo(tx.at)), phone: settings.phone,
    }
  })
  const looks = tellLooks(found.looks.filter((look) => look.accountId !== actor.id), c.get('zone'))
  const shown = { ...found, carer: actor.carer, looks, formId: newId(), happeningId: newId(), zone: c.get('zone') }
  return showPage(c, { title: say('title'), place: '/my-plan', side: { label: say('looks'), content: <MyPlanAside {...shown} /> } }, <MyPlanPage {...shown} />)
})

/** Every version of one kind of plan for later that she agreed to, who may see it, and what was said of it. */
async function findAhead(tx: Tx, carer: string, kind: 'emergency' | 'future') {
  return together({ versions: findEmergencyPlans(tx, carer, kind), readers: findReaders(tx, carer, kind), remarks: findEmergencyRemarks(tx, carer, kind) })
}

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
