import { Hono } from 'hono'
import { demand } from '../../kernel/errors.ts'
import { dayAnswers, findErrors } from '../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { getAccess, getToday, recordTrail } from '../access/index.ts'
import { getCarer } from '../carers/index.ts'
import { findSettings } from '../organisations/index.ts'
import { addNote, nameToConcern, openConcern, recordConcern } from './commands.ts'
import { mayWriteConcern } from './policy.ts'
import { demandConcern, findAdministrators, findMyConcerns, findNameable, getConcern } from './queries.ts'
import { ConcernForm, NamingForm, NoteForm } from './schema.ts'
import { ConcernPage, ConcernsPage, ConcernTrail, type Filled, NewConcernPage, say } from './views.tsx'
import english from './words.en.json'

export const concerns = new Hono<Env>()

// No look here: the carer may be the one to be careful of, and reads who has looked.
async function showNew(c: Ctx, state?: Filled): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  const found = await inTenant(actor, async (tx) => {
    demand(mayWriteConcern(actor, await getAccess(tx, id)))
    const nameable = (await findNameable(tx, id)).filter((one) => one.id !== actor.id)
    return { carer: await getCarer(tx, id), route: (await findSettings(tx))['safeguarding-route'], administrators: await findAdministrators(tx), nameable, today: await getToday(tx) }
  })
  const supervisors = found.nameable.filter((one) => one.supervisor).map((one) => one.id)
  const answers = state?.answers ?? { named: supervisors, ...dayAnswers('noticed', found.today) }
  const filled = { ...state, answers: { ...answers, ...(!state || state.errors?.id ? { id: newId() } : {}) } }
  return showPage(c, { title: say('new.title'), place: '/carers', before: recordTrail(found.carer, say('new.title')), errors: Boolean(state?.errors) }, <NewConcernPage {...found} filled={filled} />, state?.errors ? 422 : 200)
}

concerns.get('/carers/:id/concerns/new', (c) => showNew(c))

concerns.post('/carers/:id/concerns', async (c) => {
  const actor = workerOf(c)
  const carer = idOf(c, 'id')
  const form = await readForm(c, ConcernForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => recordConcern(tx, carer, form.value)), english) : form.errors
  return form.ok && !errors ? c.redirect(`/concerns/${form.value.id}`, 303) : showNew(c, { answers: form.answers, errors })
})

concerns.get('/concerns', async (c) => {
  const actor = workerOf(c)
  const { list, today } = await readTenant(actor, (tx) => together({ list: findMyConcerns(tx), today: getToday(tx) }))
  return showPage(c, { title: say('list.title'), place: '/carers', before: <ConcernTrail /> }, <ConcernsPage list={list} today={today} zone={c.get('zone')} />)
})

async function showConcern(c: Ctx, { note, naming }: { note?: Filled; naming?: Filled } = {}): Promise<Response> {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  await openConcern(actor, id)
  const found = await inTenant(actor, async (tx) => {
    const concern = await getConcern(tx, id)
    const nameable = !concern.whoseKnown ? [] : (await findNameable(tx, concern.carer)).filter((one) => !concern.seenBy.some((seen) => seen.id === one.id))
    return { concern, nameable, whose: concern.carer && concern.whoseKnown ? (await getCarer(tx, concern.carer)).name : undefined, today: await getToday(tx) }
  })
  const errors = note?.errors ?? naming?.errors
  const filled = (state?: Filled) => ({ ...state, answers: { ...state?.answers, ...(!state || state.errors?.id ? { id: newId() } : {}) } })
  const page = <ConcernPage {...found} note={filled(note)} naming={filled(naming)} zone={c.get('zone')} />
  return showPage(c, { title: say('one.title', { about: found.concern.about }), place: '/carers', before: <ConcernTrail here={found.concern.about} />, errors: Boolean(errors) }, page, errors ? 422 : 200)
}

concerns.get('/concerns/:id', (c) => showConcern(c))

concerns.post('/concerns/:id/notes', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  await inTenant(actor, (tx) => demandConcern(tx, id))
  const form = await readForm(c, NoteForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => addNote(tx, id, form.value)), english) : form.errors
  return errors ? showConcern(c, { note: { answers: form.answers, errors } }) : c.redirect(`/concerns/${id}`, 303)
})

concerns.post('/concerns/:id/namings', async (c) => {
  const actor = workerOf(c)
  const id = idOf(c, 'id')
  await inTenant(actor, (tx) => demandConcern(tx, id))
  const form = await readForm(c, NamingForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => nameToConcern(tx, id, form.value)), english) : form.errors
  return errors ? showConcern(c, { naming: { answers: form.answers, errors } }) : c.redirect(`/concerns/${id}`, 303)
})
