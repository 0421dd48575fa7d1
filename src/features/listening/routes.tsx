import { Hono } from 'hono'
import { hasRole } from '../../kernel/actor.ts'
import { sayDay } from '../../kernel/dates.ts'
import { demand, NotFound, Refused } from '../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { recordLook } from '../../kernel/looks.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { findCarerAccount } from '../accounts/index.ts'
import { getNamed, getToday, mayWriteCarer, openRecord, recordTrail } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { getConversation, getPlaceOf } from '../conversations/index.ts'
import { findSettings } from '../organisations/index.ts'
import { answerByLink, answerListening, isListeningLink, makeListeningLink, replyListening } from './commands.ts'
import { findListened, findReaders, getListened } from './queries.ts'
import { LinkForm, ListeningForm, ReplyForm } from './schema.ts'
import { AskPage, ListenedPage, ListeningPage, OneListenedPage, PlainPage } from './views.tsx'
import { say } from './words.ts'
import english from './words.en.json'

export const listening = new Hono<Env>()
interface Wrong { answers: Answers; errors: Errors }

// By link: no account, and nobody's name on the page.

listening.get('/listened/:token', (c) => showByLink(c))

listening.post('/listened/:token/answer', async (c) => {
  const form = await readForm(c, ListeningForm, english)
  if (!form.ok) return showByLink(c, form)
  return await answerByLink(c.req.param('token'), form.value) ? showPlain(c, say('thanks.title'), say('thanks')) : showPlain(c, say('gone.title'), say('gone'), 404)
})

async function showByLink(c: Ctx, wrong?: Wrong): Promise<Response> {
  const token = c.req.param('token')
  if (!await isListeningLink(token)) return showPlain(c, say('gone.title'), say('gone'), 404)
  const page = <ListeningPage action={`/listened/${token}/answer`} about={say('link.intro')} readers={say('link.readers')} answers={wrong?.answers ?? { id: newId() }} errors={wrong?.errors} />
  return showPage(c, { title: say('title'), errors: wrong !== undefined }, page, wrong ? 422 : 200)
}

const showPlain = (c: Ctx, title: string, words: string, status: 200 | 404 = 200) => showPage(c, { title }, <PlainPage title={title} words={words} />, status)

// On the carer's own page.

listening.get('/my-talks/:id/listening', (c) => showOwn(c))

listening.post('/my-talks/:id/listening', async (c) => {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  const form = await readForm(c, ListeningForm, english)
  if (!form.ok) return showOwn(c, form)
  await inTenant(actor, (tx) => answerListening(tx, actor.carer, idOf(c, 'id'), form.value), c.get('request'))
  return showPlain(c, say('thanks.title'), say('thanks'))
})

async function showOwn(c: Ctx, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  if (actor.kind !== 'carer') throw new NotFound()
  await openRecord(actor, actor.carer, 'own-space')
  const found = await inTenant(actor, async (tx) => {
    const talk = await getConversation(tx, idOf(c, 'id'))
    demand(talk.carer === actor.carer && talk.heldAt !== null)
    return { talk, readers: await findReaders(tx, actor.carer, talk.id), today: await getToday(tx), phone: (await findSettings(tx)).phone }
  })
  if (found.readers.length === 0) return showPlain(c, say('title'), found.phone ? say('nobody', { phone: found.phone }) : say('nobody.noPhone'))
  const names = new Intl.ListFormat('en-GB')
  const workers = names.format(found.talk.people.filter((one) => one.workerId !== null).map((one) => one.name))
  const page = <ListeningPage action={`/my-talks/${found.talk.id}/listening`} about={say('own.intro', { workers, day: sayDay(found.talk.onDay, found.today) })}
    readers={say('readers', { names: names.format(found.readers) })} answers={wrong?.answers ?? { id: newId() }} errors={wrong?.errors} />
  return showPage(c, { title: say('title'), place: '/my-plan', errors: wrong !== undefined }, page, wrong ? 422 : 200)
}

// The worker asks; the answer is not for them.

listening.get('/conversations/:id/listening', (c) => showAsk(c))

listening.post('/conversations/:id/listening-links', async (c) => {
  const form = await readForm(c, LinkForm, english)
  if (!form.ok) return showAsk(c)
  const token = await inTenant(actorOf(c), (tx) => makeListeningLink(tx, idOf(c, 'id'), form.value), c.get('request'))
  return showAsk(c, `${c.get('address')}/listened/${token}`)
})

async function showAsk(c: Ctx, link?: string): Promise<Response> {
  const actor = actorOf(c)
  const { carer: carerId, conversation } = await inTenant(actor, (tx) => getPlaceOf(tx, 'conversations', idOf(c, 'id')))
  const access = await openRecord(actor, carerId, 'conversation')
  demand(mayWriteCarer(actor, access))
  const { carer, ...found } = await inTenant(actor, async (tx) => {
    demand((await getConversation(tx, conversation)).heldAt !== null)
    return { carer: await getCarer(tx, carerId), readers: await findReaders(tx, carerId, conversation), hasAccount: await findCarerAccount(tx, carerId) !== undefined, phone: (await findSettings(tx)).phone }
  })
  const page = <AskPage {...found} name={carer.initials ?? carer.callName} conversation={conversation} id={newId()} link={link} />
  return showPage(c, { title: say('ask.title'), place: '/carers', safetyHref: `/carers/${carerId}/concerns/new`, before: recordTrail(carer, say('ask.title')) }, page)
}

// The supervisor who was not there.

listening.get('/listening', async (c) => {
  const actor = actorOf(c)
  demand(hasRole(actor, 'supervisor'), () => new Refused())
  const { answers, today } = await inTenant(actor, async (tx) => ({ answers: await Promise.all((await findListened(tx)).map(async (one) => ({ ...one, name: (await getNamed(tx, one.carer)).name }))), today: await getToday(tx) }))
  return showPage(c, { title: say('list.title'), place: '/today' }, <ListenedPage answers={answers} today={today} />)
})

listening.get('/listening/:id', (c) => showOne(c))

listening.post('/listening/:id/replies', async (c) => {
  const actor = actorOf(c)
  await inTenant(actor, (tx) => getListened(tx, idOf(c, 'id')))
  const form = await readForm(c, ReplyForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => replyListening(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showOne(c, { answers: form.answers, errors }) : c.redirect('/listening', 303)
})

async function showOne(c: Ctx, wrong?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  // What she said is hers: whoever reads it is on her list, before it is read.
  await inTenant(actor, async (tx) => recordLook(tx, (await getListened(tx, idOf(c, 'id'))).carer, 'listening'), c.get('request'))
  const { one, name, today } = await inTenant(actor, async (tx) => {
    const found = await getListened(tx, idOf(c, 'id'))
    return { one: found, name: (await getNamed(tx, found.carer)).name, today: await getToday(tx) }
  })
  const title = say('one.title', { name })
  return showPage(c, { title, place: '/today', errors: wrong !== undefined }, <OneListenedPage one={one} name={name} today={today} answers={wrong?.answers ?? { id: newId() }} errors={wrong?.errors} />, wrong ? 422 : 200)
}
