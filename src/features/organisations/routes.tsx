import { Hono } from 'hono'
import { actorOf, type Ctx, demandConfirmed, type Env, readForm, showPage } from '../../kernel/http.tsx'
import { dayIn } from '../../kernel/clock.ts'
import { demand, Refused } from '../../kernel/errors.ts'
import { type Answers, dayAnswers, type Errors, findErrors } from '../../kernel/forms.ts'
import { newId } from '../../kernel/ids.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { nameOrganisation, settle } from './commands.ts'
import { mayRunOrganisation } from './policy.ts'
import { findSettingHistory, findSettings, getOrganisation } from './queries.ts'
import { NameForm, SettingForm, settingNames } from './schema.ts'
import { OrganisationPage, say } from './views.tsx'
import english from './words.en.json'

interface Wrong { answers: Answers; errors: Errors }

export const organisations = new Hono<Env>()

organisations.get('/organisation', (c) => showOrganisation(c))

organisations.post('/organisation/settings', async (c) => {
  const actor = actorOf(c)
  demand(mayRunOrganisation(actor), () => new Refused())
  demandConfirmed(c)
  const form = await readForm(c, SettingForm, english)
  const errors = form.ok ? await findErrors(() => inTenant(actor, (tx) => settle(tx, form.value)), english) : form.errors
  return errors ? showOrganisation(c, { answers: form.answers, errors }) : c.redirect('/organisation', 303)
})

organisations.post('/organisation/name', async (c) => {
  const actor = actorOf(c)
  demand(mayRunOrganisation(actor), () => new Refused())
  demandConfirmed(c)
  const form = await readForm(c, NameForm, english)
  if (!form.ok) return showOrganisation(c, undefined, form)
  await inTenant(actor, (tx) => nameOrganisation(tx, form.value.organisation))
  return c.redirect('/organisation', 303)
})

async function showOrganisation(c: Ctx, wrong?: Wrong, naming?: Wrong): Promise<Response> {
  const actor = actorOf(c)
  demand(mayRunOrganisation(actor), () => new Refused())
  const { organisation, settings, history } = await readTenant(actor, (tx) => together({
    organisation: getOrganisation(tx), settings: findSettings(tx), history: findSettingHistory(tx),
  }))
  const shown = settingNames.map((name) => ({
    name, words: settings[name], past: history.filter((one) => one.name === name), formId: newId(),
    ...(wrong?.answers.name === name ? { ...wrong, formId: String(wrong.answers.id ?? newId()) } : {}),
  }))
  const page = <OrganisationPage name={organisation.name} settings={shown} today={dayAnswers('effectiveOn', dayIn(organisation.zone))} naming={naming} />
  return showPage(c, { title: say('title'), place: '/organisation', errors: Boolean(wrong ?? naming) }, page, wrong || naming ? 422 : 200)
}
