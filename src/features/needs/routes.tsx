import { Hono } from 'hono'
import { dayAnswers, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { findActions } from '../actions/index.ts'
import { findConversations, talkTitle } from '../conversations/index.ts'
import { findOutcomes, isLive } from '../outcomes/index.ts'
import { breaks } from './breaks/routes.tsx'
import { findBreaks } from './breaks/queries.ts'
import { endNeed, recordNeed, sayNoneFound, wordNeed } from './commands.ts'
import { eligibility } from './eligibility/routes.tsx'
import { EndingPage, NeedFormPage, NeedPage, NonePage } from './forms.tsx'
import { type Opened, type Sent, showOf, showOfNeed } from './frame.tsx'
import { meeting } from './meeting/routes.tsx'
import { notLookedAt } from './meeting/order.ts'
import { findNeeds, findNoneFound, getCarerOfNeed, type Need } from './queries.ts'
import { NeedEndingForm, NeedForm, NeedWordsForm, NoneFoundForm } from './schema.ts'
import { NeedsPage } from './views.tsx'
import { say } from './words.ts'
import english from './words.en.json'

export const needs = new Hono<Env>()
needs.route('/', meeting)
needs.route('/', eligibility)
needs.route('/', breaks)

needs.get('/carers/:id/needs', (c) => showOf(c, idOf(c, 'id'), say('title'), false, undefined, async (tx, { carer, today, mayWrite }) => {
  const { all, ...found } = await together({ all: findOutcomes(tx, carer.id), needs: findNeeds(tx, carer.id), none: findNoneFound(tx, carer.id), breaks: findBreaks(tx, carer.id), actions: findActions(tx, carer.id) })
  const outcomes = all.filter(isLive)
  return <NeedsPage carer={carer} {...found}
    live={new Set(outcomes.map(({ id }) => id))} hasOutcomes={outcomes.length > 0} today={today} mayWrite={mayWrite} formId={newId()} />
}))

needs.get('/carers/:id/needs/new', (c) => showNew(c))

needs.post('/carers/:id/needs', async (c) => {
  const form = await readForm(c, NeedForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => recordNeed(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showNew(c, { answers: form.answers, errors }) : c.redirect(`/needs/${form.answers.id}`, 303)
})

needs.get('/carers/:id/needs/none', (c) => showNone(c))

needs.post('/carers/:id/need-statements', async (c) => {
  const form = await readForm(c, NoneFoundForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => sayNoneFound(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showNone(c, { answers: form.answers, errors }) : c.redirect(`/carers/${idOf(c, 'id')}/needs`, 303)
})

needs.get('/needs/:id', (c) => showOfNeed(c, idOf(c, 'id'), say('title'), false, undefined, async (tx, { carer, need, today, mayWrite }) => {
  const { talks, outcomes } = await together({ talks: findConversations(tx, carer.id), outcomes: findOutcomes(tx, carer.id) })
  const talk = talks.find(({ id }) => id === need.conversation)
  const live = outcomes.filter(isLive)
  const before = notLookedAt(need.steps, need.supports.map(({ way }) => way)) as ('person-services' | 'general-services')[]
  return <NeedPage need={need} carer={carer} talk={talk && { id: talk.id, title: talkTitle(talk) }} before={before} live={new Set(live.map(({ id }) => id))} today={today} mayWrite={mayWrite} />
}))

needs.get('/needs/:id/words', (c) => showWords(c))

needs.post('/needs/:id/versions', async (c) => {
  const form = await readForm(c, NeedWordsForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => wordNeed(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showWords(c, { answers: form.answers, errors }) : c.redirect(`/needs/${idOf(c, 'id')}`, 303)
})

needs.get('/needs/:id/ending', (c) => showEnding(c))

needs.post('/needs/:id/endings', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, NeedEndingForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => endNeed(tx, id, form.value), c.get('request')), english) : form.errors
  if (errors) return showEnding(c, { answers: form.answers, errors })
  return c.redirect(`/carers/${await inTenant(actorOf(c), (tx) => getCarerOfNeed(tx, id))}/needs`, 303)
})

/** What can be chosen from: what matters now, what this need is for already, and the talks that were held. */
async function findChoosable(tx: Tx, { carer }: Opened, need?: Need) {
  const outcomes = (await findOutcomes(tx, carer.id)).filter((one) => isLive(one) || need?.outcomes.some(({ id }) => id === one.id))
  const talks = (await findConversations(tx, carer.id)).filter(({ heldAt }) => heldAt !== null)
  return { outcomes, talks: talks.map((talk) => ({ id: talk.id, title: talkTitle(talk), onDay: talk.onDay })) }
}

function showNew(c: Ctx, sent?: Sent): Promise<Response> {
  return showOf(c, idOf(c, 'id'), say('new.title'), true, sent, async (tx, opened) => {
    const asked = c.req.query('outcome')
    const answers = sent?.answers ?? { id: newId(), versionId: newId(), outcomes: asked ? [asked] : [], ...dayAnswers('from', opened.today) }
    return <NeedFormPage carer={opened.carer} action={`/carers/${opened.carer.id}/needs`} again={false} {...await findChoosable(tx, opened)} answers={answers} errors={sent?.errors} />
  })
}

function showWords(c: Ctx, sent?: Sent): Promise<Response> {
  return showOfNeed(c, idOf(c, 'id'), say('reword.title'), true, sent, async (tx, opened) => {
    const { need, today } = opened
    const answers = sent?.answers ?? { id: newId(), words: need.words, outcomes: need.outcomes.map(({ id }) => id), conversation: need.conversation ?? '', ...dayAnswers('from', today) }
    return <NeedFormPage carer={opened.carer} action={`/needs/${need.id}/versions`} again {...await findChoosable(tx, opened, need)} answers={answers} errors={sent?.errors} />
  })
}

function showNone(c: Ctx, sent?: Sent): Promise<Response> {
  return showOf(c, idOf(c, 'id'), say('none.say'), true, sent, async (tx, { carer, today }) =>
    <NonePage carer={carer} none={await findNoneFound(tx, carer.id)} answers={sent?.answers ?? { id: newId(), ...dayAnswers('on', today) }} errors={sent?.errors} />)
}

function showEnding(c: Ctx, sent?: Sent): Promise<Response> {
  return showOfNeed(c, idOf(c, 'id'), say('end.title'), true, sent, async (_tx, { need, today }) =>
    <EndingPage need={need} answers={sent?.answers ?? { id: newId(), ...dayAnswers('on', today) }} errors={sent?.errors} />)
}
