import { Hono } from 'hono'
import { demand } from '../../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors } from '../../../kernel/forms.ts'
import { type Ctx, type Env, idOf, readForm, showPage, workerOf } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { recordLook } from '../../../kernel/looks.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { isOwnWorker, mayKeepStill, mayReadCarer } from '../policy.ts'
import { getAccess, getNamed, getToday } from '../queries.ts'
import { recordTrail } from '../trail.tsx'
import english from '../words.en.json'
import { say } from '../words.ts'
import { endStill, keepStill, useStill } from './commands.ts'
import { findStills, findStillUses, getStill } from './queries.ts'
import { StillEndingForm, StillForm, StillUseForm } from './schema.ts'
import { StillPage } from './views.tsx'

/** The routes of a record that is kept and not used. */
export const stillRoutes = new Hono<Env>()
interface Wrong { answers: Answers; errors: Errors }
type Wrongs = { starting?: Wrong; ending?: Wrong; using?: Wrong }

stillRoutes.get('/carers/:id/still', (c) => showStill(c, idOf(c, 'id')))

stillRoutes.post('/carers/:id/stills', async (c) => {
  const [actor, carer] = [workerOf(c), idOf(c, 'id')]
  const form = await readForm(c, StillForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => keepStill(tx, carer, form.value), c.get('request')), english) : form.errors
  if (errors) return showStill(c, carer, { starting: { answers: form.answers, errors } })
  return c.redirect(form.ok && form.value.request ? `/requests/${form.value.request}` : `/carers/${carer}/still`, 303)
})

stillRoutes.post('/carers/:id/still-uses', async (c) => {
  const [actor, carer] = [workerOf(c), idOf(c, 'id')]
  const form = await readForm(c, StillUseForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => useStill(tx, carer, form.value), c.get('request')), english) : form.errors
  return errors ? showStill(c, carer, { using: { answers: form.answers, errors } }) : c.redirect(`/carers/${carer}/still`, 303)
})

stillRoutes.post('/stills/:id/ending', async (c) => {
  const actor = workerOf(c)
  const { carer } = await inTenant(actor, async (tx) => {
    const still = await getStill(tx, idOf(c, 'id'))
    demand(mayKeepStill(actor, await getAccess(tx, still.carer)))
    return still
  })
  const form = await readForm(c, StillEndingForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => endStill(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showStill(c, carer, { ending: { answers: form.answers, errors } }) : c.redirect(`/carers/${carer}/still`, 303)
})

async function showStill(c: Ctx, id: string, wrong: Wrongs = {}): Promise<Response> {
  const actor = workerOf(c)
  const facts = await inTenant(actor, async (tx) => {
    const access = await getAccess(tx, id)
    demand(mayReadCarer(actor, access))
    await recordLook(tx, id, 'request')
    return access
  })
  const found = await inTenant(actor, async (tx) => ({ carer: await getNamed(tx, id), stills: await findStills(tx, id), uses: await findStillUses(tx, id), today: await getToday(tx) }))
  const failed = Object.keys(wrong).length > 0
  const page = <StillPage {...found} maySettle={mayKeepStill(actor, facts)} mayUse={isOwnWorker(actor, facts)}
    starting={wrong.starting ?? { answers: { id: newId(), request: c.req.query('request') ?? '' } }} ending={wrong.ending ?? { answers: { id: newId(), ...dayAnswers('toldOn', found.today) } }} using={wrong.using ?? { answers: { id: newId() } }} />
  return showPage(c, { title: say('still.title'), place: '/carers', safetyHref: `/carers/${id}/concerns/new`, before: recordTrail({ ...found.carer, still: false }, say('still.title')), errors: failed }, page, failed ? 422 : 200)
}
