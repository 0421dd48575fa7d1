import { systemActor } from '../src/kernel/actor.ts'
import { type Mail } from '../src/kernel/mail.ts'
import { inTenant } from '../src/kernel/tenant.ts'
import { makeApp } from '../src/app.tsx'
import { makeSignInLink } from '../src/features/accounts/index.ts'
import { idOf } from '../src/seed/ids.ts'
import { holdsOutside } from './outside.ts'

export const address = 'http://localhost:3000'
/** Mail that left during the tests of this file. */
export const sentMail: Mail[] = []
let app: ReturnType<typeof makeApp> | undefined

/** The whole application, made once a file. */
export function theApp(): ReturnType<typeof makeApp> {
  app ??= makeApp({ address, post: async (mail) => { sentMail.push(mail) } })
  return app
}

export interface Answer { status: number; html: string; location: string | null; headers: Headers }
type Fields = Record<string, string | readonly string[] | Blob>

/** Somebody at the front door with a cookie jar: what a browser without scripts can do. */
export class Visitor {
  /** The cookie that says who is signed in. */
  cookie = ''
  /** The cookie by which the browser is known. */
  device = ''
  /** The cookie of somebody on their way to their organisation's provider. */
  trip = ''
  /** The network address it comes from. */
  from = '203.0.113.1'
  /** Where else than here an answer may lead on to. */
  elsewhere?: string

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(new Request(address + path, { headers: { ...headers, cookie: this.cookies() } }))
  }

  async post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const body = Object.values(fields).some((value) => value instanceof Blob) ? new FormData() : new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) {
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, one as string)
    }
    return this.send(new Request(address + path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers, cookie: this.cookies() } }))
  }

  private cookies(): string {
    return [this.cookie, this.device, this.trip].filter((one) => one !== '').join('; ')
  }

  private async send(request: Request): Promise<Answer> {
    const answer = await theApp().fetch(request, { incoming: { socket: { remoteAddress: this.from } } })
    for (const cookie of answer.headers.getSetCookie()) {
      const pair = cookie.split(';')[0] ?? ''
      if (pair.startsWith('lilypad-device=')) this.device = pair
      else if (pair.startsWith('lilypad-trip=')) this.trip = pair
      else this.cookie = pair
    }
    const html = await answer.text()
    holdsOutside(request, answer, html, this.elsewhere)
    return { status: answer.status, html, location: answer.headers.get('location'), headers: answer.headers }
  }
}

/** Nobody in particular: not signed in. */
export function stranger(): Visitor {
  return new Visitor()
}

/** Somebody of the demo world, signed in: `signedIn('jo-reid')`, or a carer: `signedIn('asha-menon', 'lochside', 'account')`. */
export async function signedIn(key: string, world = 'lochside', kind: 'worker' | 'account' = 'worker'): Promise<Visitor> {
  const token = await inTenant(systemActor(idOf(world)), (tx) => makeSignInLink(tx, idOf(world, kind, key), 'demo'))
  const visitor = new Visitor()
  await visitor.get(`/sign-in-links/${token}`)
  return visitor
}
