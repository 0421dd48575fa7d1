import { Hono } from 'hono'
import { demand, NotFound } from '../../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { getToday, mayWriteCarer, openRecord, recordTrail } from '../../access/index.ts'
import { getCarer } from '../../carers/index.ts'
import { HoldForm, HoldOverForm } from '../schema.ts'
import { say } from '../words.ts'
import english from '../words.en.json'
import { chooseContact, endHold } from './commands.ts'
import { findHold } from './queries.ts'
import { HoldPage } from './views.tsx'

export const gentleHold = new Hono<Env>()

gentleHold.get('/carers/:id/gentle-hold', (c) => showHold(c))

gentleHold.post('/carers/:id/gentle-hold', async (c) => {
  const form = await readForm(c, HoldForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(workerOf(c), (tx) => chooseContact(tx, idOf(c, 'id'), form.value)), english) : form.errors
  return errors ? showHold(c, { answers: form.answers, errors }) : c.redirect(`/carers/${idOf(c, 'id')}`, 303)
})

gentleHold.post('/carers/:id/gentle-hold/endings', async (c) => {
  const form = await readForm(c, HoldOverForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(workerOf(c), (tx) => endHold(tx, idOf(c, 'id'), form.value)), english) : form.errors
  return errors ? showHold(c, { answers: {}, errors }) : c.redirect(`/carers/${idOf(c, 'id')}`, 303)
})

async function showHold(c: Ctx, wrong?: { answers: Answers; errors: Errors }): Promise<Response> {
  const actor = workerOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'record')
  demand(mayWriteCarer(actor, access))
  const { carer, hold, today } = await inTenant(actor, async (tx) => ({ carer: await getCarer(tx, access.carer), hold: await findHold(tx, access.carer), today: await getToday(tx) }))
  if (!hold) throw new NotFound()
  const answers = wrong?.answers ?? { who: hold.contact?.who ?? '', when: hold.contact?.when ?? '' }
  const page = <HoldPage hold={hold} carer={carer.id} name={carer.initials ?? carer.callName} today={today} answers={{ ...answers, id: answers.id ?? newId() }} overId={newId()} errors={wrong?.errors} />
  return showPage(c, { title: say('hold.title'), place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, say('hold.title')), errors: wrong !== undefined }, page, wrong ? 422 : 200)
}
