import { Hono } from 'hono'
import { addDays } from '../../kernel/clock.ts'
import { sayDay } from '../../kernel/dates.ts'
import { NotFound } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { getToday, mayWriteCarer, openRecord } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { findConversations, talkTitle } from '../conversations/index.ts'
import { recordReview } from './commands.ts'
import { withdrawContributor } from './mark-commands.ts'
import { findReviews, getReview } from './queries.ts'
import { ReviewForm } from './schema.ts'
import { NewReviewPage, ReviewPage, ReviewsPage } from './views.tsx'
import { say } from './words.ts'
import { workOf, frame } from './work.ts'
import { ownWords } from './own-words/routes.tsx'
import { rivers } from './rivers/routes.tsx'
import { whatHelped } from './what-helped/routes.tsx'
import { reviewWriting } from './writing/routes.tsx'
import english from './words.en.json'

export const reviews = new Hono<Env>()
reviews.route('/', reviewWriting)
reviews.route('/', ownWords)
reviews.route('/', rivers)
reviews.route('/', whatHelped)

interface Filled { answers: Answers; errors?: Errors }

reviews.get('/carers/:id/reviews', async (c) => {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'review')
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, access.carer), reviews: findReviews(tx, access.carer), today: getToday(tx) }))
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
  const found = await readTenant(actor, async (tx) => {
    const { work, ...rest } = await together({ work: workOf(tx, idOf(c, 'id')), talks: findConversations(tx, id), all: findReviews(tx, id) })
    return { ...work, ...rest }
  })
  const { carer, review, all } = found
  // What happened since the look back before this one.
  const since = all.map((one) => one.onDay).filter((day) => day < review.onDay).sort().at(-1) ?? addDays(review.onDay, -365)
  const events = found.events.filter((event) => event.onDay > since && event.onDay <= review.onDay)
  const talk = found.talks.some((one) => one.id === review.conversation)
  const title = say('look.title', { day: sayDay(review.onDay, found.today) })
  return showPage(c, frame(carer, title), <ReviewPage {...found} events={events} talk={talk} mayWrite={mayWriteCarer(actor, access)} />)
})

reviews.post('/reviews/:id/contributors/:contributor/withdrawal', async (c) => {
  await inTenant(actorOf(c), (tx) => withdrawContributor(tx, idOf(c, 'id'), idOf(c, 'contributor')))
  return c.redirect(`/reviews/${idOf(c, 'id')}`, 303)
})

async function showNew(c: Ctx, wrong?: Filled): Promise<Response> {
  const actor = actorOf(c)
  const access = await openRecord(actor, idOf(c, 'id'), 'review')
  if (!mayWriteCarer(actor, access)) throw new NotFound()
  const found = await readTenant(actor, (tx) => together({ carer: getCarer(tx, access.carer), talks: findConversations(tx, access.carer), today: getToday(tx) }))
  const talks = found.talks.filter((talk) => talk.heldAt !== null).map((talk) => ({ id: talk.id, words: `${sayDay(talk.onDay, found.today)}: ${talkTitle(talk)}` }))
  const asked = c.req.query('conversation')
  const from = found.talks.find((talk) => talk.id === asked && talk.heldAt !== null)
  const answers = wrong?.answers ?? { id: newId(), why: 'planned', conversation: from?.id ?? '', place: from?.place ?? '', ...dayAnswers('onDay', from?.onDay ?? found.today) }
  const page = <NewReviewPage carer={found.carer} talks={talks} answers={answers} errors={wrong?.errors} />
  return showPage(c, { ...frame(found.carer, say('new.title')), errors: Boolean(wrong) }, page, wrong ? 422 : 200)
}
