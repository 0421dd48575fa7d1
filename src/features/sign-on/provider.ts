import { createHash, createHmac } from 'node:crypto'
import type { Configuration, CustomFetch, ServerMetadata } from 'openid-client'

/** How long one question to a provider may take, in seconds; and how much it may answer. */
const patience = 5
const mostBytes = 1_000_000

/** A provider as an organisation settled it, with its secret open. */
export interface Provider { id: string; issuer: string; clientId: string; clientSecret: string; origins: readonly string[] }

/** What a provider says of somebody. `checked`: it says that the address is theirs. `since`: when they last proved to it who they are. */
export interface Said { subject: string; email: string | undefined; checked: boolean; twoSteps: boolean; since: Date | null }

/** The provider could not be asked; or what came back is not what was asked for. */
export class NotReached extends Error {}
export class NotRight extends Error {}

// Only those who sign in this way load the library.
const library = () => import('openid-client')

const isPlain = (issuer: string) => issuer.startsWith('http:')

/** Asks nobody but these, follows no redirect, and stops reading what is too long. */
function askOnly(origins: readonly string[]): CustomFetch {
  return async (address, options) => {
    if (!origins.includes(new URL(address).origin)) throw new NotReached(`${new URL(address).origin} is none of those the settings name`)
    const answer = await fetch(address, { ...options, redirect: 'manual' } as RequestInit)
    return new Response(await readUpTo(answer), { status: answer.status, headers: answer.headers })
  }
}

async function readUpTo(answer: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!answer.body) return null
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body) {
    size += part.length
    if (size > mostBytes) throw new NotReached('the answer is too long')
    parts.push(part)
  }
  return answer.status === 204 || answer.status === 304 ? null : new Uint8Array(Buffer.concat(parts))
}

async function discover({ issuer, clientId, clientSecret, origins }: Omit<Provider, 'id'>): Promise<Configuration> {
  const { allowInsecureRequests, ClientSecretBasic, ClientSecretPost, customFetch, discovery, enableNonRepudiationChecks } = await library()
  const auth = (server: ServerMetadata) => server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret)
  return discovery(new URL(issuer), clientId, undefined, (server, client, body, headers) => auth(server)(server, client, body, headers), {
    timeout: patience, [customFetch]: askOnly(origins), execute: [enableNonRepudiationChecks, ...(isPlain(issuer) ? [allowInsecureRequests] : [])],
  }).catch((error: Error) => { throw new NotReached(error.message) })
}

/** What a provider tells of itself when its settings are kept: where it is asked. Throws {@link NotReached}. */
export async function learnOrigins(settings: { issuer: string; clientId: string; clientSecret: string }): Promise<string[]> {
  const own = new URL(settings.issuer).origin
  const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint, end_session_endpoint } = (await discover({ ...settings, origins: [own] })).serverMetadata()
  const named = [authorization_endpoint, token_endpoint, jwks_uri]
  if (named.some((one) => one === undefined)) throw new NotReached('it does not say where to ask')
  const origins = [...new Set([own, ...[...named, userinfo_endpoint, end_session_endpoint].flatMap((one) => one ? [new URL(one).origin] : [])])]
  // A provider elsewhere must not send us to this machine, nor anywhere in the open.
  if (!isPlain(settings.issuer) && origins.some((one) => !one.startsWith('https:') || /^https:\/\/(localhost|127\.|\[)/.test(one))) throw new NotReached('it names an address that is not safe to ask')
  return origins
}

const known = new Map<string, { configuration: Promise<Configuration>; until: number }>()

/** What a provider tells of itself, asked once in ten minutes. */
async function reach(provider: Provider): Promise<Configuration> {
  const found = known.get(provider.id)
  if (found && found.until > Date.now()) return found.configuration
  if (known.size > 200) known.clear()
  const configuration = discover(provider)
  known.set(provider.id, { configuration, until: Date.now() + 600_000 })
  configuration.catch(() => known.delete(provider.id))
  return configuration
}

/** What only this browser holds, made into what the provider has to give back: the database keeps neither. */
const derive = (browser: string, state: string, what: string) => createHmac('sha256', browser).update(`lilypad ${what}\n${state}`).digest('base64url')

export interface Trip { provider: Provider; back: string; state: string; browser: string }

/** Where somebody is sent: the provider's own page. `anew`: they must prove there who they are, even if they did before. */
export async function addressFor({ provider, back, state, browser }: Trip, { email, anew }: { email?: string; anew: boolean }): Promise<URL> {
  const { buildAuthorizationUrl } = await library()
  const challenge = createHash('sha256').update(derive(browser, state, 'verifier')).digest('base64url')
  const address = buildAuthorizationUrl(await reach(provider), {
    redirect_uri: back, scope: 'openid email', state, nonce: derive(browser, state, 'nonce'), code_challenge: challenge, code_challenge_method: 'S256',
    ...(email ? { login_hint: email } : {}), ...(anew ? { prompt: 'login', max_age: '0' } : {}),
  })
  if (!provider.origins.includes(address.origin)) throw new NotReached(`${address.origin} is none of those the settings name`)
  return address
}

/**
 * Where the provider signs people out of itself (OpenID Connect RP-Initiated Logout 1.0), to come back to `back` with this state; nothing
 * where it has no such place, or one that the settings do not name. No token goes along: none is kept, so the provider may ask once more.
 */
export async function endingFor(provider: Provider, { back, state }: { back: string; state: string }): Promise<URL | undefined> {
  const configuration = await reach(provider)
  const { end_session_endpoint: end } = configuration.serverMetadata()
  if (!end || !provider.origins.includes(new URL(end).origin)) return undefined
  return (await library()).buildEndSessionUrl(configuration, { post_logout_redirect_uri: back, state })
}

/** What has to come back from there: known only to this browser and to us. */
export const endingState = (organisation: string, browser: string) => `${organisation}.${derive(browser, organisation, 'ending')}`

/**
 * Take what somebody came back with to the provider, and read what it says of them. State, nonce, issuer, audience, signature, times and
 * the code's own proof (PKCE) are checked. Throws {@link NotReached} or {@link NotRight}.
 */
export async function askWho({ provider, back, state, browser }: Trip, query: string): Promise<Said> {
  const { authorizationCodeGrant, fetchUserInfo } = await library()
  const configuration = await reach(provider)
  try {
    const tokens = await authorizationCodeGrant(configuration, new URL(`${back}${query}`), {
      expectedState: state, expectedNonce: derive(browser, state, 'nonce'), pkceCodeVerifier: derive(browser, state, 'verifier'), idTokenExpected: true,
    })
    const claims = tokens.claims()!
    const more = claims.email === undefined && configuration.serverMetadata().userinfo_endpoint ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : {}
    const { email, email_verified: verified } = { ...more, ...claims } as Record<string, unknown>
    return { subject: claims.sub, email: typeof email === 'string' ? email : undefined, checked: verified === true, twoSteps: saysTwoSteps({ amr: claims.amr, acr: claims.acr }), since: claims.auth_time ? new Date(claims.auth_time * 1000) : null }
  } catch (error) {
    throw isAway(error) ? new NotReached((error as Error).message) : new NotRight((error as Error).message)
  }
}

// Several factors (RFC 8176 section 2); resistant to phishing (OpenID Connect EAP ACR Values 1.0); several factors, as PAPE says it.
const strong = new Set(['phr', 'phrh', 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'])

/** Whether the provider says that it asked for two steps. */
export function saysTwoSteps({ amr, acr }: { amr?: unknown; acr?: unknown }): boolean {
  return (Array.isArray(amr) && amr.includes('mfa')) || (typeof acr === 'string' && strong.has(acr))
}

/** A timeout, a lost connection, or a provider that is out of order. */
function isAway(error: unknown): boolean {
  for (let one = error as { name?: string; cause?: unknown; code?: string; status?: number } | undefined; one; one = one.cause as typeof one) {
    if (one instanceof NotReached || ['TimeoutError', 'AbortError'].includes(one.name ?? '') || (one.status ?? 0) >= 500 || /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|UND_ERR|EHOSTUNREACH|CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(one.code ?? '')) return true
  }
  return false
}
