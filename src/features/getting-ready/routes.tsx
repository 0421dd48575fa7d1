import { Hono } from 'hono'
import { addDays } from '../../kernel/clock.ts'
import { demand, Invalid } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors, sentencesOf } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { type Access, demandWrite, getToday, mayWriteCarer, openRecord } from '../access/index.ts'
import { type Carer, getCarer, recordTrail } from '../carers/index.ts'
import { getConversation, getPlaceOf } from '../conversations/index.ts'
import { askToPrepare, findPrepared, furthest, getAsked, getSent, type Known, renewLink, withdrawLink, writeTold } from '../preparations/index.ts'
import { findMayStand, type MayStand } from './queries.ts'
import { AskForm, LinkForm, ToldForm } from './schema.ts'
import { useRoutes } from './use-routes.tsx'
import { AskPage, MadePage, OnePage, PrintPage, say, ToldPage } from './views.tsx'
import english from './words.en.json'

export const gettingReady = new Hono<Env>()

interface Wrong { answers: Answers; errors: Errors }
const called = (carer: Carer) => carer.initials ?? carer.callName
const frame = (carer: Carer, title: string) => ({ title, place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, title) })

/** Open the record of somebody, for a worker who writes in it, and read. */
async function openFor<T>(c: Ctx, of: (tx: Tx) => Promise<{ carer: string }>, read: (tx: Tx, access: Access) => Promise<T>): Promise<T & { carer: Carer }> {
  const actor = actorOf(c)
  const { carer } = await inTenant(actor, of)
  const access = await openRecord(actor, carer, 'conversation')
  demand(mayWriteCarer(actor, access))
  return inTenant(actor, async (tx) => ({ ...await read(tx, access), carer: await getCarer(tx, carer) }))
}

const ofTalk = (c: Ctx) => (tx: Tx) => getPlaceOf(tx, 'conversations', idOf(c, 'id'))
const ofPreparation = (c: Ctx) => (tx: Tx) => getSent(tx, idOf(c, 'id'))

gettingReady.get('/conversations/:id/preparations/new', (c) => showAsk(c))

async function showAsk(c: Ctx, wrong?: Wrong): Promise<Response> {
  const found = await openFor(c, ofTalk(c), async (tx, access) => ({ head: await getConversation(tx, idOf(c, 'id')), mayStand: await findMayStand(tx, access), today: await getToday(tx) }))
  const { head, carer, mayStand, today } = found
  const talk = { id: head.id, day: head.onDay, at: head.plannedFor ?? head.heldAt ?? new Date(0), place: head.place, zone: c.get('zone') }
  const until = [today, head.onDay].toSorted()[1]!
  const answers = wrong?.answers ?? { id: newId(), style: 'list', wording: carer.kind, email: carer.email ?? '', ...dayAnswers('until', until > addDays(today, furthest) ? addDays(today, furthest) : until) }
  const errors = wrong?.errors ?? (head.heldAt ? sentencesOf(new Invalid({ form: 'held' }), english) : undefined)
  return showPage(c, { ...frame(carer, say('new.title')), errors: Boolean(errors) }, <AskPage name={called(carer)} talk={talk} mayStand={mayStand.items} named={mayStand.named} answers={answers} errors={errors} />, wrong ? 422 : 200)
}

gettingReady.post('/conversations/:id/preparations', async (c) => {
  const form = await readForm(c, AskForm, english)
  if (!form.ok) return showAsk(c, form)
  const { id, known, more, mail, email, ...rest } = form.value
  try {
    const token = await inTenant(actorOf(c), async (tx) => {
      const access = await demandWrite(tx, (await ofTalk(c)(tx)).carer)
      return askToPrepare(tx, idOf(c, 'id'), { id, ...rest, known: knownOf(known, (await findMayStand(tx, access)).items, more) })
    }, c.get('request'))
    return await showMade(c, id, token, mail ? email : null)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const { known: why, until, ...others } = error.errors
    // Nothing with a name in it is offered to be ticked: it was typed.
    const where: Record<string, string> = why === undefined ? {} : { [why === 'name' ? 'more' : 'known']: why }
    return showAsk(c, { answers: form.answers, errors: sentencesOf(new Invalid({ ...others, ...where, ...(until && { until: until === 'tooFar' ? `tooFar:${furthest}` : until }) }), english) })
  }
})

/** What was ticked, in the words it has now, and what was typed, a thing a line. */
function knownOf(ticked: readonly string[], offered: readonly MayStand[], more: string | null): Known[] {
  const chosen = ticked.map((ref) => {
    const one = offered.find((may) => may.ref === ref)
    if (!one) throw new Invalid({ known: 'choose' })
    return { words: one.words, passage: one.passage, outcome: one.outcome }
  })
  return [...chosen, ...(more ?? '').split('\n').flatMap((line) => line.trim() === '' ? [] : [{ words: line.trim() }])]
}

/** The link, shown once; sent by mail as well if she said so. It is written down nowhere. */
async function showMade(c: Ctx, preparation: string, token: string | undefined, email: string | null): Promise<Response> {
  const link = token && `${c.get('address')}/prepare/${token}`
  const { carer } = await inTenant(actorOf(c), async (tx) => ({ carer: await getCarer(tx, (await getSent(tx, preparation)).carer) }))
  const sent = link && email ? await c.get('post')({ to: email, subject: say('mail.subject'), text: say('mail.text', { link }) }).then(() => true, () => false) : undefined
  return showPage(c, frame(carer, say('made.title')), <MadePage name={called(carer)} preparation={preparation} link={link} mailed={sent !== undefined && email ? { email, sent } : undefined} />)
}

gettingReady.get('/preparations/:id', async (c) => {
  const { carer, ...found } = await openFor(c, ofPreparation(c), async (tx, access) => {
    const sent = await getSent(tx, idOf(c, 'id'))
    const head = await getConversation(tx, sent.conversation).catch(() => undefined)
    return { sent, prepared: (await findPrepared(tx, access, sent.conversation)).filter((one) => one.preparation === sent.id), planned: head !== undefined && head.heldAt === null, today: await getToday(tx) }
  })
  return showPage(c, frame(carer, say('one.title')), <OnePage name={called(carer)} {...found} />)
})

gettingReady.post('/preparations/:id/links', async (c) => {
  const form = await readForm(c, LinkForm, english)
  demand(form.ok)
  const token = await inTenant(actorOf(c), (tx) => renewLink(tx, idOf(c, 'id'), form.value.id), c.get('request'))
  return showMade(c, form.value.id, token, null)
})

gettingReady.post('/preparations/:id/withdrawal', async (c) => {
  await inTenant(actorOf(c), (tx) => withdrawLink(tx, idOf(c, 'id')), c.get('request'))
  return c.redirect(`/preparations/${idOf(c, 'id')}`, 303)
})

gettingReady.get('/preparations/:id/print', async (c) => {
  const { asked } = await openFor(c, ofPreparation(c), async (tx) => ({ asked: await getAsked(tx, idOf(c, 'id')) }))
  return showPage(c, { title: say('print.title'), bare: true }, <PrintPage asked={asked} back={`/preparations/${asked.id}`} />)
})

gettingReady.get('/preparations/:id/told', (c) => showTold(c))

async function showTold(c: Ctx, wrong?: Wrong): Promise<Response> {
  const { carer, asked } = await openFor(c, ofPreparation(c), async (tx) => ({ asked: await getAsked(tx, idOf(c, 'id')) }))
  return showPage(c, { ...frame(carer, say('told.title')), errors: Boolean(wrong) }, <ToldPage name={called(carer)} asked={asked} answers={wrong?.answers ?? { id: newId() }} errors={wrong?.errors} />, wrong ? 422 : 200)
}

gettingReady.post('/preparations/:id/answers', async (c) => {
  const form = await readForm(c, ToldForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => writeTold(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  if (errors) return showTold(c, { answers: form.answers, errors })
  const { conversation } = await inTenant(actorOf(c), ofPreparation(c))
  return c.redirect(`/conversations/${conversation}`, 303)
})

gettingReady.route('/', useRoutes)
