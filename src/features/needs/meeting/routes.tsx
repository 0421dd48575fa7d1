import { Hono } from 'hono'
import { type Answers, dayAnswers, findErrors } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { together } from '../../../kernel/asking/together.ts'
import { findActions } from '../../actions/index.ts'
import { findCircle } from '../../circles/index.ts'
import { findSupportWorkers } from '../../workers/index.ts'
import { MeetingPage } from '../forms.tsx'
import { type Sent, showOfNeed } from '../frame.tsx'
import { removeSupport, sayHowMet, type StepAsked, supportNeed } from './commands.ts'
import { getPlaceOfSupport, type Need } from '../queries.ts'
import { type Amount, MeetingForm, steps, SupportForm, type Why } from '../schema.ts'
import { SupportPage } from './support-form.tsx'
import { say } from '../words.ts'
import english from '../words.en.json'

/** How a need is met, in the order of the law, and who helps. */
export const meeting = new Hono<Env>()

meeting.get('/needs/:id/meeting', (c) => showMeeting(c))

meeting.post('/needs/:id/steps', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, MeetingForm, english)
  if (!form.ok) return showMeeting(c, form)
  const value = form.value as Record<string, unknown>
  const asked = Object.fromEntries(steps.map((step): [string, StepAsked] => [step, { id: String(value[`id-${step}`]), amount: value[`amount-${step}`] as Amount | null, words: value[`words-${step}`] as string | null }]))
  const errors = await findErrors(() => inTenant(actorOf(c), (tx) => sayHowMet(tx, id, { on: String(value.on), why: value.why as Why | null, steps: asked }), c.get('request')), english)
  return errors ? showMeeting(c, { answers: form.answers, errors }) : c.redirect(`/needs/${id}`, 303)
})

meeting.get('/needs/:id/supports/new', (c) => showSupport(c))

meeting.post('/needs/:id/supports', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, SupportForm, english)
  if (!form.ok) return showSupport(c, form)
  const { newId: promise, what, owner, person, who, worker, by, ...rest } = form.value
  const asked = { ...rest, promise: rest.action ? null : { id: promise, what: what ?? '', owner, person, who, worker, by } }
  const errors = await findErrors(() => inTenant(actorOf(c), (tx) => supportNeed(tx, id, asked), c.get('request')), english)
  return errors ? showSupport(c, { answers: form.answers, errors }) : c.redirect(`/needs/${id}`, 303)
})

meeting.post('/need-supports/:id/removal', async (c) => {
  const id = idOf(c, 'id')
  const need = await inTenant(actorOf(c), async (tx) => {
    await removeSupport(tx, id)
    return (await getPlaceOfSupport(tx, id)).need
  }, c.get('request'))
  return c.redirect(`/needs/${need}`, 303)
})

function showMeeting(c: Ctx, sent?: Sent): Promise<Response> {
  return showOfNeed(c, idOf(c, 'id'), say('met.title'), true, sent, async (_tx, { need, carer, today }) =>
    <MeetingPage need={need} carer={carer} answers={sent?.answers ?? { ...asAnswers(need), ...dayAnswers('on', today) }} errors={sent?.errors} />)
}

/** What stands, as the form shows it; each way has its id from the start, so that the same form twice is one. */
function asAnswers(need: Need): Answers {
  const stands = (step: string) => need.steps.find((one) => one.step === step)
  return { why: stands('unmet')?.why ?? '', ...Object.fromEntries(steps.flatMap((step) => [[`id-${step}`, newId()], [`amount-${step}`, stands(step)?.amount ?? ''], [`words-${step}`, stands(step)?.words ?? '']])) }
}

function showSupport(c: Ctx, sent?: Sent): Promise<Response> {
  return showOfNeed(c, idOf(c, 'id'), say('support.new.title'), true, sent, async (tx, { need, carer, access, today }) => {
    const may = (worker: string) => !access.refused.includes(worker) && (!access.restrictedTo || access.restrictedTo.includes(worker))
    const { actions, circle, colleagues } = await together({ actions: findActions(tx, carer.id), circle: findCircle(tx, carer.id), colleagues: findSupportWorkers(tx) })
    const promises = actions.filter((one) => !need.supports.some(({ action }) => action.id === one.id) && one.answer?.answer !== 'no-longer-needed')
    const people = circle.people.filter(({ leftOn }) => leftOn === null)
    const workers = colleagues.filter(({ id }) => may(id))
    return <SupportPage need={need} promises={promises} carer={{ id: carer.id, shortName: carer.name }} people={people} workers={workers} outcomes={new Map()} today={today}
      answers={sent?.answers ?? { id: newId(), newId: newId(), forWhom: 'carer', charge: '', worker: actorOf(c).id ?? '' }} errors={sent?.errors} />
  })
}
