import { Hono } from 'hono'
import { demand, NotFound } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { getToday, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { addView, recordDifference, standNow } from './commands.ts'
import { DifferencePage, DifferencesPage, NewDifferencePage } from './pages.tsx'
import { findDifferences, getDifference } from './queries.ts'
import { DifferenceForm, StepForm, ViewForm } from './schema.ts'
import { say } from './views.tsx'
import english from './words.en.json'

export const differences = new Hono<Env>()
interface Wrong { answers: Answers; errors: Errors }

const frame = (carer: Carer, title: string) => ({ title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) })
const called = (carer: Carer) => carer.initials ?? carer.callName

differences.get('/carers/:id/differences', async (c) => {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'record')
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, access.carer), differences: findDifferences(tx, access), today: getToday(tx) }))
  return showPage(c, frame(found.carer, say('title')), <DifferencesPage {...found} carer={{ id: access.carer, name: called(found.carer) }} mayWrite={mayWriteCarer(actor, access)} />)
})

differences.get('/carers/:id/differences/new', (c) => showNew(c))

differences.post('/carers/:id/differences', async (c) => {
  const form = await readForm(c, DifferenceForm, english)
  if (!form.ok) return showNew(c, form)
  const { oneId, oneVoice, oneName, oneWords, oneKnown, twoId, twoVoice, twoName, twoWords, twoKnown, ...rest } = form.value
  const views = [{ id: oneId, voice: oneVoice, name: oneName, words: oneWords, known: oneKnown }, { id: twoId, voice: twoVoice, name: twoName, words: twoWords, known: twoKnown }] as const
  const errors = await findErrors(() => inTenant(actorOf(c), (tx) => recordDifference(tx, idOf(c, 'id'), { ...rest, views: [...views] })), english)
  return errors ? showNew(c, { answers: form.answers, errors }) : c.redirect(`/differences/${form.value.id}`, 303)
})

differences.get('/differences/:id', (c) => showOne(c))

differences.post('/differences/:id/views', async (c) => {
  const form = await readForm(c, ViewForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => addView(tx, idOf(c, 'id'), form.value)), english) : form.errors
  return errors ? showOne(c, { view: { answers: form.answers, errors } }) : c.redirect(`/differences/${idOf(c, 'id')}`, 303)
})

differences.post('/differences/:id/steps', async (c) => {
  const form = await readForm(c, StepForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => standNow(tx, idOf(c, 'id'), form.value)), english) : form.errors
  return errors ? showOne(c, { step: { answers: form.answers, errors } }) : c.redirect(`/differences/${idOf(c, 'id')}`, 303)
})

async function showNew(c: Ctx, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'record')
  if (!mayWriteCarer(actor, access)) throw new NotFound()
  const { carer, today } = await readTenant(actor, (tx) => together({ carer: getCarer(tx, access.carer), today: getToday(tx) }))
  const answers = wrong?.answers ?? { id: newId(), oneId: newId(), twoId: newId(), conversation: c.req.query('conversation') ?? '', outcome: c.req.query('outcome') ?? '', oneVoice: 'carer', oneName: called(carer), reach: 'own', ...dayAnswers('on', today) }
  return showPage(c, { ...frame(carer, say('new.title')), errors: wrong !== undefined }, <NewDifferencePage carer={{ id: access.carer, name: called(carer) }} answers={answers} errors={wrong?.errors} />, wrong ? 422 : 200)
}

async function showOne(c: Ctx, wrong: { view?: Wrong; step?: Wrong } = {}): Promise<Response> {
  const actor = actorOf(c)
  const { carer: id } = await inTenant(actor, (tx) => getDifference(tx, idOf(c, 'id')))
  const access = await openRecord(actor, id, 'record')
  const failed = wrong.view ?? wrong.step
  if (failed) demand(mayWriteCarer(actor, access))
  const found = await readTenant(actor, (tx) => together({ difference: getDifference(tx, idOf(c, 'id')), carer: getCarer(tx, id), today: getToday(tx) }))
  const page = <DifferencePage difference={found.difference} carer={{ id, name: called(found.carer) }} today={found.today} mayWrite={mayWriteCarer(actor, access)}
    viewing={wrong.view ?? { answers: { id: newId() } }} standing={wrong.step ?? { answers: { id: newId() } }} />
  return showPage(c, { ...frame(found.carer, found.difference.topic), errors: failed !== undefined }, page, failed ? 422 : 200)
}
