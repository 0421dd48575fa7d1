import { Hono } from 'hono'
import { Invalid } from '../../kernel/errors.ts'
import { type Errors, sentencesOf } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, type Tx } from '../../kernel/tenant.ts'
import { demandWrite, getToday, mayWriteCarer, openRecord } from '../access/index.ts'
import { getCarer, recordTrail } from '../carers/index.ts'
import { answerOffer, offerPlan, recordContact, turnSpell } from './commands.ts'
import { mayBecome } from './policy.ts'
import { findContacts, findOffers, findSpell, findSpellEvents, getOffer, stateOf } from './queries.ts'
import { ContactForm, OfferAnswerForm, OfferForm, SpellForm } from './schema.ts'
import { type Again, ContactsPage } from './views.tsx'
import english from './words.en.json'
import { say } from './words.ts'

export const contacts = new Hono<Env>()

contacts.get('/carers/:id/contacts', (c) => showContacts(c, idOf(c, 'id')))

contacts.post('/carers/:id/contacts', async (c) => {
  const carer = await mayWriteIn(c)
  const form = await readForm(c, ContactForm, english)
  const again = (errors: Errors) => showContacts(c, carer, { form: 'contact', answers: form.answers, errors })
  if (!form.ok) return again(form.errors)
  return change(c, carer, (tx) => recordContact(tx, carer, { ...form.value, noticeGiven: form.value.noticeGiven === 'yes' }), again)
})

contacts.post('/carers/:id/plan-offers', async (c) => {
  const carer = await mayWriteIn(c)
  const form = await readForm(c, OfferForm, english)
  const again = (errors: Errors) => showContacts(c, carer, { form: 'offer', answers: form.answers, errors })
  if (!form.ok) return again(form.errors)
  return change(c, carer, (tx) => offerPlan(tx, carer, form.value), again)
})

contacts.post('/plan-offers/:id/answer', async (c) => {
  const id = idOf(c, 'id')
  const carer = await inTenant(workerOf(c), async (tx) => {
    const offer = await getOffer(tx, id)
    await demandWrite(tx, offer.carer)
    return offer.carer
  })
  const form = await readForm(c, OfferAnswerForm, english)
  const again = (errors: Errors) => showContacts(c, carer, { form: 'answer', offer: id, answers: form.answers, errors })
  if (!form.ok) return again(form.errors)
  return change(c, carer, (tx) => answerOffer(tx, id, form.value), again)
})

contacts.post('/carers/:id/spell-events', async (c) => {
  const carer = await mayWriteIn(c)
  const form = await readForm(c, SpellForm, english)
  const again = (errors: Errors) => showContacts(c, carer, { form: 'spell', answers: form.answers, errors })
  if (!form.ok) return again(form.errors)
  return change(c, carer, (tx) => turnSpell(tx, carer, form.value), again)
})

/** Policy comes before anything is said about what was sent. */
async function mayWriteIn(c: Ctx): Promise<string> {
  const carer = idOf(c, 'id')
  await inTenant(workerOf(c), (tx) => demandWrite(tx, carer))
  return carer
}

async function change(c: Ctx, carer: string, work: (tx: Tx) => Promise<void>, again: (errors: Errors) => Promise<Response>): Promise<Response> {
  try {
    await inTenant(workerOf(c), work)
  } catch (error) {
    if (error instanceof Invalid) return again(sentencesOf(error, english))
    throw error
  }
  return c.redirect(`/carers/${carer}/contacts`, 303)
}

async function showContacts(c: Ctx, id: string, again?: Again): Promise<Response> {
  const actor = workerOf(c)
  const access = await openRecord(actor, id, 'record')
  const shown = await inTenant(actor, async (tx) => {
    const events = await findSpellEvents(tx, id)
    return {
      carer: await getCarer(tx, id), contacts: await findContacts(tx, id), offers: await findOffers(tx, id), events, spell: await findSpell(tx, id),
      possible: mayBecome(stateOf(events)), today: await getToday(tx),
    }
  })
  return showPage(c, {
    title: say('title', { name: shown.carer.name }), place: '/carers', before: recordTrail(shown.carer, say('here')), safetyHref: `/carers/${id}/concerns/new`, errors: again !== undefined,
  }, <ContactsPage {...shown} mayWrite={mayWriteCarer(actor, access)} newId={newId} again={again} />, again ? 422 : 200)
}
