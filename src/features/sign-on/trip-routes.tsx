import { systemActor } from '../../kernel/actor.ts'
import { type Ctx, showPage } from '../../kernel/http.tsx'
import { inTenant } from '../../kernel/tenant.ts'
import { giveTripSecret } from '../accounts/index.ts'
import { setOut } from './commands.ts'
import { addressFor, endingFor, endingState } from './provider.ts'
import { openProvider, type Settings } from './queries.ts'
import { hostOf } from './schema.ts'
import { OnYourWayPage, say } from './views.tsx'

/** Where the provider sends people back to. */
export const back = (c: Ctx) => `${c.get('address')}/single-sign-on/return`

interface Sent { email?: string; /** Whose account is to be connected; nobody's where somebody signs in. */ account: string | null; /** The page to stay on, with why. */ wrong: (sentence: string) => Response | Promise<Response> }

/** Send somebody to the provider: to sign in, or to connect this account. Whoever is signed in already proves there anew who they are. */
export async function sendOff(c: Ctx, organisation: string, settings: Settings, { email, account, wrong }: Sent): Promise<Response> {
  const browser = giveTripSecret(c)
  const { provider, state } = await inTenant(systemActor(organisation), async (tx) => ({ provider: openProvider(tx, settings), state: await setOut(tx, settings.id, browser, account) }))
  if (!provider) return wrong(say('key', { host: hostOf(settings.issuer) }))
  const address = await addressFor({ provider, back: back(c), state, browser }, { email, anew: Boolean(c.get('actor')) }).catch(noted(c))
  if (!address) return wrong(say('away', { host: hostOf(settings.issuer) }))
  return showOnYourWay(c, settings, address, 'in')
}

/** A form may lead only to our own pages, so this page leads on: by itself, or by its link. */
export function showOnYourWay(c: Ctx, settings: Settings, address: URL, way: 'in' | 'out'): Response {
  const host = hostOf(settings.issuer)
  c.header('refresh', `0;url=${address.href}`)
  return showPage(c, { title: say(way === 'in' ? 'way.title' : 'way.out.title', { host }) }, <OnYourWayPage host={host} address={address.href} way={way} />)
}

/** Where this organisation's provider signs people out of itself; nothing where it does not, or cannot be asked just now. */
export async function endingOf(c: Ctx, organisation: string, settings: Settings): Promise<URL | undefined> {
  const provider = await inTenant(systemActor(organisation), async (tx) => openProvider(tx, settings))
  return provider && endingFor(provider, { back: `${c.get('address')}/single-sign-on/ended`, state: endingState(organisation, giveTripSecret(c)) }).catch(noted(c))
}

/** What went wrong with a provider is written down for whoever looks after Lilypad, and nothing of the person. */
export const noted = (c: Ctx) => (error: Error): undefined => {
  console.error(`Request ${c.get('request')}: single sign-on: ${error.constructor.name}, ${error.message.slice(0, 200)}`)
  return undefined
}
