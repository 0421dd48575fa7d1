import * as v from 'valibot'
import { ofNobody, secret, state, type Tables, tie, workers } from '../../kernel/personal-data.ts'
import { choice, id, needed, open, optional, optionalId, personal } from '../../kernel/schema.ts'

/** Whether the provider's word counts as two steps. */
export const stepAnswers = ['never', 'when told', 'always'] as const
/** Who may go on signing in without the provider. */
export const otherWays = ['everybody', 'administrators'] as const

/** How an organisation's own provider is reached, and what its word counts for. */
export const SignOnForm = v.object({
  id: id(),
  issuer: needed(300, open),
  clientId: needed(300, open),
  clientSecret: optional(1000, personal),
  domains: needed(1000, open),
  secondStep: choice(stepAnswers, open),
  otherWays: choice(otherWays, open),
})
export const SignOnEndingForm = v.object({ id: id() })

/** Somebody at the sign-in page: the address finds their organisation. */
export const StartForm = v.object({ email: v.pipe(needed(254, personal), v.email('notAnAddress')), organisation: optionalId(open) })

/** The part of an address after the @, as it is compared. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).trim().toLowerCase().replace(/\.$/, '')
}

/** The domains somebody wrote, one after the other; nothing when one of them is none. */
export function readDomains(words: string): string[] | undefined {
  const domains = [...new Set(words.split(/[\s,;]+/).map(domainOf).filter(Boolean))]
  return domains.length > 0 && domains.every((one) => /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(one)) ? domains : undefined
}

/** What people know a provider by. */
export function hostOf(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : issuer
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * A provider's address, as it is compared; nothing when it is none we would ask. Only https, since whoever reads what goes to and fro can
 * be anybody; http to this very machine alone, to try things.
 */
export function readIssuer(words: string): string | undefined {
  let url: URL
  try {
    url = new URL(words.trim().replace(/\/\.well-known\/openid-configuration$/, ''))
  } catch {
    return undefined
  }
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))
  return safe && !url.search && !url.hash && !url.username && !url.password ? words.trim().replace(/\/\.well-known\/openid-configuration$/, '') : undefined
}

/** What this room’s tables hold, and what becomes of it. No carer comes in this way. */
export const kept: Tables = {
  sign_on_settings: ofNobody('how an organisation signs its workers in: stays as long as the organisation', {
    state, issuer: state, client_id: state, secret_sealed: secret, domains: state, origins: state, second_step: state, other_ways: state,
  }),
  sign_on_links: ofNobody('who a worker is where the organisation signs them in: stays with the account', { account_id: tie('accounts'), issuer: state, subject: workers, how: state, removed_at: state, removed_by: workers }),
  sign_on_tries: ofNobody('somebody on their way there and back: good for a quarter of an hour, gone after a day', { settings_id: tie('sign_on_settings'), state_hash: secret, browser_hash: secret, account_id: tie('accounts'), made_at: state, expires_at: state, used_at: state }),
}
