import { Hono } from 'hono'
import { type Ctx, type Env, readBody, readForm, showPage } from '../../kernel/http.tsx'
import { enter, fromWhere, readCookie, takeCookie } from './cookies.ts'
import { findSignInLink } from './queries.ts'
import { LinkForm, PasswordForm } from './schema.ts'
import { endSession, makeLinksFor, signInByLink, signInByPassword } from './sign-in-commands.ts'
import { LinkGonePage, LinkSentPage, say, SignInLinkPage, SignInPage, tooMany } from './views.tsx'
import english from './words.en.json'

export const accounts = new Hono<Env>()

accounts.get('/sign-in', (c) => showPage(c, { title: say('signIn.title') }, <SignInPage />))

accounts.post('/sign-in-links', async (c) => {
  const form = await readForm(c, LinkForm, english)
  if (!form.ok) return showPage(c, { title: say('signIn.title'), errors: true }, <SignInPage answers={form.answers} errors={form.errors} />, 422)
  for (const { token } of await makeLinksFor(form.value.email, fromWhere(c))) {
    const mail = { to: form.value.email, subject: say('mail.subject'), text: say('mail.text', { link: `${c.get('address')}/sign-in-links/${token}` }) }
    // Nobody waits for it: how long the mail server takes, or that it fails, would tell that there is somebody.
    c.get('post')(mail).catch((error: { code?: string }) => console.error(`Request ${c.get('request')}: a sign-in link could not be mailed (${error.code ?? 'no code'}).`))
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
  const opened = await signInByLink(token, fromWhere(c))
  if (!opened) return showPage(c, { title: say('link.gone.title') }, <LinkGonePage />, 404)
  await enter(c, opened)
  return c.redirect(opened.waiting ? '/second-step' : '/', 303)
}

accounts.post('/sessions', async (c) => {
  const sent = await readBody(c)
  if (typeof sent.token === 'string') return signInHere(c, sent.token)
  const form = await readForm(c, PasswordForm, english)
  if (typeof sent.show === 'string') return showPage(c, { title: say('signIn.title') }, <SignInPage answers={form.answers} byPassword shown />)
  const answered = form.ok ? await signInByPassword(form.value.email, form.value.password, fromWhere(c)) : undefined
  if (!answered || 'until' in answered) {
    const errors = form.ok ? { password: answered ? tooMany(answered.until) : say('wrong') } : form.errors
    return showPage(c, { title: say('signIn.title'), errors: true }, <SignInPage answers={form.answers} errors={errors} byPassword />, answered ? 429 : 422)
  }
  await enter(c, answered)
  return c.redirect(answered.waiting ? '/second-step' : '/', 303)
})

accounts.post('/sessions/current/ending', async (c) => {
  const signedIn = await readCookie(c)
  if (signedIn) await endSession(signedIn.actor, signedIn.session)
  takeCookie(c)
  // What was still being written on this device goes with the person.
  c.header('clear-site-data', '"storage"')
  return c.redirect('/sign-in', 303)
})
