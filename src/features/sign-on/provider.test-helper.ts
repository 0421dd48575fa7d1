import { randomBytes } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Somebody at the provider. */
export interface Person { sub: string; email?: string; email_verified?: boolean; amr?: string[] }

interface Ctx { path: string; req: IncomingMessage; res: ServerResponse }
interface Details { prompt: { name: string }; params: { client_id: string; scope: string }; session?: { accountId: string } }
interface Grant { addOIDCScope: (scope: string) => void; save: () => Promise<string> }
interface Real {
  use: (step: (ctx: Ctx, next: () => Promise<void>) => Promise<void>) => void
  listen: (port: number, host: string, done: () => void) => Server
  interactionDetails: (req: IncomingMessage, res: ServerResponse) => Promise<Details>
  interactionFinished: (req: IncomingMessage, res: ServerResponse, result: unknown, options: unknown) => Promise<void>
  Grant: new (of: unknown) => Grant
}

/** A real OpenID Connect provider (oidc-provider) on this machine, where whoever is chosen signs in at once. */
export class RealProvider {
  issuer = ''
  /** Who signs in next. */
  person: Person = { sub: 'nobody' }
  readonly secret = randomBytes(24).toString('hex')
  /** How often somebody had to prove there who they are. */
  proofs = 0
  private server: Server | undefined

  /** `ends`: it has a place where people are signed out of it. */
  constructor(private readonly ends = true) {}

  async start(back = 'http://localhost:3000/single-sign-on/return', port = 0): Promise<this> {
    // It says a good deal on its own account, of versions and of keys that are for trying only.
    const [warn, info] = [console.warn, console.info]
    console.warn = console.info = () => undefined
    try {
      // It comes without types, and only this file needs it.
      const name = 'oidc-provider'
      const { Provider } = await import(name) as { Provider: new (issuer: string, settings: unknown) => Real }
      if (port === 0) port = await freePort()
      this.issuer = `http://127.0.0.1:${port}`
      const provider = new Provider(this.issuer, {
        clients: [{ client_id: 'lilypad', client_secret: this.secret, redirect_uris: [back], post_logout_redirect_uris: this.ends ? [back.replace(/return$/, 'ended')] : [], token_endpoint_auth_method: 'client_secret_post' }],
        claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
        features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: this.ends, logoutSource: (ctx: { body: string }, form: string) => { ctx.body = form } } }, pkce: { required: () => true }, cookies: { keys: [this.secret] },
        interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
        findAccount: (_ctx: unknown, id: string) => { const person = this.person; return { accountId: id, claims: () => ({ ...person, sub: id }) } },
      })
      provider.use((ctx, next) => this.signIn(provider, ctx, next))
      this.server = await new Promise<Server>((resolve) => { const server: Server = provider.listen(port, '127.0.0.1', () => resolve(server)) })
    } finally {
      console.warn = warn
      console.info = info
    }
    return this
  }

  private async signIn(provider: Real, ctx: Ctx, next: () => Promise<void>): Promise<void> {
    if (!ctx.path.startsWith('/interaction/')) return next()
    const { prompt, params, session } = await provider.interactionDetails(ctx.req, ctx.res)
    const finish = (result: unknown) => provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: true })
    if (this.person.sub === 'refuses') return finish({ error: 'access_denied' })
    if (prompt.name === 'login') this.proofs += 1
    if (prompt.name === 'login') return finish({ login: { accountId: this.person.sub, ...(this.person.amr ? { amr: this.person.amr } : {}) } })
    const grant = new provider.Grant({ accountId: session?.accountId, clientId: params.client_id })
    grant.addOIDCScope(params.scope)
    return finish({ consent: { grantId: await grant.save() } })
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise((resolve) => this.server?.close(resolve) ?? resolve(undefined))
  }
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A browser at the provider: goes where it is sent, until that is back at Lilypad. Returns the path and query it comes back with. */
export async function travel(address: string, home = 'http://localhost:3000', jar = new Map<string, string>()): Promise<string> {
  let at = address
  let body: URLSearchParams | undefined
  for (let steps = 0; steps < 12; steps += 1) {
    const answer = await fetch(at, { redirect: 'manual', ...(body ? { method: 'POST', body } : {}), headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]!.split(/=(.*)/s)
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    const page = next ? '' : await answer.text()
    // It asks whether one wants to be signed out there; one does.
    const [, confirm, xsrf] = /<form[^>]* action="([^"]+)"[^>]*>[\s\S]*name="xsrf" value="([^"]+)"/.exec(page) ?? []
    body = confirm && xsrf ? new URLSearchParams({ xsrf, logout: 'yes' }) : undefined
    if (confirm && body) {
      at = confirm
      continue
    }
    if (!next) throw new Error(`The provider stayed at ${at} with ${answer.status}: ${page.slice(0, 300)}`)
    at = new URL(next, at).href
    if (at.startsWith(home)) return at.slice(home.length)
  }
  throw new Error('The provider sent us round and round.')
}
