import { Hono } from 'hono'
import { demand, Invalid } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Parsed, sentencesOf } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import type { Tongue } from '../../kernel/languages/tongue.ts'
import { tongueAsked } from '../../kernel/languages/asked.ts'
import type { Purpose } from '../../kernel/looks.ts'
import { makePdf, type PdfDocument, PdfError } from '../../kernel/pdf/index.ts'
import { inTenant, readTenant, type Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { type Access, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, findMyCarers, getCarer } from '../carers/index.ts'
import { type Circle, findCircle } from '../circles/index.ts'
import { findSettings, getOrganisation } from '../organisations/index.ts'
import { CardPage, cardOf } from './card.tsx'
import { written } from './languages/words.ts'
import { agreeEmergencyPlan, answerEmergencyRemark, endCopy, nameReader, placeCopy, remarkOnEmergencyPlan, withdrawEmergencyPlan } from './commands.ts'
import { EmergencyPlanAside, EmergencyPlanPage, EmergencyPrintPage, type Filled, NoEmergencyPlanPage, type Which, WithdrawalPage } from './page.tsx'
import { makeCardDocument, makeEmergencyDocument, type PrintedBy } from './paper.ts'
import { mayReadEmergencyPlan, mayWriteEmergencyPlan } from './policy.ts'
import { findStanding, findSurroundings, getEmergencyPlan, getOwnerOfPlan, getPlanOf } from './queries.ts'
import { AgreementForm, CopyEndForm, CopyForm, type PlanKind, ReaderForm, RemarkAnswerForm, RemarkForm, WithdrawalForm } from './schema.ts'
import { type About, say } from './views.tsx'
import english from './words.en.json'

export const emergencyPlans = new Hono<Env>()

/** Whom it is about, by the names that go on a page. */
export function aboutOf(carer: Carer, circle: Circle): About {
  const people = circle.relationships.filter(({ ended }) => ended === null).map(({ personName }) => personName)
  return { name: carer.initials ?? carer.callName, person: people.length > 0 ? new Intl.ListFormat('en-GB').format(people) : null }
}

/** What stands round a page of this room. A carer's own pages lead nowhere else. */
export function frameOf(c: Ctx, carer: Carer, title: string) {
  if (actorOf(c).kind === 'carer') return { title, place: '/my-plan' }
  return { title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) }
}

/** Open the record for this alone: a look of its own is kept before a word is read. A carer opens hers, and what she agreed to. */
async function openPlan(c: Ctx, id: string, purpose?: Purpose): Promise<Access> {
  const actor = actorOf(c)
  const { carer, kind, agreed } = await inTenant(actor, (tx) => getOwnerOfPlan(tx, id))
  if (actor.kind === 'carer') demand(agreed)
  const access = await openRecord(actor, carer, actor.kind === 'carer' ? 'own-space' : purpose ?? `${kind}-plan`)
  demand(mayReadEmergencyPlan(actor, access, { agreed }))
  return access
}

emergencyPlans.get('/carers/:id/emergency-plan', (c) => showStanding(c, 'emergency'))
emergencyPlans.get('/carers/:id/future-plan', (c) => showStanding(c, 'future'))
emergencyPlans.get('/emergency-plans/:id', (c) => showPlan(c, idOf(c, 'id')))

async function showStanding(c: Ctx, kind: PlanKind): Promise<Response> {
  const actor = actorOf(c)
  const own = actor.kind === 'carer'
  const access = await openRecord(actor, idOf(c, 'id'), own ? 'own-space' : `${kind}-plan`)
  const { standing, carer } = await readTenant(actor, (tx) => together({ standing: findStanding(tx, access.carer, kind), carer: getCarer(tx, access.carer) }))
  if (standing) return presentPlan(c, access, standing.id)
  const name = carer.initials ?? carer.callName
  return showPage(c, frameOf(c, carer, say(`here.${kind}`)), <NoEmergencyPlanPage kind={kind} carer={carer.id} name={name} mayWrite={mayWriteEmergencyPlan(actor, access)} own={own} />)
}

/** Which form of the page came back; of which copy or remark where there are several. */
interface Sent extends Filled { which: Which; of?: string }

async function showPlan(c: Ctx, id: string, sent?: Sent): Promise<Response> {
  return presentPlan(c, await openPlan(c, id), id, sent)
}

async function presentPlan(c: Ctx, access: Access, id: string, sent?: Sent): Promise<Response> {
  const actor = actorOf(c)
  const found = await readTenant(actor, (tx) => readPlan(tx, id))
  const { plan, carer, about, today } = found
  const fresh: Record<Which, Answers> = {
    agreeing: { agreedBy: about.name, ...dayAnswers('agreedOn', today) }, placing: dayAnswers('copiedOn', today), ending: dayAnswers('goneOn', today), naming: dayAnswers('from', today), remarking: {}, answering: {},
  }
  const filled = (which: Which, of?: string): Filled => sent?.which === which && sent.of === of ? sent : { answers: { id: newId(), ...fresh[which] } }
  const own = actor.kind === 'carer'
  // A carer reads hers in her language, where the words exist; a worker in English, unless another is asked for.
  const asked = tongueAsked(c.req.query('language') ?? (own ? undefined : 'en-GB'), carer.language, written)
  const props = { ...found, filled, mayWrite: mayWriteEmergencyPlan(actor, access), own, asked }
  const side = { label: say('aside'), content: <EmergencyPlanAside {...props} /> }
  return showPage(c, { ...frameOf(c, carer, say(`here.${plan.kind}`)), side, errors: Boolean(sent?.errors) }, <EmergencyPlanPage {...props} />, sent ? 422 : 200)
}

async function readPlan(tx: Tx, id: string) {
  const found = await getEmergencyPlan(tx, id)
  const { carer, circle, around, organisation } = await together({ carer: getCarer(tx, found.plan.carer), circle: findCircle(tx, found.plan.carer), around: findSurroundings(tx, found.plan), organisation: findPrintedBy(tx) })
  return { ...found, ...around, carer, about: aboutOf(carer, circle), organisation }
}

async function findPrintedBy(tx: Tx): Promise<PrintedBy> {
  const { organisation, settings } = await together({ organisation: getOrganisation(tx), settings: findSettings(tx) })
  return { name: organisation.name, phone: settings.phone }
}

/** Do something with a version; what is not right comes back on its page with every word. Policy comes before what was sent is judged. */
async function attempt<T>(c: Ctx, plan: string, which: Which, form: Parsed<T>, work: (tx: Tx, value: T) => Promise<void>, then: string, of?: string): Promise<Response> {
  const access = await openPlan(c, plan)
  const actor = actorOf(c)
  demand(which === 'remarking' && actor.kind === 'carer' ? true : mayWriteEmergencyPlan(actor, access))
  if (!form.ok) return showPlan(c, plan, { which, of, ...form })
  try {
    await inTenant(actor, (tx) => work(tx, form.value))
  } catch (error) {
    if (error instanceof Invalid) return showPlan(c, plan, { which, of, answers: form.answers, errors: sentencesOf(error, english) })
    throw error
  }
  return c.redirect(then, 303)
}

emergencyPlans.post('/emergency-plans/:id/agreements', async (c) => {
  const id = idOf(c, 'id')
  return attempt(c, id, 'agreeing', await readForm(c, AgreementForm, english), (tx, value) => agreeEmergencyPlan(tx, id, value), `/emergency-plans/${id}`)
})

emergencyPlans.post('/emergency-plans/:id/copies', async (c) => {
  const id = idOf(c, 'id')
  return attempt(c, id, 'placing', await readForm(c, CopyForm, english), (tx, value) => placeCopy(tx, id, value), `/emergency-plans/${id}#copies`)
})

emergencyPlans.post('/emergency-plan-copies/:copy/ending', async (c) => {
  const copy = idOf(c, 'copy')
  const id = await inTenant(actorOf(c), (tx) => getPlanOf(tx, 'emergency_plan_copies', copy))
  return attempt(c, id, 'ending', await readForm(c, CopyEndForm, english), (tx, value) => endCopy(tx, copy, value), `/emergency-plans/${id}#copies`, copy)
})

emergencyPlans.post('/emergency-plans/:id/readers', async (c) => {
  const id = idOf(c, 'id')
  const { kind } = await inTenant(actorOf(c), (tx) => getOwnerOfPlan(tx, id))
  return attempt(c, id, 'naming', await readForm(c, ReaderForm, english), (tx, value) => nameReader(tx, id, value, say(`reader.what.${kind}`)), `/emergency-plans/${id}#readers`)
})

emergencyPlans.post('/emergency-plans/:id/remarks', async (c) => {
  const id = idOf(c, 'id')
  const { kind } = await inTenant(actorOf(c), (tx) => getOwnerOfPlan(tx, id))
  return attempt(c, id, 'remarking', await readForm(c, RemarkForm, english), (tx, value) => remarkOnEmergencyPlan(tx, id, value), actorOf(c).kind === 'carer' ? `/my-plan#${kind}-plan` : `/emergency-plans/${id}#remarks`)
})

emergencyPlans.post('/emergency-plan-remarks/:remark/answers', async (c) => {
  const remark = idOf(c, 'remark')
  const id = await inTenant(actorOf(c), (tx) => getPlanOf(tx, 'emergency_plan_remarks', remark))
  return attempt(c, id, 'answering', await readForm(c, RemarkAnswerForm, english), (tx, value) => answerEmergencyRemark(tx, remark, value), `/emergency-plans/${id}#remarks`, remark)
})

emergencyPlans.get('/emergency-plans/:id/withdrawal', (c) => showWithdrawal(c, idOf(c, 'id')))

emergencyPlans.post('/emergency-plans/:id/withdrawal', async (c) => {
  const id = idOf(c, 'id')
  const actor = actorOf(c)
  const form = await readForm(c, WithdrawalForm, english)
  if (!form.ok) return showWithdrawal(c, id, form)
  try {
    const carer = await inTenant(actor, (tx) => withdrawEmergencyPlan(tx, id, form.value))
    return c.redirect(`/carers/${carer}/emergency-plan`, 303)
  } catch (error) {
    if (error instanceof Invalid) return showWithdrawal(c, id, { answers: form.answers, errors: sentencesOf(error, english) })
    throw error
  }
})

async function showWithdrawal(c: Ctx, id: string, sent?: Filled): Promise<Response> {
  const actor = actorOf(c)
  demand(mayWriteEmergencyPlan(actor, await openPlan(c, id)))
  const found = await readTenant(actor, (tx) => together({ shown: readPlan(tx, id), mine: findMyCarers(tx) }))
  const page = <WithdrawalPage shown={found.shown} others={found.mine.filter((one) => one.id !== found.shown.carer.id)} answers={sent?.answers ?? {}} errors={sent?.errors} newIds={{ id: newId(), newPlan: newId() }} />
  return showPage(c, { ...frameOf(c, found.shown.carer, say('withdraw.title')), errors: Boolean(sent) }, page, sent ? 422 : 200)
}

/** In which language this copy is asked for; in hers, where nothing is asked for. */
const askedOf = (c: Ctx, carer: Carer) => tongueAsked(c.req.query('language'), carer.language, written)
const backOf = (c: Ctx, id: string) => actorOf(c).kind === 'carer' ? '/my-plan' : `/emergency-plans/${id}`

emergencyPlans.get('/emergency-plans/:id/print', async (c) => {
  const id = idOf(c, 'id')
  await openPlan(c, id, 'print')
  const found = await readTenant(actorOf(c), (tx) => readPlan(tx, id))
  const large = c.req.query('size') === 'large'
  const page = <EmergencyPrintPage shown={found} back={backOf(c, id)} organisation={found.organisation} asked={askedOf(c, found.carer)} large={large} />
  return showPage(c, { ...frameOf(c, found.carer, say(`here.${found.plan.kind}`)), large }, page)
})

emergencyPlans.get('/emergency-plans/:id/card', async (c) => {
  const id = idOf(c, 'id')
  await openPlan(c, id, 'print')
  const found = await readTenant(actorOf(c), (tx) => readPlan(tx, id))
  const asked = askedOf(c, found.carer)
  return showPage(c, frameOf(c, found.carer, say('card')), <CardPage shown={found} sides={cardOf(found.plan, found.today, asked.tongue)} back={backOf(c, id)} asked={asked} />)
})

emergencyPlans.get('/emergency-plans/:id/plan.pdf', (c) => sendPdf(c, 'emergency-plan.pdf', 'print', ({ organisation, ...shown }, tongue) => makeEmergencyDocument(shown, organisation, 'standard', tongue)))
emergencyPlans.get('/emergency-plans/:id/plan-large-print.pdf', (c) => sendPdf(c, 'emergency-plan-large-print.pdf', 'print?size=large', ({ organisation, ...shown }, tongue) => makeEmergencyDocument(shown, organisation, 'large', tongue)))
emergencyPlans.get('/emergency-plans/:id/card.pdf', (c) => sendPdf(c, 'card.pdf', 'card', ({ organisation, plan, today }, tongue) => {
  const sides = cardOf(plan, today, tongue)
  return sides && makeCardDocument(sides, organisation, tongue)
}))

/** A copy as a PDF under a neutral name; where none can be made, a page that offers printing. A card that says nothing is none. */
async function sendPdf(c: Ctx, fileName: string, instead: string, make: (found: Awaited<ReturnType<typeof readPlan>>, tongue: Tongue) => PdfDocument | null): Promise<Response> {
  const id = idOf(c, 'id')
  await openPlan(c, id, 'pdf')
  const found = await readTenant(actorOf(c), (tx) => readPlan(tx, id))
  const document = make(found, askedOf(c, found.carer).tongue)
  if (!document) return c.redirect(`/emergency-plans/${id}/${instead}`, 303)
  const made = await makePdf(document).catch((error: unknown) => {
    if (error instanceof PdfError) return { ok: false as const, reason: 'failed' as const }
    throw error
  })
  if (!made.ok) {
    const page = <><h1>{say('pdf.unavailable.title')}</h1><p>{say(made.reason === 'unavailable' ? 'pdf.unavailable' : 'pdf.failed')}</p><p><a href={`/emergency-plans/${id}/${instead}`}>{say('print')}</a></p></>
    return showPage(c, frameOf(c, found.carer, say('pdf.unavailable.title')), page, made.reason === 'unavailable' ? 200 : 503)
  }
  return c.body(Buffer.from(made.bytes), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${fileName}"`, 'cache-control': 'no-store' })
}
