import { Hono } from 'hono'
import { Conflict, Invalid, NotFound } from '../../../kernel/errors.ts'
import { type Answers, type Errors, findErrors, sentencesOf } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { isLive } from '../../outcomes/index.ts'
import { concludeReview, recordLifeEvent } from '../commands.ts'
import { EventPage } from './event-page.tsx'
import { rowsOpen } from './fields.tsx'
import { recordMark } from '../mark-commands.ts'
import { getReview, type Mark, type Review } from '../queries.ts'
import { contributorKindFields, EventForm, MarkForm, rowField, rowSteps, SummaryForm, ways } from '../schema.ts'
import { frame, openWork } from '../work.ts'
import { say } from '../words.ts'
import type { Writing } from './filled.ts'
import { WritingPage, WritingSide } from './page.tsx'
import english from '../words.en.json'

/** Writing a look back down: one outcome at a time, what happened in between, and a few words about the whole. */
export const reviewWriting = new Hono<Env>()

/** Each row for who and what helped asks in the same words. */
const markEnglish = { ...english, ...Object.fromEntries(contributorKindFields.map((field) => [`errors.${field}.choose`, english['errors.kind.choose']])) }

interface Filled { answers: Answers; errors?: Errors }
type Status = 200 | 409 | 422

reviewWriting.get('/reviews/:id/writing', (c) => showWriting(c))

reviewWriting.post('/reviews/:id/marks', async (c) => {
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

reviewWriting.post('/reviews/:id/summary', async (c) => {
  const form = await readForm(c, SummaryForm, english)
  if (!form.ok) return showWriting(c, form)
  await inTenant(actorOf(c), (tx) => concludeReview(tx, idOf(c, 'id'), form.value))
  return c.redirect(`/reviews/${idOf(c, 'id')}`, 303)
})

reviewWriting.get('/reviews/:id/events', (c) => showEvents(c))

reviewWriting.post('/reviews/:id/events', async (c) => {
  const form = await readForm(c, EventForm, english)
  if (!form.ok) return showEvents(c, form)
  const errors = await findErrors(() => inTenant(actorOf(c), async (tx) => recordLifeEvent(tx, (await getReview(tx, idOf(c, 'id'))).carer, form.value)), english)
  return errors ? showEvents(c, { answers: form.answers, errors }) : c.redirect(`/reviews/${idOf(c, 'id')}/events`, 303)
})

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
