import { Hono } from 'hono'
import { type Errors, findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import { inTenant } from '../../kernel/tenant.ts'
import { demandWrite, openRecord } from '../access/index.ts'
import { getConversation, getPlaceOf } from '../conversations/index.ts'
import { findSent, getAsked, getPrepared, sendVisit } from '../preparations/index.ts'
import { takeUp } from './commands.ts'
import { UseForm } from './schema.ts'
import { say } from './views.tsx'
import english from './words.en.json'

/** What of it goes into the talk, and into the worker's own calendar. Part of this room's routes. */
export const useRoutes = new Hono<Env>()

useRoutes.post('/preparation-answers/:id/uses', async (c) => {
  const actor = actorOf(c)
  const answer = idOf(c, 'id')
  // Who may not know of it is not told what the form should look like.
  const { conversation } = await inTenant(actor, async (tx) => { const prepared = await getPrepared(tx, answer); await demandWrite(tx, prepared.carer); return prepared })
  const form = await readForm(c, UseForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => takeUp(tx, answer, form.value.what), c.get('request')), english) : form.errors
  return errors ? showUseRefused(c, conversation, errors) : c.redirect(`/conversations/${conversation}`, 303)
})

async function showUseRefused(c: Ctx, conversation: string, errors: Errors): Promise<Response> {
  const { carer } = await inTenant(actorOf(c), (tx) => getPlaceOf(tx, 'conversations', conversation))
  return showPage(c, { title: say('one.title'), place: '/carers', safetyHref: `/carers/${carer}/concerns/new`, errors: true }, <><h1>{say('one.title')}</h1><p>{errors.what}</p><p><a href={`/conversations/${conversation}`}>{say('one.for')}</a></p></>, 422)
}

/** The visit for the worker's own calendar; where it is only if that was chosen when the page was sent. */
useRoutes.get('/conversations/:id/visit.ics', async (c) => {
  const actor = actorOf(c)
  const { carer } = await inTenant(actor, (tx) => getPlaceOf(tx, 'conversations', idOf(c, 'id')))
  const access = await openRecord(actor, carer, 'conversation')
  const { head, sent } = await inTenant(actor, async (tx) => {
    const talk = await getConversation(tx, idOf(c, 'id'))
    const [newest] = await findSent(tx, access, talk.id)
    return { head: talk, sent: newest && await getAsked(tx, newest.id) }
  })
  return sendVisit(c, { id: head.id, at: head.plannedFor ?? head.heldAt ?? new Date(0), sequence: head.version - 1, place: sent?.place ?? null })
})
