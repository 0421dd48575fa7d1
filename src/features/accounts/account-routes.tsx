import { Hono } from 'hono'
import { dayIn } from '../../kernel/clock.ts'
import { sayTime } from '../../kernel/dates.ts'
import { findErrors } from '../../kernel/forms.ts'
import { actorOf, type Ctx, demandConfirmed, type Env, idOf, readForm, showPage } from '../../kernel/http.tsx'
import type { Mail } from '../../kernel/mail.ts'
import { inTenant, readTenant } from '../../kernel/tenant.ts'
import { together } from '../../kernel/asking/together.ts'
import { endOtherSessions, endOwnSession, setPassword } from './commands.ts'
import { giveCookies, readCookie, takeCookie } from './cookies.ts'
import { findOwnAccount, findOwnSessions } from './queries.ts'
import { NewPasswordForm } from './schema.ts'
import { renewSecret } from './sign-in-commands.ts'
import { AccountPage, say } from './views.tsx'
import english from './words.en.json'

/** One's own account: how one signs in, and where one is signed in. */
export const ownAccount = new Hono<Env>()

ownAccount.get('/account', async (c) => showAccount(c, { kept: c.req.query('kept') === 'signed-out' ? 'signed-out' : undefined }))

ownAccount.post('/account/password', async (c) => {
  const actor = actorOf(c)
  const form = await readForm(c, NewPasswordForm, english)
  if ('show' in form.answers) return showAccount(c, { shown: String(form.answers.password ?? '') })
  if (!form.ok) return showAccount(c, { errors: form.errors }, 422)
  demandConfirmed(c)
  const signedIn = await readCookie(c)
  const errors = await findErrors(() => inTenant(actor, (tx) => setPassword(tx, actor.id ?? '', form.value.password, signedIn?.session)), english)
  if (errors) return showAccount(c, { errors }, 422)
  await renewHere(c)
  await tellOwner(c, 'password')
  return showAccount(c, { kept: 'password' })
})

ownAccount.post('/account/sessions/:session/ending', async (c) => {
  const session = idOf(c, 'session')
  const signedIn = await readCookie(c)
  await inTenant(actorOf(c), (tx) => endOwnSession(tx, session))
  if (signedIn?.session !== session) return c.redirect('/account?kept=signed-out', 303)
  takeCookie(c)
  return c.redirect('/sign-in', 303)
})

/** Everywhere means here too. */
ownAccount.post('/account/sessions/ending', async (c) => {
  const actor = actorOf(c)
  await inTenant(actor, (tx) => endOtherSessions(tx, actor.id ?? ''))
  takeCookie(c)
  c.header('clear-site-data', '"storage"')
  return c.redirect('/sign-in', 303)
})

/** What the person may do has changed: this session goes on under a new secret. */
export async function renewHere(c: Ctx): Promise<void> {
  const signedIn = await readCookie(c)
  if (signedIn) giveCookies(c, { cookie: await inTenant(signedIn.actor, (tx) => renewSecret(tx, signedIn.session)) })
}

/** Tell the owner of the account by mail how signing in has changed, in case it was not they who changed it; `owner`: where nobody is in yet. */
export async function tellOwner(c: Ctx, what: 'password' | 'secondStep' | 'secondStepGone' | 'passkey' | 'passkeyGone' | 'signOn' | 'signOnGone', owner?: { email: string | null }): Promise<void> {
  const { email } = owner ?? await inTenant(actorOf(c), findOwnAccount)
  if (email) mailOwner(c, { to: email, subject: say('changed.subject'), text: say('changed.text', { what: say(`changed.${what}`) }) })
}

/** Send a notice about signing in. Nobody waits for it. */
export function mailOwner(c: Ctx, mail: Mail): void {
  // It is done either way: that a mail server is away must not look as if it were not.
  c.get('post')(mail).catch((error: { code?: string }) => console.error(`Request ${c.get('request')}: a notice of a changed sign-in could not be mailed (${error.code ?? 'no code'}).`))
}

async function showAccount(c: Ctx, state: { errors?: Record<string, string>; kept?: 'password' | 'signed-out'; shown?: string }, status: 200 | 422 = 200): Promise<Response> {
  const actor = actorOf(c)
  const zone = c.get('zone')
  const { account, sessions } = await readTenant(actor, (tx) => together({ account: findOwnAccount(tx), sessions: findOwnSessions(tx) }))
  const here = (await readCookie(c))?.session
  const today = dayIn(zone)
  const shown = sessions.map(({ id, device, since, lastUsed }) => ({ id, device, here: id === here, since: { day: dayIn(zone, since), time: sayTime(since, zone) }, lastUsed: dayIn(zone, lastUsed) }))
  const bySignOn = account.signOn && sessions.some(({ id, how }) => id === here && how === 'sign-on')
  const roles = actor.kind === 'worker' ? actor.roles : []
  return showPage(c, { title: say('account.title'), errors: Boolean(state.errors) }, <AccountPage name={actor.name} {...account} roles={roles} sessions={shown} bySignOn={bySignOn} today={today} {...state} />, status)
}
