import { type Context, Hono } from 'hono'
import { dayIn } from '../../kernel/clock.ts'
import { demand, Invalid } from '../../kernel/errors.ts'
import { type Answers, type Errors, sentencesOf } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { recordLook } from '../../kernel/looks.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { findSupportWorkers, findWorkers } from '../workers/index.ts'
import { allocate, endAllocation, endWorksHere, giveReason, liftRefusal, refuseWorker, sayWorksHere } from './commands.ts'
import { NeedsReason } from './open.ts'
import { type Access, mayAllocate, mayGiveReason, mayKnowCarer, mayOpenInEmergency, mayReadCarer, mayRestrict } from './policy.ts'
import { findAllocations, findRefusals, findWorksHere, getAccess, getNamed, getToday } from './queries.ts'
import { restrictionRoutes } from './restriction-routes.tsx'
import { AllocationForm, EndingForm, ReasonForm, RefusalForm, WorksHereForm } from './schema.ts'
import { stillRoutes } from './stills/routes.tsx'
import { recordTrail } from './trail.tsx'
import { type Again, NeedsReasonPage, reasonTitle, WorkersPage } from './views.tsx'
import english from './words.en.json'
import { say } from './words.ts'

export const access = new Hono<Env>()
access.route('/', restrictionRoutes)
access.route('/', stillRoutes)

access.get('/carers/:id/workers', (c) => showWorkers(c))

access.post('/carers/:id/allocations', async (c) => {
  const form = await readForm(c, AllocationForm, english)
  const again = (errors: Errors) => showWorkers(c, { form: 'allocation', answers: form.answers, errors })
  if (!form.ok) return again(form.errors)
  return change(c, (tx, carer) => allocate(tx, carer, form.value), again)
})

access.post('/carers/:id/allocations/:allocation/ending', async (c) => {
  const form = await readForm(c, EndingForm, english)
  if (!form.ok) return showWorkers(c, { form: 'ending', answers: form.answers, errors: form.errors })
  return change(c, (tx, carer) => endAllocation(tx, carer, idOf(c, 'allocation'), form.value.handover))
})

access.post('/carers/:id/works-here', async (c) => {
  const form = await readForm(c, WorksHereForm, english)
  const again = (errors: Errors) => showWorkers(c, { form: 'works-here', answers: form.answers, errors })
  if (!form.ok) return again(form.errors)
  return change(c, (tx, carer) => sayWorksHere(tx, carer, form.value), again)
})

access.post('/carers/:id/works-here/:one/ending', async (c) => change(c, (tx, carer) => endWorksHere(tx, carer, idOf(c, 'one'))))

access.post('/carers/:id/refusals', async (c) => {
  const form = await readForm(c, RefusalForm, english)
  const again = (errors: Errors) => showWorkers(c, { form: 'refusal', answers: form.answers, errors })
  if (!form.ok) return again(form.errors)
  return change(c, (tx, carer) => refuseWorker(tx, carer, form.value), again)
})

access.post('/carers/:id/refusals/:refusal/lifting', (c) => change(c, (tx, carer) => liftRefusal(tx, carer, idOf(c, 'refusal'))))

/** Do something about who works with a carer, then show it; or the list of carers, where the one who did it may no longer see it. */
async function change(c: Ctx, work: (tx: Tx, carer: string) => Promise<void>, again?: (errors: Errors) => Promise<Response>): Promise<Response> {
  const actor = workerOf(c)
  const carer = idOf(c, 'id')
  try {
    const stays = await inTenant(actor, async (tx) => {
      await work(tx, carer)
      return maySeeWorkers(tx, await getAccess(tx, carer))
    })
    return c.redirect(stays ? `/carers/${carer}/workers` : '/carers', 303)
  } catch (error) {
    if (error instanceof Invalid && again) return again(sentencesOf(error, english))
    throw error
  }
}

function maySeeWorkers({ actor }: Tx, facts: Access): boolean {
  return mayReadCarer(actor, facts) || mayAllocate(actor, facts)
}

async function showWorkers(c: Ctx, again?: Again): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const zone = c.get('zone')
  await inTenant(actor, async (tx) => {
    const facts = await getAccess(tx, id)
    demand(mayKnowCarer(actor, facts))
    demand(maySeeWorkers(tx, facts), () => new NeedsReason(id, mayGiveReason(actor, facts)))
    await recordLook(tx, id, 'record')
  })
  const shown = await inTenant(actor, async (tx) => {
    const facts = await getAccess(tx, id)
    const workers = await findSupportWorkers(tx)
    const possible = workers.filter((one) => !facts.refused.includes(one.id) && (facts.restrictedTo === null || facts.restrictedTo.includes(one.id)))
    return {
      carer: await getNamed(tx, id), allocations: await findAllocations(tx, id), refusals: await findRefusals(tx, id), possible, worksHere: await findWorksHere(tx, id), everybody: await findWorkers(tx), today: await getToday(tx),
      mayAllocate: mayAllocate(actor, facts), mayRestrict: mayRestrict(actor, facts), dayOf: (moment: Date) => dayIn(zone, moment),
    }
  })
  return showPage(c, {
    title: say('workers.title', { name: shown.carer.name }), place: '/carers', before: recordTrail(shown.carer, say('workers.here')),
    safetyHref: `/carers/${id}/concerns/new`, errors: again !== undefined,
  }, <WorkersPage {...shown} again={again} newIds={{ allocation: newId(), refusal: newId(), worksHere: newId() }} />, again ? 422 : 200)
}

access.post('/carers/:id/reasons', async (c) => {
  const actor = workerOf(c)
  const carer = idOf(c, 'id')
  const form = await readForm(c, ReasonForm, english)
  const asked = String(form.answers.to ?? '')
  // Only ever one of our own pages.
  const to = /^\/(?!\/)[\w/.-]*$/.test(asked) ? asked : `/carers/${carer}`
  const facts = await inTenant(actor, (tx) => getAccess(tx, carer))
  demand(mayKnowCarer(actor, facts))
  if (mayReadCarer(actor, facts)) return c.redirect(to, 303)
  demand(mayGiveReason(actor, facts), () => new NeedsReason(carer, false))
  if (!form.ok) return showReason(c, carer, { to, answers: form.answers, errors: form.errors })
  await inTenant(actor, (tx) => giveReason(tx, carer, form.value))
  return c.redirect(to, 303)
})

/** The page in place of a colleague's record: say why, or whom to ask. What was being sent is shown again, so that nothing typed is lost. */
export async function showNeedsReason(c: Context<Env>, error: NeedsReason, kept: readonly string[]): Promise<Response> {
  const actor = workerOf(c)
  // Whoever threw it asked this already; a page about somebody is worth asking twice.
  const known = mayKnowCarer(actor, await inTenant(actor, (tx) => getAccess(tx, error.carer)))
  return known ? showReason(c, error.carer, { to: c.req.path, kept }) : c.notFound()
}

async function showReason(c: Ctx, carer: string, state: { to: string; answers?: Answers; errors?: Errors; kept?: readonly string[] }): Promise<Response> {
  const actor = workerOf(c)
  const { facts, workers } = await inTenant(actor, async (tx) => {
    const found = await getAccess(tx, carer)
    const names = new Map((await findWorkers(tx)).map((worker) => [worker.id, worker.name]))
    return { facts: found, workers: found.ownWorkers.flatMap((id) => names.get(id) ?? []).toSorted() }
  })
  const writing = state.errors === undefined && c.req.method !== 'GET' && c.req.method !== 'HEAD'
  const reads = mayReadCarer(actor, facts)
  const why = reads ? 'write' : writing ? 'write-closed' : mayGiveReason(actor, facts) ? 'read' : 'closed'
  return showPage(c, { title: reasonTitle(workers), place: '/carers', errors: state.errors !== undefined }, (
    <NeedsReasonPage carer={carer} workers={workers} why={why} newId={newId()} {...state} kept={state.kept ?? []} emergency={mayOpenInEmergency(actor, facts)} />
  ), state.errors ? 422 : 403)
}
