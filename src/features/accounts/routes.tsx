import { Hono } from 'hono'
import * as v from 'valibot'
import { getCookie, setCookie } from 'hono/cookie'
import { actorOf, type Ctx, type Env, readForm, showPage } from '../../kernel/http.tsx'
import { type Answers, findErrors, parseForm } from '../../kernel/forms.ts'
import { inTenant } from '../../kernel/tenant.ts'
import { endSession, makeLinksFor, setPassword, signInByLink, signInByPassword } from './commands.ts'
import { findOwnAccount, findSignedIn, findSignInLink, type SignedIn } from './queries.ts'
import { LinkForm, NewPasswordForm, PasswordForm } from './schema.ts'
import { AccountPage, LinkGonePage, LinkSentPage, say, SignInAgainPage, SignInLinkPage, SignInPage } from './views.tsx'
import english from './words.en.json'

const lifetime = 12 * 3600

function isSecure(c: Ctx): boolean {
  return c.get('address').startsWith('https:')
}

function cookieName(c: Ctx): string {
  // The __Host- prefix needs https; on localhost there is none.
  return isSecure(c) ? '__Host-lilypad' : 'lilypad'
}

function giveCookie(c: Ctx, value: string, seconds = lifetime): void {
  setCookie(c, cookieName(c), value, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c), maxAge: seconds })
}

/** Who holds the cookie of this request. */
export async function readCookie(c: Ctx): Promise<SignedIn | undefined> {
  return findSignedIn(getCookie(c, cookieName(c)))
}

const AnythingSent = v.record(v.string(), v.unknown())

/** Show the page that signs in again in place, with everything that was sent kept on it. */
export async function showSignInAgain(c: Ctx, errors?: Record<string, string>): Promise<Response> {
  const body: Record<string, unknown> = await c.req.parseBody({ all: true }).catch(() => ({}))
  const { answers } = parseForm(AnythingSent, body)
  const file = Object.values(body).flat().some((one) => one instanceof File && one.size > 0)
  return showPage(c, { title: say('again.title'), errors: Boolean(errors) }, <SignInAgainPage to={c.req.path} kept={answers} file={file} errors={errors} />, 401)
}

export const accounts = new Hono<Env>()

accounts.get('/sign-in', (c) => showPage(c, { title: say('signIn.title') }, <SignInPage />))

accounts.post('/sign-in-links', async (c) => {
  const form = await readForm(c, LinkForm, english)
  if (!form.ok) return showPage(c, { title: say('signIn.title'), errors: true }, <SignInPage answers={form.answers} errors={form.errors} />, 422)
  for (const { token } of await makeLinksFor(form.value.email)) {
    await c.get('post')({ to: form.value.email, subject: say('mail.subject'), text: say('mail.text', { link: `${c.get('address')}/sign-in-links/${token}` }) })
  }
  return showPage(c, { title: say('sent.title') }, <LinkSentPage email={form.value.email} />)
})

accounts.get('/sign-in-links/:token', async (c) => {
  const token = c.req.param('token')
  const link = await findSignInLink(token)
  if (!link) return showPage(c, { title: say('link.gone.title') }, <LinkGonePage />, 404)
  if (link.kind === 'setup') return c.redirect(`/organisation/beginning/${token}`, 303)
  // The demo world's printed links sign in directly; a mailed link waits for a person to press.
  if (link.kind !== 'demo') return showPage(c, { title: say('link.title') }, <SignInLinkPage name={link.name} token={token} />)
  return signInHere(c, token)
})

/** Sign in with a link and go to the first page. */
export async function signInHere(c: Ctx, token: string): Promise<Response> {
  const cookie = await signInByLink(token)
  if (!cookie) return showPage(c, { title: say('link.gone.title') }, <LinkGonePage />, 404)
  giveCookie(c, cookie)
  return c.redirect('/', 303)
}

accounts.post('/sessions', async (c) => {
  const sent = await c.req.parseBody()
  if (typeof sent.token === 'string') return signInHere(c, sent.token)
  const form = await readForm(c, PasswordForm, english)
  if (typeof sent.show === 'string') return showPage(c, { title: say('signIn.title') }, <SignInPage answers={form.answers} byPassword shown />)
  const cookie = form.ok ? await signInByPassword(form.value.email, form.value.password) : undefined
  if (!cookie) {
    const errors = form.ok ? { password: say('wrong') } : form.errors
    return showPage(c, { title: say('signIn.title'), errors: true }, <SignInPage answers={form.answers} errors={errors} byPassword />, 422)
  }
  giveCookie(c, cookie)
  return c.redirect('/', 303)
})

/**
 * Sign in again in place. The words that were on their way come along as hidden fields and go to where they were going, so
 * this works without scripts. Where to is one of our own paths only.
 */
accounts.post('/sessions/renewal', async (c) => {
  const { answers } = parseForm(AnythingSent, await c.req.parseBody({ all: true }))
  const to = String(answers.to ?? '')
  const kept = Object.fromEntries(Object.entries(answers).filter(([name]) => name.startsWith('kept.')).map(([name, value]) => [name.slice(5), value])) as Answers
  const again = (errors: Record<string, string>) =>
    showPage(c, { title: say('again.title'), errors: true }, <SignInAgainPage to={to} kept={kept} answers={answers} errors={errors} />, 401)
  if (!/^\/(?!\/)[\w/.-]*$/.test(to)) return c.redirect('/', 303)
  let cookie = getCookie(c, cookieName(c))
  if ('show' in answers) return showPage(c, { title: say('again.title') }, <SignInAgainPage to={to} kept={kept} answers={answers} shown />, 401)
  if ('email' in answers) {
    cookie = await signInByPassword(String(answers.email), String(answers.password ?? ''))
    if (!cookie) return again({ password: say('wrong') })
    giveCookie(c, cookie)
  } else if (!(await readCookie(c))) return again({ email: say('errors.email.needed') })
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(kept)) for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
  const answer = await passOn(c, to, body, cookie ?? '')
  for (const header of c.res.headers.getSetCookie()) answer.headers.append('set-cookie', header)
  return answer
})

let passOn: (c: Ctx, to: string, body: URLSearchParams, cookie: string) => Promise<Response> = async (c) => c.redirect('/', 303)

/** `app.tsx` says how a kept form goes on its way: through the same front door as any other. */
export function passKeptFormsThrough(fetch: (request: Request) => Response | Promise<Response>): void {
  passOn = async (c, to, body, cookie) => fetch(new Request(new URL(to, c.req.url), {
    method: 'POST', body, headers: { cookie: `${cookieName(c)}=${cookie}`, 'sec-fetch-site': 'same-origin' },
  }))
}

accounts.post('/sessions/current/ending', async (c) => {
  const signedIn = await readCookie(c)
  if (signedIn) await endSession(signedIn.actor, signedIn.session)
  giveCookie(c, '', 0)
  // What was still being written on this device goes with the person.
  c.header('clear-site-data', '"storage"')
  return c.redirect('/sign-in', 303)
})

accounts.get('/account', async (c) => showAccount(c, {}))

accounts.post('/account/password', async (c) => {
  const actor = actorOf(c)
  const form = await readForm(c, NewPasswordForm, english)
  if ('show' in form.answers) return showAccount(c, { shown: String(form.answers.password ?? '') })
  if (!form.ok) return showAccount(c, { errors: form.errors }, 422)
  const signedIn = await readCookie(c)
  const errors = await findErrors(() => inTenant(actor, (tx) => setPassword(tx, actor.id ?? '', form.value.password, signedIn?.session)), english)
  return errors ? showAccount(c, { errors }, 422) : showAccount(c, { kept: true })
})

async function showAccount(c: Ctx, state: { errors?: Record<string, string>; kept?: boolean; shown?: string }, status: 200 | 422 = 200): Promise<Response> {
  const actor = actorOf(c)
  const { email, hasPassword } = await inTenant(actor, findOwnAccount)
  const roles = actor.kind === 'worker' ? actor.roles : []
  return showPage(c, { title: say('account.title'), errors: Boolean(state.errors) }, <AccountPage name={actor.name} email={email} hasPassword={hasPassword} roles={roles} {...state} />, status)
}
