import { Hono } from 'hono'
import * as v from 'valibot'
import { getCookie } from 'hono/cookie'
import { type Answers, parseForm } from '../../kernel/forms.ts'
import { type Ctx, type Env, showPage } from '../../kernel/http.tsx'
import { cookieName, fromWhere, giveCookies, readCookie } from './cookies.ts'
import { signInByPassword } from './sign-in-commands.ts'
import { say, SignInAgainPage, tooMany } from './views.tsx'

const AnythingSent = v.record(v.string(), v.unknown())

/** Show the page that signs in again in place, with everything that was sent kept on it. */
export async function showSignInAgain(c: Ctx, errors?: Record<string, string>): Promise<Response> {
  const body: Record<string, unknown> = await c.req.parseBody({ all: true }).catch(() => ({}))
  const { answers } = parseForm(AnythingSent, body)
  const file = Object.values(body).flat().some((one) => one instanceof File && one.size > 0)
  return showPage(c, { title: say('again.title'), errors: Boolean(errors) }, <SignInAgainPage to={c.req.path} kept={answers} file={file} errors={errors} />, 401)
}

/** Sign in again in place. */
export const again = new Hono<Env>()

/**
 * Sign in again in place. The words that were on their way come along as hidden fields and go to where they were going, so
 * this works without scripts. Where to is one of our own paths only.
 */
again.post('/sessions/renewal', async (c) => {
  const { answers } = parseForm(AnythingSent, await c.req.parseBody({ all: true }))
  const to = String(answers.to ?? '')
  const kept = Object.fromEntries(Object.entries(answers).filter(([name]) => name.startsWith('kept.')).map(([name, value]) => [name.slice(5), value])) as Answers
  const wrong = (errors: Record<string, string>) =>
    showPage(c, { title: say('again.title'), errors: true }, <SignInAgainPage to={to} kept={kept} answers={answers} errors={errors} />, 401)
  if (!/^\/(?!\/)[\w/.-]*$/.test(to)) return c.redirect('/', 303)
  let cookie = getCookie(c, cookieName(c))
  if ('show' in answers) return showPage(c, { title: say('again.title') }, <SignInAgainPage to={to} kept={kept} answers={answers} shown />, 401)
  if ('email' in answers) {
    const answered = await signInByPassword(String(answers.email), String(answers.password ?? ''), fromWhere(c))
    if (!answered || 'until' in answered) return wrong({ password: answered ? tooMany(answered.until) : say('wrong') })
    giveCookies(c, answered)
    cookie = answered.cookie
  } else if (!(await readCookie(c))) return wrong({ email: say('errors.email.needed') })
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(kept)) for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
  const answer = await passOn(c, to, body, cookie ?? '')
  for (const header of c.res.headers.getSetCookie()) answer.headers.append('set-cookie', header)
  return answer
})

let passOn: (c: Ctx, to: string, body: URLSearchParams, cookie: string) => Promise<Response> = async (c) => c.redirect('/', 303)

/** `app.tsx` says how a kept form goes on its way: through the same front door as any other. */
export function passKeptFormsThrough(fetch: (request: Request, env: unknown) => Response | Promise<Response>): void {
  passOn = async (c, to, body, cookie) => fetch(new Request(new URL(to, c.req.url), {
    method: 'POST', body, headers: { 'cookie': `${cookieName(c)}=${cookie}`, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': c.req.header('x-forwarded-for') ?? '' },
  }), c.env)
}
