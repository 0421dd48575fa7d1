import { Hono } from 'hono'
import { dayIn, now } from '../../kernel/clock.ts'
import { momentIn, sayDay, sayTime } from '../../kernel/dates.ts'
import { Conflict, Invalid } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, parseForm, sentencesOf } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readBody, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { demandWrite, openRecord } from '../access/index.ts'
import { type Carer, getCarer, recordTrail } from '../carers/index.ts'
import { beginConversation, changeCircumstances, type NewPerson, planConversation, startConversation, withdrawConversation } from './commands.ts'
import { keepUnfinished } from './passage-commands.ts'
import { passageRoutes, showTalk } from './passage-routes.tsx'
import { say } from './words.ts'
import { type ConversationHead, findAround, findConversations, getConversation, getPlaceOf, type MayBeThere } from './queries.ts'
import { CircumstancesForm, DraftForm, otherVoices, type TalkAsked, TalkForm, WithdrawalForm } from './schema.ts'
import { CircumstancesPage, NewTalkPage } from './talk-form.tsx'
import { talkTitle, windowTitle, WithdrawalPage } from './views.tsx'
import english from './words.en.json'
import { firstName } from './writing.ts'

export const conversations = new Hono<Env>()

const frame = (carer: Carer, here?: string) => ({ place: '/carers', safetyHref: `/carers/${carer.id}/concerns/new`, before: recordTrail(carer, here) })

conversations.get('/carers/:id/conversations/new', async (c) => {
  const { carer, around, first } = await openNewTalk(c, idOf(c, 'id'))
  const today = dayIn(c.get('zone'))
  const answers = { id: newId(), there: 'carer', kind: first ? 'first' : 'follow-up', clock: sayTime(now(), c.get('zone')), ...dayAnswers('day', today) }
  return showPage(c, { title: say('new.title'), ...frame(carer, say('new.title')) }, <NewTalkPage carer={carer} around={around} answers={answers} />)
})

conversations.post('/carers/:id/conversations', async (c) => {
  const carerId = idOf(c, 'id')
  const form = await readForm(c, TalkForm, english)
  const { carer, around } = await openNewTalk(c, carerId)
  const again = (errors: Errors) => showPage(c, { title: say('new.title'), errors: true, ...frame(carer, say('new.title')) }, <NewTalkPage carer={carer} around={around} answers={form.answers} errors={errors} />, 422)
  if (!form.ok) return again(form.errors)
  const { value } = form
  const people = peopleOf(c, value, around, !value.full || value.there.includes('carer') ? carer : undefined, true)
  if (!people) return again(sentencesOf(new Invalid({ otherName: 'needed' }), english))
  const talk = { id: value.id, title: value.title, place: value.place, how: value.how, kind: value.kind ?? undefined, interpreter: value.interpreter, people }
  const zone = c.get('zone')
  const moment = value.day || value.clock ? momentIn(zone, value.day ?? dayIn(zone), value.clock ?? '12:00') : undefined
  await inTenant(workerOf(c), (tx) => moment && moment.getTime() > tx.at.getTime() + 5 * 60_000
    ? planConversation(tx, carerId, { ...talk, plannedFor: moment })
    : startConversation(tx, carerId, { ...talk, heldAt: moment }), c.get('request'))
  return c.redirect(`/conversations/${value.id}`, 303)
})

async function openNewTalk(c: Ctx, carerId: string) {
  const actor = workerOf(c)
  await openRecord(actor, carerId, 'record')
  return inTenant(actor, async (tx) => {
    await demandWrite(tx, carerId)
    return { carer: await getCarer(tx, carerId), around: await findAround(tx, carerId), first: (await findConversations(tx, carerId)).length === 0 }
  })
}

/** Who is there, out of the form. Nothing when somebody has no name. */
function peopleOf(c: Ctx, value: Pick<TalkAsked, 'circle' | 'colleagues' | 'otherName' | 'otherVoice' | 'otherPart'>, around: readonly MayBeThere[], carer?: Carer, andMe = false): NewPerson[] | undefined {
  const me = workerOf(c)
  const ticked = around.filter((one) => (one.workerId ? value.colleagues : value.circle).includes(one.id)).map(({ id: _, ...one }) => ({ ...one, name: one.workerId ? firstName(one.name) : one.name }))
  const others = value.otherName.map((name, index) => ({ name, voice: value.otherVoice[index], part: value.otherPart[index] ?? '' })).filter((one) => one.name !== '' || one.part !== '')
  if (others.some((one) => one.name === '' || one.name.length > 120 || one.part.length > 300)) return undefined
  return [
    ...(carer ? [{ voice: 'carer' as const, name: carer.initials ?? carer.callName }] : []), ...ticked,
    ...others.map(({ name, voice, part }) => {
      const [who = '', ...rest] = part.split(/,\s*/)
      return { voice: otherVoices.find((one) => one === voice) ?? 'family' as const, name, who: who || null, part: rest.join(', ') || null }
    }),
    ...(andMe ? [{ voice: 'worker' as const, name: firstName(me.name), workerId: me.id }] : []),
  ]
}

// A talk that is there.

conversations.get('/conversations/:id', (c) => showTalk(c, idOf(c, 'id')))

conversations.post('/conversations/:id/beginning', async (c) => {
  const id = idOf(c, 'id')
  await inTenant(workerOf(c), (tx) => beginConversation(tx, id), c.get('request'))
  return c.redirect(`/conversations/${id}#words`, 303)
})

/** What is still being written. Asked by a script every few seconds; a script is never sent elsewhere, so it answers in JSON. */
conversations.post('/conversations/:id/draft', async (c) => {
  const id = idOf(c, 'id')
  const json = c.req.header('content-type')?.includes('json')
  const form = parseForm(DraftForm, json ? Object(await c.req.json().catch(() => ({}))) as Record<string, unknown> : await readBody(c), english)
  if (!form.ok) {
    // Who may not know of the talk is not told what a draft of it should look like.
    await inTenant(workerOf(c), async (tx) => demandWrite(tx, (await getPlaceOf(tx, 'conversations', id)).carer))
    return c.json({ errors: form.errors }, 422)
  }
  const savedAt = await inTenant(workerOf(c), (tx) => keepUnfinished(tx, id, form.value), c.get('request'))
  return c.json({ savedAt: savedAt.toISOString(), time: sayTime(savedAt, c.get('zone')) })
})

async function openCircumstances(c: Ctx, id: string) {
  const actor = workerOf(c)
  const { carer: carerId } = await inTenant(actor, (tx) => getPlaceOf(tx, 'conversations', id))
  await openRecord(actor, carerId, 'conversation')
  return readTenant(actor, async (tx) => {
    await demandWrite(tx, carerId)
    const { head, carer, maybe } = await together({ head: getConversation(tx, id), carer: getCarer(tx, carerId), maybe: findAround(tx, carerId) })
    const around = maybe.filter((one) => !head.people.some((person) => one.workerId ? person.workerId === one.workerId : person.name === one.name))
    return { head, carer, around }
  })
}

conversations.get('/conversations/:id/circumstances', async (c) => {
  const { head, carer, around } = await openCircumstances(c, idOf(c, 'id'))
  const { title, place, how, kind, interpreter } = head
  const answers = { title: title ?? '', place: place ?? '', how, kind, interpreter: interpreter ?? '', clock: sayTime(head.heldAt ?? head.plannedFor ?? now(), c.get('zone')), ...dayAnswers('day', head.onDay) }
  return showPage(c, { title: windowOf(c, head, carer, say('change.title')), ...frame(carer, talkTitle(head)) }, <CircumstancesPage head={head} around={around} answers={answers} when={whenOf(c, head)} />)
})

conversations.post('/conversations/:id/circumstances', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, CircumstancesForm, english)
  const { head, carer, around } = await openCircumstances(c, id)
  const again = (errors: Errors | undefined, status: 409 | 422) =>
    showPage(c, { title: windowOf(c, head, carer, say('change.title')), errors: Boolean(errors), ...frame(carer, talkTitle(head)) }, <CircumstancesPage head={head} around={around} answers={form.answers} when={whenOf(c, head)} errors={errors} theirs={status === 409} />, status)
  if (!form.ok) return again(form.errors, 422)
  const { version, removed, title, place, how, kind, interpreter } = form.value
  const add = peopleOf(c, form.value, around)
  if (!add) return again(sentencesOf(new Invalid({ otherName: 'needed' }), english), 422)
  try {
    await inTenant(workerOf(c), (tx) => changeCircumstances(tx, id, version, { title, place, how, kind: kind ?? head.kind, interpreter, moment: momentOf(c, head, form.value) }, { add, remove: removed }), c.get('request'))
  } catch (error) {
    if (error instanceof Conflict) return again(undefined, 409)
    if (error instanceof Invalid) return again(sentencesOf(error, english), 422)
    throw error
  }
  return c.redirect(`/conversations/${id}`, 303)
})

const windowOf = (c: Ctx, head: ConversationHead, carer: Carer, page: string) => windowTitle(head, carer.initials ?? carer.callName, dayIn(c.get('zone')), page)

function whenOf(c: Ctx, head: ConversationHead): string {
  return [sayDay(head.onDay), sayTime(head.heldAt ?? head.plannedFor ?? now(), c.get('zone'))].join(', ')
}

/** When it was, if the form says otherwise than what stands: to the minute, so that what was not touched stays as it is. */
function momentOf(c: Ctx, head: ConversationHead, { day, clock }: { day: string | null; clock: string | null }): Date | undefined {
  const was = head.heldAt ?? head.plannedFor
  const zone = c.get('zone')
  const time = was ? sayTime(was, zone) : '12:00'
  return (day ?? head.onDay) === head.onDay && (clock ?? time) === time ? undefined : momentIn(zone, day ?? head.onDay, clock ?? time)
}

conversations.get('/conversations/:id/withdrawal', (c) => showWithdrawal(c, idOf(c, 'id')))

async function showWithdrawal(c: Ctx, id: string, refused?: { answers: Answers; errors: Errors }): Promise<Response> {
  const { head, carer } = await openCircumstances(c, id)
  return showPage(c, { title: windowOf(c, head, carer, say(head.heldAt ? 'withdraw.title' : 'withdraw.cancelTitle')), errors: Boolean(refused), ...frame(carer, talkTitle(head)) }, <WithdrawalPage head={head} {...refused} />, refused ? 422 : 200)
}

conversations.post('/conversations/:id/withdrawal', async (c) => {
  const id = idOf(c, 'id')
  const form = await readForm(c, WithdrawalForm, english)
  if (!form.ok) return showWithdrawal(c, id, form)
  const { carer } = await inTenant(workerOf(c), async (tx) => {
    await withdrawConversation(tx, id, form.value)
    return getPlaceOf(tx, 'conversations', id)
  }, c.get('request'))
  return c.redirect(`/carers/${carer}`, 303)
})

conversations.route('/', passageRoutes)
