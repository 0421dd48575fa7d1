import { Hono } from 'hono'
import { Conflict, Invalid, NotFound } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors, sentencesOf } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant, type Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { type Access, getToday, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { findCircle } from '../circles/index.ts'
import { findOutcomes } from '../outcomes/index.ts'
import { findSupportWorkers } from '../workers/index.ts'
import { answerAction, changeAction, recordAction } from './commands.ts'
import { type Action, findAction, findActions, findPromisesOfCarer } from './queries.ts'
import { ActionChangeForm, ActionForm, AnswerForm } from './schema.ts'
import { ActionsPage, say } from './views.tsx'
import { way } from './way.tsx'
import { ActionPage, NewActionPage, OwnPromisePage } from './writing.tsx'
import english from './words.en.json'

export const actions = new Hono<Env>()
actions.route('/', way)

interface Wrong { answers: Answers; errors?: Errors; stale?: boolean }

actions.get('/carers/:id/actions', async (c) => {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'record')
  const { choices, actions: promised } = await readTenant(actor, (tx) => together({ choices: choicesFor(tx, access), actions: findActions(tx, access.carer) }))
  const found = { ...choices, actions: promised }
  const page = <ActionsPage {...found} carer={named(found.carer)} mayWrite={mayWriteCarer(actor, access)} />
  return showPage(c, frame(found.carer, say('title')), page)
})

actions.get('/carers/:id/actions/new', (c) => showNew(c))

actions.post('/carers/:id/actions', async (c) => {
  const carer = idOf(c, 'id')
  const form = await readForm(c, ActionForm, english)
  if (!form.ok) return showNew(c, form)
  try {
    await inTenant(actorOf(c), (tx) => recordAction(tx, carer, form.value))
  } catch (error) {
    if (error instanceof Invalid) return showNew(c, { answers: form.answers, errors: sentencesOf(error, english) })
    throw error
  }
  return c.redirect(`/carers/${carer}/actions`, 303)
})

actions.get('/actions/:id', (c) => showAction(c))

actions.post('/actions/:id', async (c) => {
  const actor = actorOf(c)
  const form = await readForm(c, ActionChangeForm, english)
  if (!form.ok) return showAction(c, undefined, form)
  try {
    await inTenant(actor, async (tx) => changeAction(tx, await getAction(tx, idOf(c, 'id')), form.value))
  } catch (error) {
    if (error instanceof Invalid) return showAction(c, undefined, { answers: form.answers, errors: sentencesOf(error, english) })
    if (error instanceof Conflict) return showAction(c, undefined, { answers: form.answers, stale: true })
    throw error
  }
  return c.redirect(`/actions/${idOf(c, 'id')}`, 303)
})

actions.post('/actions/:id/answers', async (c) => {
  const form = await readForm(c, AnswerForm, english)
  if (!form.ok) return showAction(c, form)
  try {
    await inTenant(actorOf(c), (tx) => answerAction(tx, idOf(c, 'id'), form.value))
  } catch (error) {
    if (error instanceof Invalid) return showAction(c, { answers: form.answers, errors: sentencesOf(error, english) })
    throw error
  }
  return c.redirect(`/actions/${idOf(c, 'id')}`, 303)
})

// What she promised herself, on her own page: she may say how it went, and nothing waits for it.
actions.post('/my-promises/:id/answers', async (c) => {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  await openRecord(actor, actor.carer, 'own-space')
  const form = await readForm(c, AnswerForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => answerAction(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showOwn(c, actor.carer, { answers: form.answers, errors }) : c.redirect('/my-plan#promises', 303)
})

actions.get('/my-promises/:id', async (c) => {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  await openRecord(actor, actor.carer, 'own-space')
  return showOwn(c, actor.carer)
})

async function showOwn(c: Ctx, carer: string, wrong?: Wrong): Promise<Response> {
  const { promise, today } = await inTenant(actorOf(c), async (tx) => ({ promise: (await findPromisesOfCarer(tx, carer)).find(({ id }) => id === c.req.param('id')), today: await getToday(tx) }))
  if (!promise) throw new NotFound()
  const answers = wrong?.answers ?? { id: newId(), ...dayAnswers('on', today) }
  return showPage(c, { title: say('own.title'), place: '/my-plan', errors: Boolean(wrong) }, <OwnPromisePage promise={promise} answers={answers} errors={wrong?.errors} today={today} />, wrong ? 422 : 200)
}

async function showNew(c: Ctx, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'record')
  if (!mayWriteCarer(actor, access)) throw new NotFound()
  const found = await readTenant(actor, (tx) => choicesFor(tx, access))
  const asked = c.req.query('outcome')
  const answers = wrong?.answers ?? { id: newId(), worker: actor.id ?? '', ...(asked && found.outcomes.has(asked) ? { outcome: asked } : {}) }
  const page = <NewActionPage {...found} carer={named(found.carer)} answers={answers} errors={wrong?.errors} />
  return showPage(c, { ...frame(found.carer, say('new.title')), errors: Boolean(wrong) }, page, wrong ? 422 : 200)
}

async function showAction(c: Ctx, wrongAnswer?: Wrong, wrongChange?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  const { carer } = await inTenant(actor, (tx) => getAction(tx, idOf(c, 'id')))
  const access = await openRecord(actor, carer, 'record')
  const { choices, action } = await readTenant(actor, (tx) => together({ choices: choicesFor(tx, access), action: getAction(tx, idOf(c, 'id')) }))
  const found = { ...choices, action }
  const wrong = wrongAnswer ?? wrongChange
  const page = <ActionPage {...found} carer={named(found.carer)} mayWrite={mayWriteCarer(actor, access)}
    answer={wrongAnswer ?? { answers: { id: newId(), ...dayAnswers('on', found.today) } }} change={wrongChange ?? { answers: asAnswers(found.action) }} />
  return showPage(c, { ...frame(found.carer, say('title')), errors: Boolean(wrong?.errors) }, page, wrong?.stale ? 409 : wrong ? 422 : 200)
}

async function getAction(tx: Tx, id: string): Promise<Action> {
  const action = await findAction(tx, id)
  if (!action) throw new NotFound()
  return action
}

/** What can be chosen from in the forms: this carer's outcomes, and those of us who may know of her; her own workers first. */
async function choicesFor(tx: Tx, access: Access) {
  const may = (id: string) => !access.refused.includes(id) && (!access.restrictedTo || access.restrictedTo.includes(id))
  const { colleagues, all, circle, carer, today } = await together({ colleagues: findSupportWorkers(tx), all: findOutcomes(tx, access.carer), circle: findCircle(tx, access.carer), carer: getCarer(tx, access.carer), today: getToday(tx) })
  const workers = colleagues.filter(({ id }) => may(id))
  const own = workers.filter(({ id }) => access.ownWorkers.includes(id))
  const outcomes = new Map(all.map((outcome) => [outcome.id, outcome.statement]))
  const people = circle.people.filter(({ leftOn }) => leftOn === null)
  return { carer, outcomes, people, today, workers: [...own, ...workers.filter((worker) => !own.includes(worker))] }
}

function asAnswers({ what, owner, who, workerId, personId, personLeft, outcome, byDay }: Action): Answers {
  // Whoever is not around any more is asked for anew; the name that was said stays until there is another.
  return { what, owner, who, person: personLeft ? '' : personId ?? '', worker: workerId ?? '', outcome: outcome ?? '', ...dayAnswers('by', byDay) }
}

function named(carer: Carer) {
  return { id: carer.id, shortName: carer.initials ?? carer.callName }
}

function frame(carer: Carer, title: string) {
  return { title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) }
}
