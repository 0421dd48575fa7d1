import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { accounts, again as signingInAgain, ownAccount, passKeptFormsThrough, readCookie, showConfirmation, showSignInAgain, wasHere } from './features/accounts/index.ts'
import type { HttpBindings } from '@hono/node-server'
import { admit, type Admission } from './kernel/admission/index.ts'
import { bodiesWithinReason } from './kernel/bodies.ts'
import { clientAddress } from './kernel/client.ts'
import { now } from './kernel/clock.ts'
import { frameFor } from './frame.ts'
import { front } from './front.tsx'
import { serveAsset } from './kernel/assets.ts'
import { NotFound, NotSignedIn } from './kernel/errors.ts'
import { type Env, fieldsWithinReason, ownPagesOnly, secureHeaders, type Variables } from './kernel/http.tsx'
import { newId } from './kernel/ids.ts'
import type { Post } from './kernel/mail.ts'
import { findSeen, SeenLine } from './features/own-spaces/index.ts'
import { readTenant } from './kernel/tenant.ts'
import { answerError } from './problem.tsx'
import { refusalLine } from './refusals.ts'
import './declared.ts'
import { rooms } from './rooms.ts'

export interface Setting {
  address: string
  post: Post
  /** How many proxies of our own stand in front; none unless said. */
  proxies?: number
  /** Whether everything a page needs is there; for `/readyz`. */
  ready?: () => Promise<boolean>
  /** What limits how much is asked at once. */
  admission?: Admission
  /** Where a line goes when somebody was not let through. */
  log?: (line: string) => void
}

/** Lilypad as one web application: what stands round every request, then every room. */
export function makeApp({ address, post, proxies = 0, ready = async () => true, admission, log }: Setting): Hono<Env> {
  const app = new Hono<Env>()
  const again = { signIn: showSignInAgain, confirm: showConfirmation }
  app.onError((error, c) => {
    const line = log && refusalLine(c, error, now())
    if (line) log?.(line)
    return answerError(c, error, again)
  })
  app.notFound((c) => answerError(c, new NotFound(), again))

  app.use(async (c, next) => {
    c.set('address', address)
    await next()
  })
  app.use(secureHeaders)
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => (await ready()) ? c.text('ready') : c.text('The database does not answer, or is not up to date.', 503))
  app.get('/assets/:name', serveAsset)
  app.use(compress())

  app.use(async (c, next) => {
    const request = newId()
    const connection = (c.env as HttpBindings | undefined)?.incoming?.socket?.remoteAddress
    const client = clientAddress(connection, c.req.header('x-forwarded-for'), proxies)
    const nobody: Variables = { actor: null, confirmed: false, request, client, zone: 'Europe/London', frame: { nav: [] }, address, post }
    for (const [name, value] of Object.entries(nobody)) c.set(name as keyof Variables, value as never)
    const signedIn = await readCookie(c)
    if (signedIn) {
      c.set('actor', signedIn.actor)
      c.set('confirmed', signedIn.confirmed)
      c.set('zone', signedIn.zone)
      const { actor } = signedIn
      const seen = actor.kind === 'carer' ? await readTenant(actor, (tx) => findSeen(tx, actor, c.req.path)) : undefined
      c.set('frame', { ...frameFor(signedIn), seen: seen && <SeenLine seen={seen} /> })
    }
    await next()
  })
  app.use(bodiesWithinReason({ wasHere, takesFiles: (method, path) => isOneOf(uploadPatterns, method, path) }))
  app.use(ownPagesOnly)
  app.use(fieldsWithinReason)
  if (admission) app.use(admit(admission))
  app.use(async (c, next) => {
    if (!c.get('actor') && !isOneOf(openPatterns, c.req.method, c.req.path)) throw new NotSignedIn()
    await next()
  })

  app.route('/', front)
  for (const part of [accounts, signingInAgain, ownAccount]) app.route('/', part)
  for (const room of rooms) app.route('/', room)
  passKeptFormsThrough((request, env) => app.fetch(request, env as Record<string, unknown>))
  return app
}

/** The short list of what nobody needs to be signed in for. Everything else asks who is there. */
export const openRoutes = [
  'GET /healthz', 'GET /readyz', 'GET /assets/:name', 'GET /', 'GET /about', 'GET /sign-in', 'POST /sign-in-links', 'GET /sign-in-links/:token',
  'POST /sessions', 'POST /sessions/renewal', 'POST /sessions/current/ending',
  'POST /single-sign-on', 'GET /single-sign-on/return', 'POST /single-sign-on/ending', 'GET /single-sign-on/ended', 'POST /passkeys/challenges', 'POST /sessions/passkey', 'POST /second-step/passkey',
  'GET /second-step', 'POST /second-step', 'POST /second-step/app', 'POST /second-step/new-passkey', 'GET /organisation/beginning/:token', 'POST /organisation/beginning/:token', 'GET /gallery',
  // Whoever holds a preparation link is nobody here but its holder.
  'GET /prepare/:token', 'POST /prepare/:token/words', 'POST /prepare/:token/handing-over', 'POST /prepare/:token/wiping', 'GET /prepare/:token/visit.ics', 'GET /prepared/:what',
  // Whoever holds a link to say whether she was listened to is nobody here but its holder.
  'GET /listened/:token', 'POST /listened/:token/answer',
]

/** Where files come in: everywhere else a form of some size is all that is read. */
export const uploadRoutes = ['POST /carers/:id/documents']

const patternsOf = (routes: readonly string[]) => routes.map((route) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`))
const openPatterns = patternsOf(openRoutes)
const uploadPatterns = patternsOf(uploadRoutes)

function isOneOf(patterns: readonly RegExp[], method: string, path: string): boolean {
  return patterns.some((pattern) => pattern.test(`${method === 'HEAD' ? 'GET' : method} ${path}`))
}
