import { Hono } from 'hono'
import { demand, Invalid } from '../../kernel/errors.ts'
import { type Answers, type Errors, sentencesOf } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { findCarerAccount } from '../accounts/index.ts'
import { getCarer } from '../carers/index.ts'
import { openOwnSpace } from './commands.ts'
import { OwnSpaceForm } from './schema.ts'
import { OwnSpacePage, say } from './views.tsx'
import english from './words.en.json'

export const ownSpaces = new Hono<Env>()

ownSpaces.get('/carers/:id/own-page', (c) => showOwnPage(c))

ownSpaces.post('/carers/:id/account', async (c) => {
  const form = await readForm(c, OwnSpaceForm, english)
  if (!form.ok) return showOwnPage(c, form)
  try {
    await inTenant(actorOf(c), (tx) => openOwnSpace(tx, idOf(c, 'id'), form.value))
  } catch (error) {
    if (error instanceof Invalid) return showOwnPage(c, { answers: form.answers, errors: sentencesOf(error, english) })
    throw error
  }
  // Neutral, and without a name: the phone may be shared.
  if (form.value.tell) await c.get('post')({ to: form.value.email, subject: say('mail.subject'), text: say('mail.text', { link: `${c.get('address')}/sign-in` }) })
  return c.redirect(`/carers/${idOf(c, 'id')}/own-page`, 303)
})

async function showOwnPage(c: Ctx, sent?: { answers: Answers; errors: Errors }): Promise<Response> {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'record')
  demand(mayWriteCarer(actor, access))
  const { carer, account } = await readTenant(actor, (tx) => together({ carer: getCarer(tx, access.carer), account: findCarerAccount(tx, access.carer) }))
  const answers = sent?.answers ?? { id: newId(), name: carer.initials ?? carer.callName, email: carer.email ?? '' }
  const page = <OwnSpacePage carer={{ id: carer.id, name: carer.initials ?? carer.callName }} account={account} answers={answers} errors={sent?.errors} />
  const title = say('title')
  return showPage(c, { title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title), errors: Boolean(sent) }, page, sent ? 422 : 200)
}
