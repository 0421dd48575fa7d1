import { Hono } from 'hono'
import { demand, NotFound } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { findStills, findStillUses, getToday, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { askOnOwnPage, stepRequest, stepsPossible, writeRequest } from './commands.ts'
import { copying, takeUntil } from './copy/routes.tsx'
import { findParts } from './copy/queries.ts'
import { findErasures } from './erasing/queries.ts'
import { erasing } from './erasing/routes.tsx'
import { findPlans, findRemarks } from '../plans/index.ts'
import { mayHandleRequests, mayPrepareCopy } from './policy.ts'
import { findKeptFrom, findRequests, getRequest } from './queries.ts'
import { OwnRequestForm, RequestForm, StepForm } from './schema.ts'
import { NewRequestPage, OwnRequestsPage, RequestPage, RequestsPage } from './views.tsx'
import { say } from './words.ts'
import english from './words.en.json'

export const requests = new Hono<Env>()
interface Wrong { answers: Answers; errors: Errors }

const frame = (carer: Carer, title: string) => ({ title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) })
const called = (carer: Carer) => ({ id: carer.id, name: carer.initials ?? carer.callName })

requests.get('/carers/:id/requests', async (c) => {
  const { carer, found, today } = await openHandling(c, idOf(c, 'id'))
  return showPage(c, frame(carer, say('title')), <RequestsPage carer={called(carer)} requests={found} today={today} />)
})

requests.get('/carers/:id/requests/new', (c) => showNew(c))

requests.post('/carers/:id/requests', async (c) => {
  const form = await readForm(c, RequestForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => writeRequest(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return form.ok && !errors ? c.redirect(`/requests/${form.value.id}`, 303) : showNew(c, { answers: form.answers, errors: errors ?? {} })
})

requests.get('/requests/:id', (c) => showRequest(c))

requests.post('/requests/:id/steps', async (c) => {
  const form = await readForm(c, StepForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => stepRequest(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showRequest(c, { step: { answers: form.answers, errors } }) : c.redirect(`/requests/${idOf(c, 'id')}`, 303)
})

requests.route('/', copying(showRequest))
requests.route('/', erasing)

// On the carer's own page.

requests.get('/my-requests', (c) => showOwn(c))

requests.post('/my-requests', async (c) => {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  const form = await readForm(c, OwnRequestForm, english)
  if (!form.ok) return showOwn(c, form)
  await inTenant(actor, (tx) => askOnOwnPage(tx, actor.carer, form.value), c.get('request'))
  return c.redirect('/my-requests', 303)
})

/** Opens the record for whoever may handle what is asked of it; everybody else finds nothing there. */
async function openForHandling(c: Ctx, id: string) {
  const actor = actorOf(c)
  const access = await openRecord(actor, id, 'request')
  demand(mayHandleRequests(actor, access))
  return { actor, access }
}

async function openHandling(c: Ctx, id: string) {
  const { actor, access } = await openForHandling(c, id)
  return readTenant(actor, (tx) => together({ actor, access, carer: getCarer(tx, id), found: findRequests(tx, id), today: getToday(tx) }))
}

async function showNew(c: Ctx, wrong?: Wrong): Promise<Response> {
  const { carer, today } = await openHandling(c, idOf(c, 'id'))
  const answers = wrong?.answers ?? { id: newId(), ...dayAnswers('receivedOn', today) }
  return showPage(c, { ...frame(carer, say('new.title')), errors: wrong !== undefined }, <NewRequestPage carer={called(carer)} answers={answers} errors={wrong?.errors} />, wrong ? 422 : 200)
}

async function showRequest(c: Ctx, wrong: { step?: Wrong; giving?: Wrong } = {}): Promise<Response> {
  const { carer: id } = await inTenant(actorOf(c), (tx) => getRequest(tx, idOf(c, 'id')))
  const { actor, access } = await openForHandling(c, id)
  const { carer, today, request, left, may, erasures, remarks, stills, uses } = await readTenant(actor, async (tx) => {
    const { one, kept, ...found } = await together({ carer: getCarer(tx, id), today: getToday(tx), one: getRequest(tx, idOf(c, 'id')), kept: findKeptFrom(tx, id, access.ownWorkers), erasures: findErasures(tx, idOf(c, 'id')) })
    const may = (one.kind === 'copy' || one.kind === 'forget') && mayPrepareCopy(actor, access, kept)
    const held = one.kind === 'hold-still' ? await together({ stills: findStills(tx, id), uses: findStillUses(tx, id) }) : { stills: [], uses: [] }
    const remarks = one.kind === 'put-right' ? (await Promise.all((await findPlans(tx, id)).map((plan) => findRemarks(tx, plan.id)))).flat() : []
    return { ...found, ...held, remarks, request: one, may, left: may && one.kind === 'copy' ? (await findParts(tx, id, one.id)).filter((part) => part.asks && part.decided === null).length : null }
  })
  const failed = wrong.step ?? wrong.giving
  const page = <RequestPage request={request} today={today} possible={stepsPossible(request)} left={left} erasures={erasures} mayErase={may} remarks={remarks} name={called(carer).name} stills={stills} uses={uses}
    stepping={wrong.step ?? { answers: { id: newId(), ...dayAnswers('onDay', today) } }} giving={wrong.giving ?? { answers: { id: newId(), ...dayAnswers('givenOn', today) } }} />
  return showPage(c, { ...frame(carer, say(`kind.${request.kind}`)), errors: failed !== undefined }, page, failed ? 422 : 200)
}

async function showOwn(c: Ctx, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  await openRecord(actor, actor.carer, 'own-space')
  const found = await readTenant(actor, async (tx) => {
    const { requests: mine, ...rest } = await together({ requests: findRequests(tx, actor.carer), stills: findStills(tx, actor.carer), uses: findStillUses(tx, actor.carer), today: getToday(tx) })
    return { requests: mine, ...rest, erasures: new Map(await Promise.all(mine.filter(({ kind }) => kind === 'forget').map(async ({ id }) => [id, await findErasures(tx, id)] as const))) }
  })
  const page = <OwnRequestsPage {...found} filled={wrong ?? { answers: { id: newId() } }} takeUntil={(request) => takeUntil(request, found.today)} />
  return showPage(c, { title: say('own.title'), place: '/my-requests', errors: wrong !== undefined }, page, wrong ? 422 : 200)
}
