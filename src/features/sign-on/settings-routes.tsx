import { Hono } from 'hono'
import { dayIn } from '../../kernel/clock.ts'
import { demand, Refused } from '../../kernel/errors.ts'
import { type Answers, type Errors, findErrors } from '../../kernel/forms.ts'
import { Invalid } from '../../kernel/errors.ts'
import { actorOf, type Ctx, demandConfirmed, type Env, readForm, showPage } from '../../kernel/http.tsx'
import { newId } from '../../kernel/ids.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { mayRunOrganisation } from '../organisations/index.ts'
import { endSignOn, secretFor, settleSignOn } from './commands.ts'
import { learnOrigins, NotReached } from './provider.ts'
import { findVersions } from './queries.ts'
import { readDomains, readIssuer, SignOnEndingForm, SignOnForm } from './schema.ts'
import { SignOnSettingsPage } from './settings-views.tsx'
import { say } from './views.tsx'
import english from './words.en.json'

/** How the organisation's own sign-in is reached: the administrator's. */
export const signOnSettings = new Hono<Env>()

signOnSettings.get('/organisation/single-sign-on', (c) => showSettings(c, {}))

signOnSettings.post('/organisation/single-sign-on', async (c) => {
  const actor = actorOf(c)
  demand(mayRunOrganisation(actor), () => new Refused())
  demandConfirmed(c)
  const form = await readForm(c, SignOnForm, english)
  if (!form.ok) return showSettings(c, form)
  const errors = await findErrors(async () => {
    const issuer = readIssuer(form.value.issuer)
    const domains = readDomains(form.value.domains)
    if (!issuer) throw new Invalid({ issuer: 'notAnIssuer' })
    if (!domains) throw new Invalid({ domains: 'notDomains' })
    const clientSecret = await inTenant(actor, (tx) => secretFor(tx, { ...form.value, issuer }))
    // Asked before it is kept, and outside of any transaction: the answer may take a while.
    const origins = await learnOrigins({ issuer, clientId: form.value.clientId, clientSecret }).catch((error: Error) => {
      if (error instanceof NotReached) console.error(`Request ${c.get('request')}: single sign-on: the provider was not reached, ${error.message.slice(0, 200)}`)
      throw new Invalid({ issuer: 'notReached' })
    })
    await inTenant(actor, (tx) => settleSignOn(tx, { ...form.value, issuer, domains, clientSecret, origins }))
  }, english)
  return errors ? showSettings(c, { answers: form.answers, errors }) : c.redirect('/organisation/single-sign-on?kept=yes', 303)
})

signOnSettings.post('/organisation/single-sign-on/ending', async (c) => {
  const actor = actorOf(c)
  demand(mayRunOrganisation(actor), () => new Refused())
  demandConfirmed(c)
  const form = await readForm(c, SignOnEndingForm, english)
  if (!form.ok) return showSettings(c, {})
  await inTenant(actor, (tx) => endSignOn(tx, form.value.id))
  return c.redirect('/organisation/single-sign-on', 303)
})

async function showSettings(c: Ctx, wrong: { answers?: Answers; errors?: Errors }): Promise<Response> {
  const actor = actorOf(c)
  demand(mayRunOrganisation(actor), () => new Refused())
  const versions = await inTenant(actor, findVersions)
  const [newest] = versions
  const stands: Answers = newest
    ? { issuer: newest.issuer, clientId: newest.clientId, domains: newest.domains.join('\n'), secondStep: newest.secondStep, otherWays: newest.otherWays }
    : { secondStep: 'never', otherWays: 'everybody' }
  const shown = versions.map(({ at, ...one }) => ({ ...one, day: dayIn(c.get('zone'), at) }))
  const form = { id: String(wrong.answers?.id ?? newId()), ending: newId() }
  const page = <SignOnSettingsPage back={`${c.get('address')}/single-sign-on/return`} form={form} versions={shown} answers={wrong.answers ?? stands} errors={wrong.errors} kept={c.req.query('kept') === 'yes'} />
  return showPage(c, { title: say('settings.title'), place: '/organisation', errors: Boolean(wrong.errors) }, page, wrong.errors ? 422 : 200)
}
