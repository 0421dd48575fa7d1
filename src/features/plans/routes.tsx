import { Hono } from 'hono'
import { Conflict, demand, Invalid } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, sentencesOf } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import type { Purpose } from '../../kernel/looks.ts'
import { tongueAsked } from '../../kernel/languages/asked.ts'
import { makePdf, PdfError } from '../../kernel/pdf/index.ts'
import { inTenant, readTenant, type Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { type Access, findReaders, getToday, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { findStanding } from '../emergency-plans/index.ts'
import { findReviews } from '../reviews/index.ts'
import { agreePlan, answerRemark, remarkOnPlan } from './commands.ts'
import { countWaiting, findMissing, waitsForApproval } from './law/check.ts'
import { findPack } from './law/queries.ts'
import { readContent } from './content.ts'
import { CarerAside, PlanAside, YoungSeen } from './aside.tsx'
import { makePlanDocument } from './document/pdf.ts'
import type { Filled } from './filled.ts'
import { approvePlan, issuePlan } from './giving/commands.ts'
import { findGiven } from './giving/queries.ts'
import { PlanPage, PlansPage, PrintPage } from './plan-page.tsx'
import { mayReadPlan, maySayHappened, mayWritePlan } from './policy.ts'
import { findNextLook, findPlans, findRemarks, getOwnerOf, getPlan, type Happening } from './queries.ts'
import { answersOf } from './sooner/answered.ts'
import { sayHappened } from './sooner/commands.ts'
import { AgreementForm, ApprovalForm, HappeningForm, IssueForm, RemarkAnswerForm, RemarkForm } from './schema.ts'
import { say, written } from './words.ts'
import english from './words.en.json'

export const plans = new Hono<Env>()

/** Open the record a plan belongs to; a carer only hers, and only once it is agreed. The look is kept before anything is read. */
export async function openPlan(c: Ctx, plan: string, purpose: Purpose): Promise<Access> {
  const actor = actorOf(c)
  const { carer, agreed } = await inTenant(actor, (tx) => getOwnerOf(tx, 'plans', plan))
  if (actor.kind === 'carer') demand(agreed)
  const access = await openRecord(actor, carer, actor.kind === 'carer' ? 'own-space' : purpose)
  demand(mayReadPlan(actor, access, { agreed }))
  return access
}

/**
 * What stands round a page about plans. A carer's own pages lead nowhere else. A young carer's say to a worker, too, in one line who can see them, as
 * their own page says it to them; `draft`: they do not see this one yet.
 */
export async function frameOf(c: Ctx, carer: Carer, title: string, access: Access, draft = false) {
  const actor = actorOf(c)
  if (actor.kind === 'carer') return { title, place: '/my-plan' }
  const seen = carer.kind !== 'young' ? {} : { seen: <YoungSeen name={carer.initials ?? carer.callName} readers={await readTenant(actor, (tx) => findReaders(tx, access))} draft={draft} /> }
  return { title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title), ...seen }
}

plans.get('/carers/:id/plans', async (c) => {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), actor.kind === 'carer' ? 'own-space' : 'plan')
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, access.carer), plans: findPlans(tx, access.carer), given: findGiven(tx, access.carer), today: getToday(tx) }))
  const name = found.carer.initials ?? found.carer.callName
  return showPage(c, await frameOf(c, found.carer, say('list.title', { name }), access), <PlansPage {...found} carer={access.carer} name={name} mayWrite={mayWritePlan(actor, access)} />)
})

plans.get('/plans/:id', (c) => showPlan(c, idOf(c, 'id')))

/** Which form of the plan page came back, and how. */
interface Sent { which: 'agreeing' | 'giving' | 'approving' | 'happening' | 'remarking' | 'answering'; answers: Answers; errors?: Errors; remark?: string; conflict?: boolean }

async function showPlan(c: Ctx, id: string, sent?: Sent): Promise<Response> {
  const actor = actorOf(c)
  const access = await openPlan(c, id, 'plan')
  const { looks, ...found } = await readTenant(actor, async (tx) => {
    const { read, given, reviews } = await together({ read: readPlan(tx, id), given: findGiven(tx, access.carer), reviews: actor.kind === 'carer' ? [] : findReviews(tx, access.carer) })
    return { ...read, given, looks: reviews }
  })
  const { plan, carer, today } = found
  const fresh = (which: Sent['which'], more: Answers): Filled => sent?.which === which && !sent.remark ? sent : { answers: { id: newId(), ...more } }
  const name = carer.initials ?? carer.callName
  const props = {
    ...found, asked: tongueAsked(c.req.query('language') ?? (actor.kind === 'carer' ? undefined : 'en-GB'), carer.language, written), missing: actor.kind === 'carer' ? undefined : findMissing(found.content, plan), waiting: countWaiting(found.content, plan), agreement: plan.agreement, mayWrite: mayWritePlan(actor, access),
    agreeing: { ...fresh('agreeing', { agreedBy: name, extent: 'all', ...dayAnswers('on', today) }), changed: sent?.conflict && !plan.agreement && !plan.superseded, late: !sent?.conflict ? undefined : plan.agreement ? 'already' as const : plan.superseded ? 'later' as const : undefined },
    giving: { ...fresh('giving', { to: name, ...dayAnswers('issued', today) }), open: c.req.query('giving') !== undefined },
    approving: fresh('approving', dayAnswers('approved', today)), needsApproval: waitsForApproval(found.content, plan),
    remarking: fresh('remarking', {}),
    happening: fresh('happening', dayAnswers('happenedOn', today)),
    lookedOn: (happening: Happening) => answersOf({ dueOn: happening.onDay, happened: happening }, looks)[0],
    answering: (remark: string): Filled => sent?.remark === remark ? sent : { answers: { id: newId() } },
  }
  const title = actor.kind === 'carer' ? say('plain') : say('title', { name })
  const side = { label: say('aside'), content: actor.kind === 'carer' ? <CarerAside {...props} /> : <PlanAside {...props} /> }
  return showPage(c, { ...await frameOf(c, carer, title, access, plan.agreement === null), side, errors: Boolean(sent?.errors) }, <PlanPage {...props} />, sent?.conflict ? 409 : sent ? 422 : 200)
}

async function readPlan(tx: Tx, id: string) {
  const { plan } = await getPlan(tx, id)
  const { carer, read, remarks, today, ...around } = await together({
    carer: getCarer(tx, plan.carer), read: readContent(tx, plan), remarks: findRemarks(tx, id), today: getToday(tx),
    ...(plan.superseded ? {} : { next: findNextLook(tx, plan.carer), emergency: findStanding(tx, plan.carer, 'emergency'), future: findStanding(tx, plan.carer, 'future') }),
  })
  const lawChanged = plan.agreement === null && (await findPack(tx, plan, carer.kind)).newer !== null
  return { plan, ...read, carer, lawChanged, remarks, today, look: plan.superseded ? undefined : { today, next: around.next, ahead: { emergency: around.emergency, future: around.future } } }
}

/** Do something with a plan; what is not right comes back on the page with every word. */
async function attempt(c: Ctx, plan: string, sent: Sent, work: (tx: Tx) => Promise<void>, then: string): Promise<Response> {
  try {
    await inTenant(actorOf(c), work)
  } catch (error) {
    if (error instanceof Invalid) return showPlan(c, plan, { ...sent, errors: sentencesOf(error, english) })
    if (error instanceof Conflict && sent.which === 'agreeing') return showPlan(c, plan, { ...sent, answers: { ...sent.answers, id: newId() }, conflict: true })
    throw error
  }
  return c.redirect(then, 303)
}

plans.post('/plans/:id/agreement', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, AgreementForm, english)
  if (!form.ok) return showPlan(c, id, { which: 'agreeing', ...form })
  return attempt(c, id, { which: 'agreeing', answers: form.answers }, (tx) => agreePlan(tx, id, form.value), `/plans/${id}`)
})

plans.post('/plans/:id/issues', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, IssueForm, english)
  if (!form.ok) return showPlan(c, id, { which: 'giving', ...form })
  return attempt(c, id, { which: 'giving', answers: form.answers }, (tx) => issuePlan(tx, id, form.value), `/plans/${id}#copies`)
})

plans.post('/plans/:id/approvals', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, ApprovalForm, english)
  if (!form.ok) return showPlan(c, id, { which: 'approving', ...form })
  return attempt(c, id, { which: 'approving', answers: form.answers }, (tx) => approvePlan(tx, id, form.value), `/plans/${id}#approvals`)
})

plans.post('/plans/:id/happenings', async (c) => {
  const id = idOf(c, 'id')
  const access = await openPlan(c, id, 'plan')
  const own = actorOf(c).kind === 'carer'
  demand(maySayHappened(actorOf(c), access, { agreed: true }))
  const form = await readForm(c, HappeningForm, english)
  if (!form.ok) return showPlan(c, id, { which: 'happening', ...form })
  return attempt(c, id, { which: 'happening', answers: form.answers }, (tx) => sayHappened(tx, id, form.value), own ? '/my-plan#happened' : `/plans/${id}#happened`)
})

plans.post('/plans/:id/remarks', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, RemarkForm, english)
  if (!form.ok) return showPlan(c, id, { which: 'remarking', ...form })
  const then = actorOf(c).kind === 'carer' ? '/my-plan#remarks' : `/plans/${id}#remarks`
  return attempt(c, id, { which: 'remarking', answers: form.answers }, (tx) => remarkOnPlan(tx, id, form.value), then)
})

plans.post('/plan-remarks/:remark/answers', async (c) => {
  const remark = idOf(c, 'remark')
  const { plan: id } = await inTenant(actorOf(c), (tx) => getOwnerOf(tx, 'plan_remarks', remark))
  const form = await readForm(c, RemarkAnswerForm, english)
  if (!form.ok) return showPlan(c, id, { which: 'answering', remark, ...form })
  return attempt(c, id, { which: 'answering', remark, answers: form.answers }, (tx) => answerRemark(tx, remark, form.value), `/plans/${id}#remarks`)
})

plans.get('/plans/:id/print', async (c) => {
  const access = await openPlan(c, idOf(c, 'id'), 'print')
  const found = await readTenant(actorOf(c), (tx) => readPlan(tx, idOf(c, 'id')))
  const back = actorOf(c).kind === 'carer' ? '/my-plan' : `/plans/${found.plan.id}`
  const large = c.req.query('size') === 'large'
  const page = <PrintPage {...found} agreement={found.plan.agreement} back={back} large={large} asked={tongueAsked(c.req.query('language'), found.carer.language, written)} />
  return showPage(c, { ...await frameOf(c, found.carer, say('plain'), access, found.plan.agreement === null), large }, page)
})

plans.get('/plans/:id/plan.pdf', (c) => sendPdf(c, 'standard', 'plan.pdf'))
plans.get('/plans/:id/plan-large-print.pdf', (c) => sendPdf(c, 'large', 'plan-large-print.pdf'))

/** The copy as a PDF under a neutral name; where none can be made, a page that offers printing. */
async function sendPdf(c: Ctx, size: 'standard' | 'large', fileName: string): Promise<Response> {
  const access = await openPlan(c, idOf(c, 'id'), 'pdf')
  const found = await readTenant(actorOf(c), (tx) => readPlan(tx, idOf(c, 'id')))
  const { tongue } = tongueAsked(c.req.query('language'), found.carer.language, written)
  const made = await makePdf(makePlanDocument({ ...found, agreement: found.plan.agreement }, size, tongue)).catch((error: unknown) => {
    if (error instanceof PdfError) return { ok: false as const, reason: 'failed' as const }
    throw error
  })
  if (!made.ok) {
    const why = say(made.reason === 'unavailable' ? 'pdf.unavailable' : 'pdf.failed')
    const page = <><h1>{say('pdf.unavailable.title')}</h1><p>{why}</p><p><a href={`/plans/${found.plan.id}/print?language=${tongue.tag}${size === 'large' ? '&size=large' : ''}`}>{say('print')}</a></p></>
    return showPage(c, await frameOf(c, found.carer, say('pdf.unavailable.title'), access), page, made.reason === 'unavailable' ? 200 : 503)
  }
  return c.body(Buffer.from(made.bytes), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${fileName}"`, 'cache-control': 'no-store' })
}
