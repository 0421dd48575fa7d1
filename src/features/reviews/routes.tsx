import { Hono } from 'hono'
import { addDays } from '../../kernel/clock.ts'
import { sayDay } from '../../kernel/dates.ts'
import { Conflict, Invalid, NotFound } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors, sentencesOf } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { getToday, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { type Carer, getCarer } from '../carers/index.ts'
import { findConversations, talkTitle } from '../conversations/index.ts'
import { findOutcomes, getOutcome, isLive } from '../outcomes/index.ts'
import { concludeReview, recordLifeEvent, recordMark, recordReview, withdrawContributor } from './commands.ts'
import { rowsOpen } from './fields.tsx'
import { ownWords } from './own-words.tsx'
import { findLifeEvents, findMarks, findReviews, findRiver, getCarerOfOutcome, getReview, type Mark, type Review } from './queries.ts'
import { contributorKindFields, EventForm, MarkForm, ReviewForm, rowField, rowSteps, SummaryForm, ways } from './schema.ts'
import { NewReviewPage, ReviewPage, ReviewsPage, RiverPage } from './views.tsx'
import { say } from './words.ts'
import { EventPage, type Writing, WritingPage, WritingSide } from './writing.tsx'
import english from './words.en.json'

export const reviews = new Hono<Env>()
reviews.route('/', ownWords)

/** Each row for who and what helped asks in the same words. */
const markEnglish = { ...english, ...Object.fromEntries(contributorKindFields.map((field) => [`errors.${field}.choose`, english['errors.kind.choose']])) }

interface Filled { answers: Answers; errors?: Errors }
type Status = 200 | 409 | 422

function frame(carer: Carer, title: string) {
  return { title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) }
}

reviews.get('/carers/:id/reviews', async (c) => {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'review')
  const found = await inTenant(actor, async (tx) => ({ carer: await getCarer(tx, access.carer), reviews: await findReviews(tx, access.carer), today: await getToday(tx) }))
  return showPage(c, frame(found.carer, say('title')), <ReviewsPage {...found} mayWrite={mayWriteCarer(actor, access)} />)
})

reviews.get('/carers/:id/reviews/new', (c) => showNew(c))

reviews.post('/carers/:id/reviews', async (c) => {
  const form = await readForm(c, ReviewForm, english)
  if (!form.ok) return showNew(c, form)
  const errors = await findErrors(() => inTenant(actorOf(c), (tx) => recordReview(tx, idOf(c, 'id'), form.value)), english)
  return errors ? showNew(c, { answers: form.answers, errors }) : c.redirect(`/reviews/${form.value.id}/writing`, 303)
})

reviews.get('/reviews/:id', async (c) => {
  const actor = actorOf(c)
  const { carer: id } = await inTenant(actor, (tx) => getReview(tx, idOf(c, 'id')))
  const access = await openRecord(actor, id, 'review')
  const found = await inTenant(actor, async (tx) => ({ ...await findWork(tx, idOf(c, 'id')), talks: await findConversations(tx, id), all: await findReviews(tx, id) }))
  const { carer, review, all } = found
  // What happened since the look back before this one.
  const since = all.map((one) => one.onDay).filter((day) => day < review.onDay).sort().at(-1) ?? addDays(review.onDay, -365)
  const events = found.events.filter((event) => event.onDay > since && event.onDay <= review.onDay)
  const talk = found.talks.some((one) => one.id === review.conversation)
  const title = say('look.title', { day: sayDay(review.onDay, found.today) })
  return showPage(c, frame(carer, title), <ReviewPage {...found} events={events} talk={talk} mayWrite={mayWriteCarer(actor, access)} />)
})

reviews.get('/reviews/:id/writing', (c) => showWriting(c))

reviews.post('/reviews/:id/marks', async (c) => {
  const form = await readForm(c, MarkForm, markEnglish)
  const { answers } = form
  // Three rows more: nothing is kept yet, and nothing that was typed goes.
  const way = ways.find((one) => one === answers.more)
  if (way) return showWriting(c, { answers: { ...answers, [`${way}-rows`]: String(rowSteps.find((step) => step > rowsOpen(answers, way)) ?? rowsOpen(answers, way)) } }, 200)
  if (!form.ok) return showWriting(c, form)
  try {
    await inTenant(actorOf(c), (tx) => recordMark(tx, idOf(c, 'id'), form.value))
  } catch (error) {
    if (error instanceof Invalid) return showWriting(c, { answers, errors: sentencesOf(error, english) })
    // Other words stand under this number: both are shown, and these can be kept under a new one.
    if (error instanceof Conflict) return showWriting(c, { answers: { ...answers, id: newId(), workerId: newId() } }, 409)
    throw error
  }
  return c.redirect(`/reviews/${idOf(c, 'id')}/writing?kept=${form.value.outcome}`, 303)
})

reviews.post('/reviews/:id/contributors/:contributor/withdrawal', async (c) => {
  await inTenant(actorOf(c), (tx) => withdrawContributor(tx, idOf(c, 'id'), idOf(c, 'contributor')))
  return c.redirect(`/reviews/${idOf(c, 'id')}`, 303)
})

reviews.post('/reviews/:id/summary', async (c) => {
  const form = await readForm(c, SummaryForm, english)
  if (!form.ok) return showWriting(c, form)
  await inTenant(actorOf(c), (tx) => concludeReview(tx, idOf(c, 'id'), form.value))
  return c.redirect(`/reviews/${idOf(c, 'id')}`, 303)
})

reviews.get('/reviews/:id/events', (c) => showEvents(c))

reviews.post('/reviews/:id/events', async (c) => {
  const form = await readForm(c, EventForm, english)
  if (!form.ok) return showEvents(c, form)
  const errors = await findErrors(() => inTenant(actorOf(c), async (tx) => recordLifeEvent(tx, (await getReview(tx, idOf(c, 'id'))).carer, form.value)), english)
  return errors ? showEvents(c, { answers: form.answers, errors }) : c.redirect(`/reviews/${idOf(c, 'id')}/events`, 303)
})

reviews.get('/outcomes/:id/river', async (c) => {
  const actor = actorOf(c)
  const id = idOf(c, 'id')
  const carerId = await inTenant(actor, (tx) => getCarerOfOutcome(tx, id))
  await openRecord(actor, carerId, 'review')
  const found = await inTenant(actor, async (tx) => ({
    carer: await getCarer(tx, carerId), outcome: await getOutcome(tx, id), rows: await findRiver(tx, id), marks: await findMarks(tx, carerId), today: await getToday(tx),
  }))
  return showPage(c, frame(found.carer, say('river.title')), <RiverPage {...found} />)
})

async function showNew(c: Ctx, wrong?: Filled): Promise<Response> {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'review')
  if (!mayWriteCarer(actor, access)) throw new NotFound()
  const found = await inTenant(actor, async (tx) => ({ carer: await getCarer(tx, access.carer), talks: await findConversations(tx, access.carer), today: await getToday(tx) }))
  const talks = found.talks.filter((talk) => talk.heldAt !== null).map((talk) => ({ id: talk.id, words: `${sayDay(talk.onDay, found.today)}: ${talkTitle(talk)}` }))
  const asked = c.req.query('conversation')
  const from = found.talks.find((talk) => talk.id === asked && talk.heldAt !== null)
  const answers = wrong?.answers ?? { id: newId(), why: 'planned', conversation: from?.id ?? '', place: from?.place ?? '', ...dayAnswers('onDay', from?.onDay ?? found.today) }
  const page = <NewReviewPage carer={found.carer} talks={talks} answers={answers} errors={wrong?.errors} />
  return showPage(c, { ...frame(found.carer, say('new.title')), errors: Boolean(wrong) }, page, wrong ? 422 : 200)
}

/** The record of a review that this person may write in: opened, and read. */
async function openWork(c: Ctx) {
  const actor = actorOf(c)
  const { carer } = await inTenant(actor, (tx) => getReview(tx, idOf(c, 'id')))
  const access = await openRecord(actor, carer, 'review')
  if (!mayWriteCarer(actor, access)) throw new NotFound()
  return inTenant(actor, (tx) => findWork(tx, idOf(c, 'id')))
}

async function findWork(tx: Tx, id: string) {
  const review = await getReview(tx, id)
  const carer = review.carer
  return {
    review, carer: await getCarer(tx, carer), outcomes: await findOutcomes(tx, carer), marks: await findMarks(tx, carer),
    events: await findLifeEvents(tx, carer), today: await getToday(tx),
  }
}

async function showWriting(c: Ctx, filled?: Filled, status: Status = filled ? 422 : 200): Promise<Response> {
  const found = await openWork(c)
  const { review, carer } = found
  const here = found.marks.filter((mark) => mark.review === review.id && !mark.replaced)
  const spoken = (id: string) => here.some((mark) => mark.outcome === id)
  const outcomes = found.outcomes.filter((outcome) => isLive(outcome) || spoken(outcome.id))
  const asked = filled ? filled.answers.outcome : c.req.query('outcome')
  const current = outcomes.find((outcome) => outcome.id === asked) ?? (asked ? undefined : outcomes.find((outcome) => outcome.beganOn <= review.onDay && !spoken(outcome.id)))
  if (asked && !current) throw new NotFound()
  const writing: Writing = { ...found, outcomes, current: current ?? null, events: recent(found.events, review) }
  const answers = filled?.answers ?? (current ? answersOf(here.filter((mark) => mark.outcome === current.id)) : {})
  const kept = filled ? undefined : here.find((mark) => mark.outcome === c.req.query('kept') && mark.voice === 'carer')
  const page = <WritingPage writing={writing} filled={{ answers, errors: filled?.errors }} kept={kept} conflict={status === 409} />
  const title = say('writing.title', { name: carer.initials ?? carer.callName })
  const side = { label: say('writing.side'), content: <WritingSide {...writing} /> }
  return showPage(c, { ...frame(carer, title), side, errors: Boolean(filled?.errors) }, page, status)
}

async function showEvents(c: Ctx, wrong?: Filled): Promise<Response> {
  const found = await openWork(c)
  const answers = wrong?.answers ?? { id: newId() }
  const writing: Writing = { ...found, outcomes: found.outcomes.filter(isLive), current: null }
  const page = <EventPage writing={writing} filled={{ answers, errors: wrong?.errors }} />
  return showPage(c, { ...frame(found.carer, say('event.title')), errors: Boolean(wrong) }, page, wrong ? 422 : 200)
}

function recent<T extends { onDay: string }>(events: readonly T[], review: Review): T[] {
  return events.filter((event) => event.onDay <= review.onDay).slice(-4)
}

/** What stands in this review already, to be written again under new numbers; an empty form otherwise. */
function answersOf(marks: readonly Mark[]): Answers {
  const ids = { id: newId(), workerId: newId() }
  const mark = marks.find((one) => one.voice === 'carer')
  const worker = marks.find((one) => one.voice === 'worker')
  if (!mark) return ids
  const rows = ways.flatMap((way) => mark.contributors.filter((one) => one.way === way).flatMap((one, index) => [
    [rowField(way, index + 1, 'kind'), one.kind], [rowField(way, index + 1, 'name'), one.name], [rowField(way, index + 1, 'share'), one.share ?? ''],
    [rowField(way, index + 1, 'said-by'), one.saidBy ?? ''], [rowField(way, index + 1, 'sure'), one.sure ?? ''],
  ]))
  const plain = Object.entries({
    story: mark.story, now: mark.now, hoped: mark.hoped, next: mark.next, nextWords: mark.nextWords, stone: mark.stone, goodStone: mark.goodStone, badStone: mark.badStone,
    widthWords: mark.widthWords, workerNow: worker?.now, workerHoped: worker?.hoped, workerStory: worker?.story,
  }).map(([field, value]) => [field, value === null || value === undefined ? '' : String(value)])
  return { ...ids, ...Object.fromEntries([...plain, ...rows]) }
}
