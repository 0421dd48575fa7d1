import { Hono } from 'hono'
import { NotFound } from '../../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { openRecord, recordTrail } from '../../access/index.ts'
import { getCarer } from '../../carers/index.ts'
import { getRequest } from '../queries.ts'
import { ErasureForm } from '../schema.ts'
import { say } from '../words.ts'
import english from '../words.en.json'
import { demandErasing, eraseItems } from './commands.ts'
import { findErasable, isHeld } from './queries.ts'
import { ErasingPage } from './views.tsx'

/** The routes of erasing single things: pick, and erase. */
export const erasing = new Hono<Env>()

erasing.get('/requests/:id/erasing', (c) => showErasing(c))

erasing.post('/requests/:id/erasures', async (c) => {
  const form = await readForm(c, ErasureForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => eraseItems(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showErasing(c, { answers: form.answers, errors }) : c.redirect(`/requests/${idOf(c, 'id')}`, 303)
})

async function showErasing(c: Ctx, wrong?: { answers: Answers; errors: Errors }): Promise<Response> {
  const [actor, id] = [actorOf(c), idOf(c, 'id')]
  const { carer: whose, open } = await inTenant(actor, (tx) => demandErasing(tx, id))
  if (!open) throw new NotFound()
  await openRecord(actor, whose, 'request')
  const { carer, ...found } = await inTenant(actor, async (tx) => ({ carer: await getCarer(tx, whose), words: (await getRequest(tx, id)).words, items: await findErasable(tx, whose, id), held: await isHeld(tx, whose) }))
  const page = <ErasingPage request={id} name={carer.initials ?? carer.callName} {...found} filled={wrong ?? { answers: { id: newId() } }} />
  return showPage(c, { title: say('erase.title'), place: '/carers', safetyHref: `/carers/${whose}/concerns/new`, before: recordTrail(carer, say('erase.title')), errors: wrong !== undefined }, page, wrong ? 422 : 200)
}
