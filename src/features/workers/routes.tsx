import { Hono } from 'hono'
import { systemActor } from '../../kernel/actor.ts'
import { dayIn } from '../../kernel/clock.ts'
import { demand, Invalid, NotFound, Refused } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors, sentencesOf } from '../../kernel/forms.ts'
import { actorOf, type Ctx, demandConfirmed, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { endSessionsOf, findSetUp, makeSignInLink, readCookie, renameAccount, renewHere, setPassword, signInHere } from '../accounts/index.ts'
import { removeSecondStep } from '../factors/index.ts'
import { removePasskeys } from '../passkeys/index.ts'
import { disconnectWorker } from '../sign-on/index.ts'
import { nameOrganisation, sayOrganisation, SetUpForm, SetUpPage, settingWords } from '../organisations/index.ts'
import { addWorker, becomeWorker, changeRoles, changeWorker } from './commands.ts'
import { mayRunPeople } from './policy.ts'
import { findWorker, findWorkers } from './queries.ts'
import { DetailsForm, RolesForm, WorkerForm } from './schema.ts'
import { NewWorkerPage, say, WorkerPage, WorkersPage } from './views.tsx'
import english from './words.en.json'

export const workers = new Hono<Env>()

workers.get('/workers', (c) => showWorkers(c))

workers.get('/workers/new', (c) => {
  demand(mayRunPeople(actorOf(c)), () => new Refused())
  return showPage(c, { title: say('add.title'), place: '/workers' }, <NewWorkerPage id={newId()} />)
})

workers.post('/workers', async (c) => {
  const actor = actorOf(c)
  demand(mayRunPeople(actor), () => new Refused())
  demandConfirmed(c)
  const form = await readForm(c, WorkerForm, english)
  const again = (errors: Record<string, string>) =>
    showPage(c, { title: say('add.title'), place: '/workers', errors: true }, <NewWorkerPage id={String(form.answers.id ?? newId())} answers={form.answers} errors={errors} />, 422)
  if (!form.ok) return again(form.errors)
  try {
    const token = await inTenant(actor, async (tx) => {
      await addWorker(tx, form.value)
      return makeSignInLink(tx, form.value.id, 'mail')
    })
    await c.get('post')({ to: form.value.email, subject: say('mail.subject'), text: say('mail.text', { link: `${c.get('address')}/sign-in-links/${token}` }) })
  } catch (error) {
    if (error instanceof Invalid) return again(sentencesOf(error, english))
    throw error
  }
  return c.redirect('/workers', 303)
})

workers.post('/workers/:worker/roles', async (c) => {
  const actor = actorOf(c)
  demand(mayRunPeople(actor), () => new Refused())
  const worker = idOf(c, 'worker')
  demandConfirmed(c)
  const form = await readForm(c, RolesForm, english)
  if (!form.ok) return showWorkers(c, { worker, errors: form.errors })
  try {
    const here = worker === actor.id ? await readCookie(c) : undefined
    await inTenant(actor, (tx) => changeRoles(tx, worker, form.value.roles, here?.session))
    if (here) await renewHere(c)
  } catch (error) {
    if (error instanceof Invalid) return showWorkers(c, { worker, errors: sentencesOf(error, english) })
    throw error
  }
  return c.redirect('/workers', 303)
})

workers.get('/workers/:worker', (c) => showWorker(c))

workers.post('/workers/:worker/details', async (c) => {
  const actor = actorOf(c)
  demand(mayRunPeople(actor), () => new Refused())
  const worker = idOf(c, 'worker')
  demandConfirmed(c)
  const form = await readForm(c, DetailsForm, english)
  if (!form.ok) return showWorker(c, form)
  const errors = await findErrors(() => inTenant(actor, (tx) => changeWorker(tx, worker, form.value, dayIn(c.get('zone')))), english)
  return errors ? showWorker(c, { answers: form.answers, errors }) : c.redirect('/workers', 303)
})

/** App and recovery codes are lost: the administrator takes the second step away, and the person is told by mail. */
workers.post('/workers/:worker/second-step/removal', async (c) => {
  const { actor, id, here } = await confirmedFor(c)
  const worker = await inTenant(actor, async (tx) => {
    const found = await findWorker(tx, id)
    if (!found) throw new NotFound()
    await removeSecondStep(tx, id)
    await removePasskeys(tx, id)
    await disconnectWorker(tx, id)
    await endSessionsOf(tx, id, here)
    return found
  })
  if (worker.email) await c.get('post')({ to: worker.email, subject: say('secondStep.mail.subject'), text: say('secondStep.mail.text') })
  return c.redirect('/workers', 303)
})

/** A telephone was lost, or somebody else sits at it: whoever they are signed in as there is nobody any more. */
workers.post('/workers/:worker/sessions/ending', async (c) => {
  const { actor, id, here } = await confirmedFor(c)
  await inTenant(actor, async (tx) => {
    if (!(await findWorker(tx, id))) throw new NotFound()
    await endSessionsOf(tx, id, here)
  })
  return c.redirect('/workers', 303)
})

/** Who runs people, lately proved to be that, and whom it is about; of an administrator's own sessions the one they sit in goes on. */
async function confirmedFor(c: Ctx) {
  const actor = actorOf(c)
  demand(mayRunPeople(actor), () => new Refused())
  demandConfirmed(c)
  const id = idOf(c, 'worker')
  return { actor, id, here: id === actor.id ? (await readCookie(c))?.session : undefined }
}

async function showWorker(c: Ctx, wrong?: { answers: Answers; errors: Errors }): Promise<Response> {
  const actor = actorOf(c)
  demand(mayRunPeople(actor), () => new Refused())
  const worker = await inTenant(actor, (tx) => findWorker(tx, idOf(c, 'worker')))
  if (!worker) throw new NotFound()
  const stands = { name: worker.name, email: worker.email ?? '', jobTitle: worker.jobTitle ?? '', team: worker.teams[0] ?? '', ...dayAnswers('leftOn', worker.leftOn) }
  return showPage(c, { title: worker.name, place: '/workers', errors: Boolean(wrong) }, <WorkerPage worker={worker} answers={wrong?.answers ?? stands} errors={wrong?.errors} />, wrong ? 422 : 200)
}

async function showWorkers(c: Ctx, wrong?: { worker: string; errors: Record<string, string> }): Promise<Response> {
  const actor = actorOf(c)
  demand(mayRunPeople(actor), () => new Refused())
  const people = await inTenant(actor, findWorkers)
  return showPage(c, { title: say('title'), place: '/workers', errors: Boolean(wrong) }, <WorkersPage workers={people} wrong={wrong} />, wrong ? 422 : 200)
}

workers.get('/organisation/beginning/:token', async (c) => {
  const token = c.req.param('token')
  if (!(await findSetUp(token))) throw new NotFound()
  return showPage(c, { title: sayOrganisation('setUp.title') }, <SetUpPage token={token} />)
})

/** The organisation gets its name, and the person who set it up becomes its first administrator, signed in at once. */
workers.post('/organisation/beginning/:token', async (c) => {
  const token = c.req.param('token')
  const setUp = await findSetUp(token)
  if (!setUp) throw new NotFound()
  const form = await readForm(c, SetUpForm, settingWords)
  if ('show' in form.answers) return showPage(c, { title: sayOrganisation('setUp.title') }, <SetUpPage token={token} answers={form.answers} shown />)
  const again = (errors: Errors) => showPage(c, { title: sayOrganisation('setUp.title'), errors: true }, <SetUpPage token={token} answers={form.answers} errors={errors} />, 422)
  if (!form.ok) return again(form.errors)
  const { organisation, name, email, password } = form.value
  const errors = await findErrors(() => inTenant(systemActor(setUp.organisation), async (tx) => {
    await nameOrganisation(tx, organisation)
    await renameAccount(tx, setUp.account, { name, email })
    await setPassword(tx, setUp.account, password)
    await becomeWorker(tx, { id: setUp.account, name, roles: ['administrator', 'supervisor', 'support worker'], team: organisation })
  }), settingWords)
  if (errors) return again(errors)
  return signInHere(c, token)
})
