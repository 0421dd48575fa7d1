import { Hono } from 'hono'
import { demand, Refused } from '../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { hasRole } from '../../kernel/actor.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { getAccess, getNamed, getToday, mayKnowCarer, mayOpenInEmergency, sayNames } from '../access/index.ts'
import { findWorkers } from '../workers/index.ts'
import { answerOpening, openInEmergency } from './commands.ts'
import { findOpeningsToSee, getOpeningToSee } from './queries.ts'
import { AnswerForm, OpeningForm } from './schema.ts'
import { type Again, NewOpeningPage, OpeningsPage, say } from './views.tsx'
import english from './words.en.json'

export const openings = new Hono<Env>()

openings.get('/carers/:id/openings/new', (c) => showNew(c, {}))

openings.post('/carers/:id/openings', async (c) => {
  const actor = workerOf(c)
  const carer = idOf(c, 'id')
  const form = await readForm(c, OpeningForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => openInEmergency(tx, carer, form.value)), english) : form.errors
  return errors ? showNew(c, { answers: form.answers, errors }) : c.redirect(`/carers/${carer}`, 303)
})

async function showNew(c: Ctx, state: { answers?: Answers; errors?: Errors }): Promise<Response> {
  const actor = workerOf(c)
  const carer = idOf(c, 'id')
  const workers = await inTenant(actor, async (tx) => {
    const access = await getAccess(tx, carer)
    demand(mayKnowCarer(actor, access))
    demand(mayOpenInEmergency(actor, access), () => new Refused())
    return (await findWorkers(tx)).filter((one) => access.ownWorkers.includes(one.id)).map((one) => one.name)
  })
  const page = <NewOpeningPage carer={carer} workers={sayNames(workers)} id={newId()} {...state} />
  return showPage(c, { title: say('new.title'), place: '/carers', errors: state.errors !== undefined }, page, state.errors ? 422 : 200)
}

openings.get('/openings', (c) => showWaiting(c))

openings.post('/openings/:opening/answers', async (c) => {
  const actor = workerOf(c)
  const opening = idOf(c, 'opening')
  await inTenant(actor, (tx) => getOpeningToSee(tx, opening))
  const form = await readForm(c, AnswerForm, english)
  if (!form.ok) return showWaiting(c, { opening, answers: form.answers, errors: form.errors })
  await inTenant(actor, (tx) => answerOpening(tx, opening, form.value))
  return c.redirect('/openings', 303)
})

async function showWaiting(c: Ctx, again?: Again): Promise<Response> {
  const actor = actorOf(c)
  demand(hasRole(actor, 'supervisor'), () => new Refused())
  const { waiting, today } = await inTenant(actor, async (tx) => {
    const found = await findOpeningsToSee(tx)
    return { waiting: await Promise.all(found.map(async (one) => ({ ...one, name: (await getNamed(tx, one.carer)).name }))), today: await getToday(tx) }
  })
  const page = <OpeningsPage waiting={waiting} zone={c.get('zone')} today={today} newIds={waiting.map(() => newId())} again={again} />
  return showPage(c, { title: say('list.title'), place: '/today', errors: again !== undefined }, page, again ? 422 : 200)
}
