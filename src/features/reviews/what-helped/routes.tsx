import { Hono } from 'hono'
import { demand, NotFound } from '../../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant, readTenant } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { getToday, mayWriteCarer, openRecord } from '../../access/index.ts'
import { getCarer } from '../../carers/index.ts'
import { findOutcomes } from '../../outcomes/index.ts'
import { findOutcomesOfOwn } from '../own-words/queries.ts'
import { findMarks, findOwnMarks } from '../queries.ts'
import { called } from '../views.tsx'
import { frame } from '../work.ts'
import { say } from '../words.ts'
import english from '../words.en.json'
import { sayWhatHelped } from './commands.ts'
import { findSupportAnswers } from './queries.ts'
import { SupportForm } from './schema.ts'
import { gatherHelped } from './told.ts'
import { WhatHelpedPage } from './views.tsx'

/** What the support did for each outcome: read by the worker on a carer's record, and by the carer on a page of her own. */
export const whatHelped = new Hono<Env>()
interface Wrong { answers: Answers; errors: Errors }

const helpedEnglish = { ...english, 'errors.words.needed': english['helped.errors.words.needed'] }

whatHelped.get('/carers/:id/what-helped', (c) => showForWorker(c))

whatHelped.post('/carers/:id/what-helped', async (c) => {
  const form = await readForm(c, SupportForm, helpedEnglish)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => sayWhatHelped(tx, idOf(c, 'id'), form.value)), helpedEnglish) : form.errors
  return errors ? showForWorker(c, { answers: form.answers, errors }) : c.redirect(`/carers/${idOf(c, 'id')}/what-helped#outcome-${form.ok ? form.value.outcome : ''}`, 303)
})

whatHelped.get('/my-what-helped', (c) => showForCarer(c))

whatHelped.post('/my-what-helped', async (c) => {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  const form = await readForm(c, SupportForm, helpedEnglish)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => sayWhatHelped(tx, actor.carer, form.value)), helpedEnglish) : form.errors
  return errors ? showForCarer(c, { answers: form.answers, errors }) : c.redirect(`/my-what-helped#outcome-${form.ok ? form.value.outcome : ''}`, 303)
})

async function showForWorker(c: Ctx, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'review')
  if (wrong) demand(mayWriteCarer(actor, access))
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, access.carer), outcomes: findOutcomes(tx, access.carer), marks: findMarks(tx, access.carer), answers: findSupportAnswers(tx, access.carer), today: getToday(tx) }))
  const helped = found.outcomes.map((one) => gatherHelped(one, found.marks, found.answers))
  const page = <WhatHelpedPage helped={helped} name={called(found.carer)} today={found.today} action={mayWriteCarer(actor, access) ? `/carers/${access.carer}/what-helped` : null} freshId={newId} wrong={wrong} />
  return showPage(c, { ...frame(found.carer, say('helped.title')), errors: wrong !== undefined }, page, wrong ? 422 : 200)
}

async function showForCarer(c: Ctx, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  await openRecord(actor, actor.carer, 'own-space')
  const found = await readTenant(actor, (tx) => together({ outcomes: findOutcomesOfOwn(tx, actor.carer, 'all'), marks: findOwnMarks(tx, actor.carer), answers: findSupportAnswers(tx, actor.carer), today: getToday(tx) }))
  const helped = found.outcomes.map((one) => gatherHelped(one, found.marks, found.answers))
  const page = <WhatHelpedPage helped={helped} name={null} today={found.today} action="/my-what-helped" freshId={newId} wrong={wrong} />
  return showPage(c, { title: say('helped.title'), place: '/my-words', errors: wrong !== undefined }, page, wrong ? 422 : 200)
}
