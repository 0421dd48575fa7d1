import type { Context, Hono, MiddlewareHandler } from 'hono'
import type * as v from 'valibot'
import type { ComponentChildren } from 'preact'
import type { Actor, WorkerActor } from './actor.ts'
import { assetAddress } from './assets.ts'
import { NotConfirmed, NotFound, NotSignedIn, Refused, TooLarge } from './errors.ts'
import { type Parsed, parseForm } from './forms.ts'
import { isId } from './ids.ts'
import type { Post } from './mail.ts'
import { answerPressed } from './pressed.ts'
import { type NavItem, Page, type PageProps, renderPage } from './ui/index.ts'

/** What stands round every page: set once a request by `app.tsx`, which alone knows all rooms. */
export interface Frame {
  nav: readonly NavItem[]
  person?: { name: string; href: string }
  organisation?: string
  banner?: string
  /** Who else can see what this person opens, in one line; nothing where it need not be said. */
  seen?: ComponentChildren
}

/** What a route can ask of its request. */
export interface Variables {
  actor: Actor | null
  /** Whether the person who acts has proved lately that it is them. */
  confirmed: boolean
  /** The id of this request, as the audit shows it. */
  request: string
  /** The network address it comes from, as far as it can be believed. */
  client: string
  /** The organisation's time zone. */
  zone: string
  frame: Frame
  /** The public address of this Lilypad, without a slash at the end. */
  address: string
  post: Post
}
export type Env = { Variables: Variables }
export type Ctx = Context<Env>
/** A room's routes. */
export type Routes = Hono<Env>

/** Who acts; throws {@link NotSignedIn}. */
export function actorOf(c: Ctx): Actor {
  const actor = c.get('actor')
  if (!actor) throw new NotSignedIn()
  return actor
}

/** The worker who acts; throws {@link NotSignedIn}, or {@link Refused} for anybody else. */
export function workerOf(c: Ctx): WorkerActor {
  const actor = actorOf(c)
  if (actor.kind !== 'worker') throw new Refused()
  return actor
}

/**
 * For what must not be done on a device that somebody left open: throws {@link NotConfirmed} unless the person has proved lately
 * that it is them. The page then asks for the password, keeps every typed word, and goes on. Call it after policy.
 */
export function demandConfirmed(c: Ctx): void {
  if (!c.get('confirmed')) throw new NotConfirmed()
}

/** An id out of the address; anything else is a page that does not exist. */
export function idOf(c: Ctx, name: string): string {
  const id = c.req.param(name)
  if (!isId(id)) throw new NotFound()
  return id
}

/** Read and check the form that was sent. Nothing typed is lost: see {@link parseForm}. */
export async function readForm<S extends v.GenericSchema>(c: Ctx, schema: S, roomWords: Record<string, string> = {}): Promise<Parsed<v.InferOutput<S>>> {
  return parseForm(schema, await readBody(c), roomWords)
}

/** What was sent, field by field. A body that is no form at all (cut off, or something else under a form's name) has no fields. */
export async function readBody(c: Ctx): Promise<Record<string, unknown>> {
  try {
    return await c.req.parseBody({ all: true })
  } catch (error) {
    if (error instanceof TypeError) return {}
    throw error
  }
}

type Shown = Omit<PageProps, 'assets' | 'children' | 'nav' | 'person' | 'organisation' | 'banner'> & {
  /** The place in the menu this page belongs to. */
  place?: string
}

/** Answer with a whole page: the frame of this request round the room's own content. */
export function showPage(c: Ctx, shown: Shown, content: ComponentChildren, status: 200 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503 = 200): Response {
  const { place, ...page } = shown
  const frame = c.get('frame')
  const nav = frame.nav.map((item) => ({ ...item, current: item.href === place }))
  c.header('cache-control', 'no-store')
  return answerPressed(c, renderPage(<Page seen={frame.seen} {...page} nav={nav} person={frame.person} organisation={frame.organisation} banner={frame.banner} assets={assetAddress} children={content} />), status)
}

const policy = [
  "default-src 'none'", "object-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:", "media-src 'self' blob:",
  "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
].join('; ')

/** Nothing from elsewhere, nothing inline, no framing, no referrer to strangers. */
const secure = {
  'content-security-policy': policy, 'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'permissions-policy': 'camera=(), geolocation=(), microphone=(self)',
}

/**
 * Headers of every answer. They are there before it is made, so that it is made once: a file from outside, and a page whose address is itself a secret,
 * put stricter ones of their own in their place.
 */
export const secureHeaders: MiddlewareHandler<Env> = async (c, next) => {
  const headers = Object.entries({ ...secure, ...(c.get('address')?.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }) })
  for (const [name, value] of headers) c.header(name, value)
  await next()
  for (const [name, value] of headers) if (!c.res.headers.has(name)) c.header(name, value)
}

/**
 * A change may only come from our own pages: `Sec-Fetch-Site: same-origin`, else an `Origin` equal to ours, else refused.
 * No tokens: a token in a form that was kept for later would be stale.
 */
export const ownPagesOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const own = site ? site === 'same-origin' : origin === new URL(c.get('address')).origin
  if (!own) throw new Refused('This came from another site, so nothing was changed. Open the page in Lilypad and try again.')
  return next()
}

/** Many more fields than any page of ours has. */
const mostFields = 5000

/** Count the fields before anything is made of them: millions of empty ones would fill the memory, and stop Lilypad for everybody. */
export const fieldsWithinReason: MiddlewareHandler<Env> = async (c, next) => {
  const type = c.req.header('content-type') ?? ''
  const between = type.includes('urlencoded') ? '&' : type.includes('multipart') ? 'form-data' : undefined
  if (between !== undefined && c.req.raw.body) {
    const body = Buffer.from(await c.req.arrayBuffer())
    let fields = 0
    for (let at = body.indexOf(between); at !== -1; at = body.indexOf(between, at + 1)) {
      if (++fields > mostFields) throw new TooLarge('This form has more fields than any page of Lilypad. Nothing was changed.', false)
    }
  }
  return next()
}
