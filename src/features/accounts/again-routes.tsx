import { Hono } from 'hono'
import * as v from 'valibot'
import { getCookie } from 'hono/cookie'
import { type Answers, parseForm } from '../../kernel/forms.ts'
import { actorOf, type Ctx, type Env, readBody, showPage } from '../../kernel/http.tsx'
import { inTenant } from '../../kernel/tenant.ts'
import { cookieName, fromWhere, giveCookies, readCookie } from './cookies.ts'
import { findOwnAccount } from './queries.ts'
import { confirmByPassword, signInByPassword } from './sign-in-commands.ts'
import { passkeyHome } from './ways/passkey-home.ts'
import { ConfirmPage, say, SignInAgainPage, whyNot } from './views.tsx'

const AnythingSent = v.record(v.string(), v.unknown())

/** Show the page that signs in again in place, with everything that was sent kept on it. */
export async function showSignInAgain(c: Ctx, errors?: Record<string, string>): Promise<Response> {
  const body: Record<string, unknown> = await c.req.parseBody({ all: true }).catch(() => ({}))
  const { answers } = parseForm(AnythingSent, body)
  const file = Object.values(body).flat().some((one) => one instanceof File && one.size > 0)
  return askAgain(c, { to: c.req.path, kept: answers }, { file, errors })
}

/** Ask somebody whose session ended to sign in on this very page, with the words that were on their way. */
export function askAgain(c: Ctx, onTheWay: { to: string; kept: Answers }, state: { file?: boolean; errors?: Record<string, string>; answers?: Answers; shown?: boolean } = {}): Response {
  const passkeys = passkeyHome(c.get('address')) !== undefined
  return showPage(c, { title: say('again.title'), errors: Boolean(state.errors), scripts: passkeys ? ['passkeys.js'] : [] }, <SignInAgainPage {...onTheWay} {...state} passkeys={passkeys} />, 401)
}

/** Show the page that asks somebody who is signed in to say once more that it is them, with everything that was sent kept on it. */
export async function showConfirmation(c: Ctx): Promise<Response> {
  const body: Record<string, unknown> = await c.req.parseBody({ all: true }).catch(() => ({}))
  const { answers } = parseForm(AnythingSent, body)
  return askToConfirm(c, c.req.path, answers)
}

/** Ask somebody who is signed in to say once more that it is them, with the words that were on their way. */
export async function askToConfirm(c: Ctx, to: string, kept: Answers, state: { errors?: Record<string, string>; answers?: Answers; shown?: boolean } = {}): Promise<Response> {
  const { hasPassword, passkeys: count } = await inTenant(actorOf(c), findOwnAccount)
  const passkeys = count > 0 && passkeyHome(c.get('address')) !== undefined
  return showPage(c, { title: say('confirm.title'), errors: Boolean(state.errors), scripts: passkeys ? ['passkeys.js'] : [] }, <ConfirmPage to={to} kept={kept} hasPassword={hasPassword} passkeys={passkeys} {...state} />, 401)
}

/** Sign in again in place, or say once more that it is you. */
export const again = new Hono<Env>()

/**
 * Sign in again in place. The words that were on their way come along as hidden fields and go to where they were going, so
 * this works without scripts. Where to is one of our own paths only.
 */
again.post('/sessions/renewal', async (c) => {
  const { answers } = parseForm(AnythingSent, await readBody(c))
  const { to, kept } = onTheWay(answers)
  const wrong = (errors: Record<string, string>) => askAgain(c, { to, kept }, { answers, errors })
  if (!isOwnPath(to)) return c.redirect('/', 303)
  let cookie = getCookie(c, cookieName(c))
  const signedIn = await readCookie(c)
  if ('show' in answers && signedIn && !('email' in answers)) return askToConfirm(c, to, kept, { answers, shown: true })
  if ('show' in answers) return askAgain(c, { to, kept }, { answers, shown: true })
  if ('email' in answers) {
    const answered = await signInByPassword(String(answers.email), String(answers.password ?? ''), fromWhere(c))
    if (!answered || !('cookie' in answered)) return wrong({ password: whyNot(answered, say('wrong')) })
    giveCookies(c, answered)
    cookie = answered.cookie
    // The second step comes between, with the words on its page too.
    if (answered.waiting) return goOn(c, '/second-step', asSent({ to, kept }), cookie)
  } else if (signedIn && 'password' in answers) {
    const answered = await confirmByPassword(signedIn.actor, signedIn.session, String(answers.password), fromWhere(c))
    if (!answered || 'until' in answered) return askToConfirm(c, to, kept, { errors: { password: whyNot(answered, say('confirm.wrong')) } })
    giveCookies(c, answered)
    cookie = answered.cookie
  } else if (!signedIn) return wrong({ email: say('errors.email.needed') })
  return goOn(c, to, kept, cookie ?? '')
})

/** What came along with a form that signs somebody in: where it was going, and the words. */
export function onTheWay(answers: Answers): { to: string; kept: Answers } {
  const kept = Object.entries(answers).filter(([name]) => name.startsWith('kept.')).map(([name, value]) => [name.slice(5), value])
  return { to: String(answers.to ?? ''), kept: Object.fromEntries(kept) as Answers }
}

/** The same as the fields of a form, to be brought along to another page. */
export function asSent({ to, kept }: { to: string; kept: Answers }): Answers {
  return { to, ...Object.fromEntries(Object.entries(kept).map(([name, value]) => [`kept.${name}`, value])) }
}

/** One of our own pages, and nothing else. */
export const isOwnPath = (to: string) => /^\/(?!\/)[\w/.-]*$/.test(to)

/** Send kept words on to where they were going, through the same front door as any others, as whoever holds this cookie now. */
export async function goOn(c: Ctx, to: string, kept: Answers, cookie: string): Promise<Response> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(kept)) for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
  const answer = await passOn(c, to, body, cookie)
  // What was set on the way counts last: a session that was renewed once more there goes on under its newest secret.
  const cookies = c.res.headers
  for (const header of answer.headers.getSetCookie()) cookies.append('set-cookie', header)
  return answer
}

let passOn: (c: Ctx, to: string, body: URLSearchParams, cookie: string) => Promise<Response> = async (c) => c.redirect('/', 303)

/** `app.tsx` says how a kept form goes on its way: through the same front door as any other. */
export function passKeptFormsThrough(fetch: (request: Request, env: unknown) => Response | Promise<Response>): void {
  passOn = async (c, to, body, cookie) => fetch(new Request(new URL(to, c.req.url), {
    method: 'POST', body, headers: { 'cookie': `${cookieName(c)}=${cookie}`, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': c.req.header('x-forwarded-for') ?? '' },
  }), c.env)
}
