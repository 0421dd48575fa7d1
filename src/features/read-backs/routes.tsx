import { Hono } from 'hono'
import * as v from 'valibot'
import { dayIn } from '../../kernel/clock.ts'
import { demand, Invalid } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors, sentencesOf } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { mayWriteCarer, openRecord } from '../access/index.ts'
import { type Carer, getCarer, recordTrail } from '../carers/index.ts'
import { getConversation, getPlaceOf, talkTitle, windowTitle } from '../conversations/index.ts'
import { Afterwards, type Filled, HerOrder } from './afterwards.tsx'
import { answerReadBack, giveCopy, orderOutcomes, type Said } from './commands.ts'
import { findReadBack } from './queries.ts'
import { itemsOf } from './read-back.ts'
import { ReadingPage } from './reading.tsx'
import { answers as codes, CopyForm, HerWords, OrderForm, ReadBackForm, StandingForm } from './schema.ts'
import { sayStanding } from './standing/commands.ts'
import { findStanding } from './standing/queries.ts'
import { TogetherPage } from './together.tsx'
import { say } from './words.ts'
import english from './words.en.json'

export const readBacks = new Hono<Env>()

type Wrong = { what: 'order' | 'copy' | 'standing'; answers: Answers; errors: Errors }

/** A talk, opened to be read back. */
async function openTalk(c: Ctx) {
  const id = idOf(c, 'id')
  const actor = actorOf(c)
  const { carer: carerId } = await inTenant(actor, (tx) => getPlaceOf(tx, 'conversations', id))
  const access = await openRecord(actor, carerId, 'read-back')
  return readTenant(actor, async (tx) => {
    const found = await together({ carer: getCarer(tx, carerId), stood: findStanding(tx, id), talk: getConversation(tx, id).then(async (head) => ({ head, back: await findReadBack(tx, access, head) })) })
    return { carer: found.carer, stood: found.stood, ...found.talk, today: dayIn(c.get('zone'), tx.at), writes: mayWriteCarer(actor, access) }
  })
}

const called = (carer: Carer) => carer.initials ?? carer.callName
const shownOf = (carer: Carer) => ({ id: carer.id, name: called(carer), called: carer.name, pronouns: carer.pronouns })
const frame = (carer: Carer, here: string) => ({ large: true, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, here) })

readBacks.get('/conversations/:id/read-back', (c) => showReading(c))

async function showReading(c: Ctx, wrong?: Wrong): Promise<Response> {
  const { carer, ...talk } = await openTalk(c)
  if (wrong) demand(talk.writes)
  const fill = (what: Wrong['what'], answers: Answers): Filled => wrong?.what === what ? wrong : { answers: { id: newId(), ...answers } }
  const forms = talk.writes && talk.head.heldAt ? {
    order: fill('order', {}), copy: fill('copy', { how: '', forWhom: called(carer), ...dayAnswers('on', talk.today) }), standing: fill('standing', { standing: talk.stood?.standing ?? '', words: talk.stood?.words ?? '' }),
  } : undefined
  return showPage(c, { title: windowTitle(talk.head, called(carer), talk.today, say('title')), errors: Boolean(wrong), ...frame(carer, talkTitle(talk.head)) }, (
    <ReadingPage {...talk} carer={shownOf(carer)} title={talkTitle(talk.head)} order={forms && talk.back.outcomes.length > 1 && <HerOrder {...talk} name={called(carer)} {...forms.order} />}><Afterwards {...talk} name={called(carer)} forms={forms} /></ReadingPage>
  ), wrong ? 422 : 200)
}

readBacks.get('/conversations/:id/read-back/together', (c) => showTogether(c))

async function showTogether(c: Ctx, wrong?: { answers: Answers; errors: Errors }): Promise<Response> {
  const { carer, ...talk } = await openTalk(c)
  demand(talk.writes)
  return showPage(c, { title: windowTitle(talk.head, called(carer), talk.today, say('together.title')), errors: Boolean(wrong), ...frame(carer, talkTitle(talk.head)) },
    <TogetherPage {...talk} carer={shownOf(carer)} answers={wrong?.answers ?? { id: newId() }} errors={wrong?.errors} />, wrong ? 422 : 200)
}

readBacks.post('/conversations/:id/read-back-answers', async (c) => {
  const form = await readForm(c, ReadBackForm, english)
  if (!form.ok) return showTogether(c, form)
  const { back, writes } = await openTalk(c)
  demand(writes)
  const errors: Record<string, string> = {}
  const said: Said[] = []
  for (const item of itemsOf(back)) {
    const answer = codes.find((one) => one === form.answers[`said-${item.key}`])
    const words = v.safeParse(HerWords, [form.answers[`words-${item.key}`] ?? ''].flat()[0])
    if (!words.success) errors[`words-${item.key}`] = sentencesOf(new Invalid({ answers: words.issues[0].message }), english).answers ?? ''
    // Words without an answer say that something is not quite right.
    else if (answer ?? words.output) said.push({ item, answer: answer ?? 'not-quite', herWords: words.output })
  }
  const wrong = Object.keys(errors).length > 0 ? errors : await findErrors(() => inTenant(actorOf(c), (tx) => answerReadBack(tx, idOf(c, 'id'), { id: form.value.id, said }), c.get('request')), english)
  return wrong ? showTogether(c, { answers: form.answers, errors: wrong }) : c.redirect(`/conversations/${idOf(c, 'id')}/read-back`, 303)
})

readBacks.post('/conversations/:id/read-back-orders', async (c) => {
  const form = await readForm(c, OrderForm, english)
  if (!form.ok) return showReading(c, { what: 'order', ...form })
  const places = Object.entries(form.answers).flatMap(([name, value]) => name.startsWith('place-') && /^\d{1,3}$/.test(String(value)) ? [{ id: name.slice(6), place: Number(value) }] : [])
  const errors = await findErrors(async () => {
    if (new Set(places.map((one) => one.place)).size < places.length) throw new Invalid({ order: 'twice' })
    const outcomes = places.toSorted((a, b) => a.place - b.place).map((one) => one.id).filter((id) => v.safeParse(v.pipe(v.string(), v.uuid()), id).success)
    await inTenant(actorOf(c), (tx) => orderOutcomes(tx, idOf(c, 'id'), { id: form.value.id, outcomes }), c.get('request'))
  }, english)
  return answer(c, errors && { what: 'order', answers: form.answers, errors })
})

readBacks.post('/conversations/:id/copies', async (c) => {
  const form = await readForm(c, CopyForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => giveCopy(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return answer(c, errors && { what: 'copy', answers: form.answers, errors })
})

readBacks.post('/conversations/:id/standings', async (c) => {
  const form = await readForm(c, StandingForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => sayStanding(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return answer(c, errors && { what: 'standing', answers: form.answers, errors })
})

function answer(c: Ctx, wrong: Wrong | undefined): Promise<Response> | Response {
  return wrong ? showReading(c, wrong) : c.redirect(`/conversations/${idOf(c, 'id')}/read-back`, 303)
}
