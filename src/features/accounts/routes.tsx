import { Hono } from 'hono'
import { type Ctx, type Env, readBody, readForm, showPage } from '../../kernel/http.tsx'
import { enter, fromWhere, leave, readCookie } from './cookies.ts'
import { findSignInLink } from './queries.ts'
import { LinkForm, PasswordForm } from './schema.ts'
import { makeLinksFor, signInByLink, signInByPassword } from './sign-in-commands.ts'
import { passkeyHome } from './ways/passkey-home.ts'
import { LinkGonePage, LinkSentPage, say, SignInLinkPage, SignInPage, whyNot } from './views.tsx'
import english from './words.en.json'

export const accounts = new Hono<Env>()

accounts.get('/sign-in', (c) => showSignIn(c))

type SignInShown = Omit<Parameters<typeof SignInPage>[0], 'passkeys'>

/** Show the page with every way to sign in. */
export function showSignIn(c: Ctx, shown: SignInShown = {}, status: 200 | 422 | 429 | 503 = 200): Response {
  const passkeys = passkeyHome(c.get('address')) !== undefined
  return showPage(c, { title: say('signIn.title'), errors: Boolean(shown.errors), scripts: passkeys ? ['passkeys.js'] : [] }, <SignInPage {...shown} passkeys={passkeys} />, status)
}

accounts.post('/sign-in-links', async (c) => {
  const form = await readForm(c, LinkForm, english)
  if (!form.ok) return showSignIn(c, { answers: form.answers, errors: form.errors }, 422)
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
  const opened = await signInByLink(token, fromWhere(c), (await readCookie(c))?.actor.id)
  if (opened && 'elsewhere' in opened) return showSignIn(c, { errors: { 'sign-on-email': say('elsewhere') }, bySignOn: true }, 422)
  if (!opened) return showPage(c, { title: say('link.gone.title') }, <LinkGonePage />, 404)
  await enter(c, opened)
  return c.redirect(opened.waiting ? '/second-step' : '/', 303)
}

accounts.post('/sessions', async (c) => {
  const sent = await readBody(c)
  if (typeof sent.token === 'string') return signInHere(c, sent.token)
  const form = await readForm(c, PasswordForm, english)
  if (typeof sent.show === 'string') return showSignIn(c, { answers: form.answers, byPassword: true, shown: true })
  const answered = form.ok ? await signInByPassword(form.value.email, form.value.password, fromWhere(c)) : undefined
  if (!answered || !('cookie' in answered)) {
    const errors = form.ok ? { password: whyNot(answered, say('wrong')) } : form.errors
    return showSignIn(c, { answers: form.answers, errors, byPassword: true }, answered && 'until' in answered ? 429 : 422)
  }
  await enter(c, answered)
  return c.redirect(answered.waiting ? '/second-step' : '/', 303)
})

accounts.post('/sessions/current/ending', async (c) => {
  await leave(c)
  return c.redirect('/sign-in', 303)
})
