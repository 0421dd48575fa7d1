import { getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from '../../kernel/http.tsx'
import { findSignedIn, findWaiting, isOrWasSession, type SignedIn, type Waiting } from './queries.ts'
import { makeSecret } from './secrets.ts'
import { endSession, type From, type Opened } from './sign-in-commands.ts'

const lifetime = 12 * 3600
/** As long as browsers keep a cookie. */
const deviceLifetime = 400 * 24 * 3600

function isSecure(c: Ctx): boolean {
  return c.get('address').startsWith('https:')
}

/** The __Host- prefix needs https; on localhost there is none. */
function prefixed(c: Ctx, name: string): string {
  return isSecure(c) ? `__Host-${name}` : name
}

/** The name of the cookie that says who is signed in. */
export const cookieName = (c: Ctx) => prefixed(c, 'lilypad')

function giveCookie(c: Ctx, name: string, value: string, seconds: number): void {
  setCookie(c, name, value, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c), maxAge: seconds })
}

/** Somebody signed in: their browser gets the cookie, and the one by which it is known next time. */
export function giveCookies(c: Ctx, { cookie, device }: Opened): void {
  giveCookie(c, cookieName(c), cookie, lifetime)
  if (device) giveCookie(c, prefixed(c, 'lilypad-device'), device, deviceLifetime)
}

/** Somebody signed in, perhaps where somebody was signed in already: that session ends, and nothing of it is worth anything. */
export async function enter(c: Ctx, opened: Opened): Promise<void> {
  const before = await readCookie(c)
  if (before) await endSession(before.actor, before.session)
  giveCookies(c, opened)
}

/** Signed out. The browser stays a known one. */
export function takeCookie(c: Ctx): void {
  giveCookie(c, cookieName(c), '', 0)
}

/** Where a request comes from: its network address, and the browser as far as it is known. */
export function fromWhere(c: Ctx): From {
  const device = getCookie(c, prefixed(c, 'lilypad-device'))
  return { address: c.get('client'), device: device && /^[\w-]{43}$/.test(device) ? device : undefined, agent: c.req.header('user-agent') }
}

/** Sign out here: the session is over, and what was still being written on this device goes with the person. */
export async function leave(c: Ctx): Promise<void> {
  const signedIn = await readCookie(c)
  if (signedIn) await endSession(signedIn.actor, signedIn.session)
  takeCookie(c)
  c.header('clear-site-data', '"storage"')
}

/** What only this browser holds while somebody is on their way to their organisation's provider and back. Several may be under way in several tabs. */
export function giveTripSecret(c: Ctx): string {
  const secret = readTripSecret(c) ?? makeSecret().secret
  giveCookie(c, prefixed(c, 'lilypad-trip'), secret, 15 * 60)
  return secret
}

/** What this browser was given when somebody set out. */
export function readTripSecret(c: Ctx): string | undefined {
  const secret = getCookie(c, prefixed(c, 'lilypad-trip'))
  return secret && /^[\w-]{43}$/.test(secret) ? secret : undefined
}

/** Who has the second step before them in this browser. */
export async function readWaiting(c: Ctx): Promise<Waiting | undefined> {
  return findWaiting(getCookie(c, cookieName(c)))
}

/** Who holds the cookie of this request. */
export async function readCookie(c: Ctx): Promise<SignedIn | undefined> {
  return findSignedIn(getCookie(c, cookieName(c)))
}

/** Whether this browser holds the cookie of somebody who is, or was, signed in; it opens nothing by itself. */
export async function wasHere(c: Ctx): Promise<boolean> {
  return isOrWasSession(getCookie(c, cookieName(c)))
}
