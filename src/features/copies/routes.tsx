import { Hono } from 'hono'
import { Conflict, demand, Invalid, NotFound } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors, sentencesOf } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { languageMeant } from '../../kernel/languages/tags.ts'
import type { Purpose } from '../../kernel/looks.ts'
import { makePdf, PdfError } from '../../kernel/pdf/index.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { type Access, getToday, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { findCountedDays } from '../circles/index.ts'
import { findCurrentPlan, findGiven } from '../plans/index.ts'
import { ChoosingPage } from './choosing.tsx'
import { makeCopy, stepCopy } from './commands.ts'
import { written } from './languages/words-in.ts'
import { makeCopyDocument, type PaperForm } from './forms/paper.ts'
import { plainText } from './forms/plain-text.ts'
import { findLines } from './lines/queries.ts'
import { planOf } from './lines/plan-lines.ts'
import { mayMakeCopy, mayReadCopy } from './policy.ts'
import { type Copy, findCopies, findWordings, getCopy, getOwnerOfCopy } from './queries.ts'
import { copyForm, copyKinds, type CopyKind, KindForm, sectionsOf, StepForm } from './schema.ts'
import { StepsAside } from './steps.tsx'
import { CopiesPage, CopyPage, kindsFor, PaperPage, TextPage, WordingPage } from './views.tsx'
import { say } from './words.ts'
import english from './words.en.json'

export const copies = new Hono<Env>()

const called = (carer: Carer) => carer.initials ?? carer.callName
const isOwn = (c: Ctx) => actorOf(c).kind === 'carer'

/** What stands round a page of this room. A carer's own pages lead nowhere else. */
function frameOf(c: Ctx, carer: Carer, title: string, copy?: { reach: Copy['reach'] | 'list' | 'choosing' }) {
  if (isOwn(c)) return { title, place: '/my-plan', ...(copy && carer.kind === 'young' ? { seen: <><b>{say('seen')}</b> {say(`seen.${copy.reach}`)}</> } : {}) }
  return { title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) }
}

const openCarer = (c: Ctx) => openRecord(actorOf(c), idOf(c, 'id'), isOwn(c) ? 'own-space' : 'plan')

/** Open the record a copy belongs to: the look is kept before a word of it is read. */
async function openCopy(c: Ctx, purpose: Purpose): Promise<Access> {
  const actor = actorOf(c)
  const carer = await inTenant(actor, (tx) => getOwnerOfCopy(tx, idOf(c, 'id')))
  return openRecord(actor, carer, isOwn(c) ? 'own-space' : purpose)
}

copies.get('/carers/:id/copies', async (c) => {
  const actor = actorOf(c)
  const access = await openCarer(c)
  demand(mayReadCopy(actor, access, { reach: 'record' }))
  const found = await inTenant(actor, async (tx) => ({ carer: await getCarer(tx, access.carer), copies: await findCopies(tx, access), given: await findGiven(tx, access.carer), hasPlan: (await findCurrentPlan(tx, access.carer)) !== undefined, countedDays: (await findCountedDays(tx, [access.carer])).size > 0, today: await getToday(tx) }))
  const title = isOwn(c) ? say('list.own') : say('list.title', { name: called(found.carer) })
  const page = <CopiesPage {...found} carer={{ id: access.carer, name: called(found.carer) }} kinds={kindsFor({ young: found.carer.kind === 'young', countedDays: found.countedDays && !isOwn(c) })} mayMake={mayMakeCopy(actor, access)} own={isOwn(c)} />
  return showPage(c, frameOf(c, found.carer, title, { reach: 'list' }), page)
})

copies.get('/carers/:id/copies/new', (c) => showChoosing(c, c.req.query('kind')))

interface Wrong { answers: Answers; errors?: Errors; changed?: boolean }

async function showChoosing(c: Ctx, asked: unknown, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  const access = await openCarer(c)
  demand(mayMakeCopy(actor, access))
  const kind = copyKinds.find((one) => one === asked)
  if (!kind) throw new NotFound()
  const lines = await inTenant(actor, (tx) => findLines(tx, access.carer, kind))
  const name = called(lines.carer)
  const all = kind === 'plan' && c.req.query('begin') === 'all'
  const meant = languageMeant(lines.carer.language)
  const fresh: Answers = {
    id: newId(), title: say(`title.${kind}`), name, form: kind === 'school-card' ? 'card' : 'print', language: 'en-GB', ours: meant && written[meant] ? meant : '', reach: 'hers', 'own.seen': say('seen.default'), choose: all ? lines.offers.map(({ key }) => key) : [],
    ...Object.fromEntries(lines.offers.flatMap(({ key, suggested }) => suggested ? [[`as.${key}`, suggested]] : [])),
  }
  // What is read now is what counts from now on.
  const answers = { ...(wrong?.answers ?? fresh), kind, plan: lines.plan ?? '', seen: lines.hash }
  const page = <ChoosingPage carer={{ id: access.carer, name }} kind={kind} offers={lines.offers} from={lines.content && planOf(lines.content)} own={isOwn(c)} changed={wrong?.changed ?? false} answers={answers} errors={wrong?.errors} />
  return showPage(c, { ...frameOf(c, lines.carer, say(`kind.${kind}`), { reach: 'choosing' }), errors: wrong?.errors !== undefined }, page, wrong?.changed ? 409 : wrong ? 422 : 200)
}

copies.post('/carers/:id/copies', async (c) => {
  const actor = actorOf(c)
  const access = await openCarer(c)
  demand(mayMakeCopy(actor, access))
  const asked = await readForm(c, KindForm, english)
  if (!asked.ok) throw new Invalid(asked.errors)
  const { kind } = asked.value
  const { offers } = await inTenant(actor, (tx) => findLines(tx, access.carer, kind))
  const form = await readForm(c, copyForm(kind, offers.map(({ key }) => key)), english)
  if (!form.ok) return showChoosing(c, kind, form)
  const value = form.value as Record<string, string | null> & typeof form.value
  try {
    const made = await inTenant(actor, (tx) => makeCopy(tx, access.carer, { ...form.value, kind, ...pickOut(kind, offers.map(({ key }) => key), value) }))
    return c.redirect(`/copies/${made}`, 303)
  } catch (error) {
    if (error instanceof Invalid) return showChoosing(c, kind, { answers: form.answers, errors: sentencesOf(error, english) })
    if (error instanceof Conflict && Object.keys(error.theirs).length === 0) return showChoosing(c, kind, { answers: form.answers, changed: true })
    throw error
  }
})

function pickOut(kind: CopyKind, keys: readonly string[], value: Record<string, unknown>) {
  const pick = (names: readonly string[], before: string) => Object.fromEntries(names.map((name) => [name, (value[`${before}.${name}`] ?? null) as string | null]))
  return { as: pick(keys, 'as'), own: pick(sectionsOf[kind], 'own'), headings: pick(sectionsOf[kind], 'heading') }
}

copies.get('/copies/:id', (c) => showCopy(c))

async function showCopy(c: Ctx, wrong?: { answers: Answers; errors: Errors }): Promise<Response> {
  const actor = actorOf(c)
  await openCopy(c, 'plan')
  const { copy, access, carer, given, today, plan } = await inTenant(actor, async (tx) => {
    const found = await getCopy(tx, idOf(c, 'id'))
    return { ...found, carer: await getCarer(tx, found.copy.carer), given: (await findGiven(tx, found.copy.carer)).filter((one) => one.copy === found.copy.id), today: await getToday(tx), plan: await findCurrentPlan(tx, found.copy.carer) }
  })
  const mayMake = mayMakeCopy(actor, access)
  if (wrong) demand(mayMake)
  const filled = wrong ?? { answers: { id: newId(), whom: copy.whom, ...dayAnswers('on', today) } }
  const side = { label: say('steps'), content: <StepsAside copy={copy} given={given} today={today} mayMake={mayMake} own={isOwn(c)} formIds={[newId(), newId()]} {...filled} /> }
  const page = <CopyPage copy={copy} today={today} newerPlan={copy.plan !== null && plan !== undefined && plan.id !== copy.plan} mayMake={mayMake} own={isOwn(c)} />
  return showPage(c, { ...frameOf(c, carer, copy.content.title, copy), side, errors: wrong !== undefined }, page, wrong ? 422 : 200)
}

copies.post('/copies/:id/steps', async (c) => {
  const form = await readForm(c, StepForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => stepCopy(tx, idOf(c, 'id'), form.value)), english) : form.errors
  return errors ? showCopy(c, { answers: form.answers, errors }) : c.redirect(`/copies/${idOf(c, 'id')}`, 303)
})

async function readCopy(c: Ctx, purpose: Purpose): Promise<{ copy: Copy; carer: Carer }> {
  await openCopy(c, purpose)
  return inTenant(actorOf(c), async (tx) => {
    const { copy } = await getCopy(tx, idOf(c, 'id'))
    return { copy, carer: await getCarer(tx, copy.carer) }
  })
}

copies.get('/copies/:id/wording', async (c) => {
  const { copy, carer } = await readCopy(c, 'plan')
  const wordings = await inTenant(actorOf(c), (tx) => findWordings(tx, copy.id))
  return showPage(c, frameOf(c, carer, say('wording.title'), copy), <WordingPage copy={copy} wordings={wordings} />)
})

copies.get('/copies/:id/print', (c) => showPaper(c, 'plain', c.req.query('size') === 'large'))
copies.get('/copies/:id/easy-read', (c) => showPaper(c, 'easy', false))
copies.get('/copies/:id/card', (c) => showPaper(c, 'card', false))

async function showPaper(c: Ctx, form: 'plain' | 'easy' | 'card', large: boolean): Promise<Response> {
  const { copy, carer } = await readCopy(c, 'print')
  // Nothing of ours stands round it, in the window's name neither: a browser prints that name at the head of the sheet.
  return showPage(c, { ...frameOf(c, carer, copy.content.title, copy), before: undefined, large, bare: true }, <PaperPage copy={copy} form={form} />)
}

copies.get('/copies/:id/text', async (c) => {
  const { copy, carer } = await readCopy(c, 'export')
  return showPage(c, frameOf(c, carer, copy.content.title, copy), <TextPage copy={copy} text={plainText(copy.content)} />)
})

copies.get('/copies/:id/copy.txt', async (c) => {
  const { copy } = await readCopy(c, 'export')
  return c.body(plainText(copy.content).replaceAll('\n', '\r\n'), 200, { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': 'attachment; filename="copy.txt"', 'cache-control': 'no-store' })
})

copies.get('/copies/:id/copy.pdf', (c) => sendPdf(c, 'standard', 'copy.pdf'))
copies.get('/copies/:id/copy-large-print.pdf', (c) => sendPdf(c, 'large', 'copy-large-print.pdf'))
copies.get('/copies/:id/easy-read.pdf', (c) => sendPdf(c, 'easy', 'easy-read.pdf'))
copies.get('/copies/:id/card.pdf', (c) => sendPdf(c, 'card', 'card.pdf'))

/** The copy as a PDF under a neutral name; where none can be made, a page that offers printing. */
async function sendPdf(c: Ctx, form: PaperForm, fileName: string): Promise<Response> {
  const { copy, carer } = await readCopy(c, 'pdf')
  const made = await makePdf(makeCopyDocument(copy.content, form)).catch((error: unknown) => {
    if (error instanceof PdfError) return { ok: false as const, reason: 'failed' as const }
    throw error
  })
  if (!made.ok) {
    const page = <><h1>{say('pdf.none')}</h1><p>{say(made.reason === 'unavailable' ? 'pdf.unavailable' : 'pdf.failed')}</p><p><a href={`/copies/${copy.id}/print${form === 'standard' ? '' : '?size=large'}`}>{say('way.print')}</a></p></>
    return showPage(c, frameOf(c, carer, say('pdf.none'), copy), page, made.reason === 'unavailable' ? 200 : 503)
  }
  return c.body(Buffer.from(made.bytes), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${fileName}"`, 'cache-control': 'no-store' })
}
