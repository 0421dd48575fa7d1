import { Hono } from 'hono'
import { eligibilityAreas } from '../../../frameworks/eligibility.ts'
import { dayAnswers, findErrors } from '../../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, idOf, readForm } from '../../../kernel/http.tsx'
import { newId } from '../../../kernel/ids.ts'
import { inTenant } from '../../../kernel/tenant.ts'
import { findSettingOn } from '../../organisations/index.ts'
import { type Sent, showOf, showOfNeed } from '../frame.tsx'
import { AreaForm, DecisionForm } from '../schema.ts'
import { say } from '../words.ts'
import english from '../words.en.json'
import { decideEligibility, sayArea } from './commands.ts'
import { findAreaViews } from './queries.ts'
import { AreaPage, AreasPage, DecisionPage } from './views.tsx'

/** The seven areas as people see them, and what a person decided about a need. */
export const eligibility = new Hono<Env>()

eligibility.get('/carers/:id/eligibility', (c) => showOf(c, idOf(c, 'id'), say('areas.title'), false, undefined, async (tx, { carer, today, mayWrite }) =>
  <AreasPage carer={carer} views={await findAreaViews(tx, carer.id)} threshold={await findSettingOn(tx, 'carer-threshold', today) ?? null} today={today} mayWrite={mayWrite} />))

eligibility.get('/carers/:id/eligibility/new', (c) => showArea(c))

eligibility.post('/carers/:id/eligibility-views', async (c) => {
  const form = await readForm(c, AreaForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => sayArea(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showArea(c, { answers: form.answers, errors }) : c.redirect(`/carers/${idOf(c, 'id')}/eligibility`, 303)
})

eligibility.get('/needs/:id/decisions/new', (c) => showDecision(c))

eligibility.post('/needs/:id/decisions', async (c) => {
  const form = await readForm(c, DecisionForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actorOf(c), (tx) => decideEligibility(tx, idOf(c, 'id'), form.value), c.get('request')), english) : form.errors
  return errors ? showDecision(c, { answers: form.answers, errors }) : c.redirect(`/needs/${idOf(c, 'id')}`, 303)
})

function showArea(c: Ctx, sent?: Sent): Promise<Response> {
  return showOf(c, idOf(c, 'id'), say('areas.say'), true, sent, async (_tx, { carer, today }) => {
    const area = eligibilityAreas.find((one) => one === c.req.query('area')) ?? ''
    return <AreaPage carer={carer} answers={sent?.answers ?? { id: newId(), area, ...dayAnswers('on', today) }} errors={sent?.errors} />
  })
}

function showDecision(c: Ctx, sent?: Sent): Promise<Response> {
  return showOfNeed(c, idOf(c, 'id'), say('decision.title'), true, sent, async (tx, { need, carer, today }) =>
    <DecisionPage need={need} carer={carer} views={await findAreaViews(tx, carer.id)} threshold={await findSettingOn(tx, 'carer-threshold', today) ?? null} today={today}
      answers={sent?.answers ?? { id: newId(), ...dayAnswers('on', today) }} errors={sent?.errors} />)
}
