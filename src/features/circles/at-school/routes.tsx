import { Hono } from 'hono'
import { demand } from '../../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant, readTenant } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { getToday, openRecord, recordTrail } from '../../access/index.ts'
import { getCarer } from '../../carers/index.ts'
import { mayNameAdult } from '../policy.ts'
import { NamedAdultForm } from '../schema.ts'
import { say } from '../words.ts'
import english from '../words.en.json'
import { nameAdult } from './commands.ts'
import { NamedAdultPage } from './page.tsx'
import { findNamedAdult } from './queries.ts'

export const atSchool = new Hono<Env>()

atSchool.get('/carers/:id/named-adult', (c) => showNamedAdult(c))

atSchool.post('/carers/:id/named-adult', async (c) => {
  const form = await readForm(c, NamedAdultForm, english)
  if (!form.ok) return showNamedAdult(c, form)
  const { id, adult, knows, saidOn } = form.value
  const errors = await findErrors(() => inTenant(actorOf(c), (tx) => nameAdult(tx, idOf(c, 'id'), { id, name: adult, knows, saidOn })), english)
  if (errors) return showNamedAdult(c, { answers: form.answers, errors })
  return c.redirect(actorOf(c).kind === 'carer' ? '/my-plan' : `/carers/${idOf(c, 'id')}`, 303)
})

async function showNamedAdult(c: Ctx, sent?: { answers: Answers; errors: Errors }): Promise<Response> {
  const actor = actorOf(c)
  const own = actor.kind === 'carer'
  const access = await openRecord(actor, idOf(c, 'id'), own ? 'own-space' : 'record')
  demand(mayNameAdult(actor, access))
  const { carer, adult, today } = await readTenant(actor, (tx) => together({ carer: getCarer(tx, access.carer), adult: findNamedAdult(tx, access.carer), today: getToday(tx) }))
  const answers = sent?.answers ?? { id: newId(), adult: adult?.name ?? '', knows: adult?.knows ?? '', ...dayAnswers('saidOn', today) }
  const title = say('school.title')
  const frame = own ? { title, place: '/my-plan' } : { title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) }
  return showPage(c, { ...frame, errors: sent !== undefined }, <NamedAdultPage carer={{ id: carer.id, name: carer.initials ?? carer.callName }} adult={adult} own={own} answers={answers} errors={sent?.errors} />, sent ? 422 : 200)
}
