import { Hono } from 'hono'
import { demand, NotFound } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { getToday, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { findCurrentPlan, getPlan } from '../plans/index.ts'
import { endPlan, sayEnding, takeUpPlan } from './commands.ts'
import { findEnded } from './queries.ts'
import { EndingWordsForm, PlanEndingForm } from './schema.ts'
import { EndingsPage, PlanEndingPage } from './views.tsx'
import { say } from './words.ts'
import english from './words.en.json'

export const endings = new Hono<Env>()
interface Wrong { answers: Answers; errors: Errors }

endings.get('/carers/:id/endings', (c) => showEndings(c))

endings.post('/carers/:id/endings', async (c) => {
  const form = await readForm(c, EndingWordsForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => sayEnding(tx, idOf(c, 'id'), form.value)), english) : form.errors
  return errors ? showEndings(c, { answers: form.answers, errors }) : c.redirect(`/carers/${idOf(c, 'id')}/endings`, 303)
})

endings.get('/plans/:id/ending', (c) => showPlanEnding(c))

endings.post('/plans/:id/ending', async (c) => {
  const form = await readForm(c, PlanEndingForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => endPlan(tx, idOf(c, 'id'), form.value)), english) : form.errors
  return errors ? showPlanEnding(c, { answers: form.answers, errors }) : c.redirect(`/plans/${idOf(c, 'id')}`, 303)
})

endings.post('/plans/:id/ending/undoing', async (c) => {
  await inTenant(actorOf(c), (tx) => takeUpPlan(tx, idOf(c, 'id')))
  return c.redirect(`/plans/${idOf(c, 'id')}`, 303)
})

endings.get('/my-endings', (c) => showOwnEndings(c))

endings.post('/my-endings', async (c) => {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  const form = await readForm(c, EndingWordsForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => sayEnding(tx, actor.carer, form.value)), english) : form.errors
  return errors ? showOwnEndings(c, { answers: form.answers, errors }) : c.redirect('/my-endings', 303)
})

async function showEndings(c: Ctx, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'record')
  const mayWrite = mayWriteCarer(actor, access)
  if (wrong) demand(mayWrite)
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, access.carer), ended: findEnded(tx, access.carer), plan: findCurrentPlan(tx, access.carer), today: getToday(tx) }))
  const plan = mayWrite && found.plan && !found.plan.endedOn ? found.plan.id : null
  const page = <EndingsPage ended={found.ended} name={found.carer.initials ?? found.carer.callName} today={found.today} action={mayWrite ? `/carers/${access.carer}/endings` : null} plan={plan} carer={access.carer} freshId={newId} wrong={wrong} />
  return showPage(c, { title: say('title'), place: '/carers', safetyHref: `/carers/${access.carer}/concerns/new`, before: recordTrail(found.carer, say('title')), errors: wrong !== undefined }, page, wrong ? 422 : 200)
}

async function showOwnEndings(c: Ctx, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  await openRecord(actor, actor.carer, 'own-space')
  const { ended, today } = await readTenant(actor, (tx) => together({ ended: findEnded(tx, actor.carer), today: getToday(tx) }))
  const page = <EndingsPage ended={ended} name={null} today={today} action="/my-endings" plan={null} carer={null} freshId={newId} wrong={wrong} />
  return showPage(c, { title: say('title.own'), place: '/my-words', errors: wrong !== undefined }, page, wrong ? 422 : 200)
}

async function showPlanEnding(c: Ctx, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  const { plan } = await inTenant(actor, (tx) => getPlan(tx, idOf(c, 'id')))
  const access = await openRecord(actor, plan.carer, 'plan')
  if (!mayWriteCarer(actor, access)) throw new NotFound()
  const { carer, today } = await readTenant(actor, (tx) => together({ carer: getCarer(tx, plan.carer), today: getToday(tx) }))
  const page = <PlanEndingPage plan={plan.id} name={carer.initials ?? carer.callName} madeOn={plan.madeOn} answers={wrong?.answers ?? { id: newId(), ...dayAnswers('on', today) }} errors={wrong?.errors} />
  return showPage(c, { title: say('plan.title'), place: '/carers', safetyHref: `/carers/${plan.carer}/concerns/new`, before: recordTrail(carer, say('plan.title')), errors: wrong !== undefined }, page, wrong ? 422 : 200)
}
