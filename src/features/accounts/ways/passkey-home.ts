import { isIP } from 'node:net'

/** Where passkeys are at home: the name they are bound to, and the one origin they are taken from. Both come from the configured address alone. */
export interface PasskeyHome { name: string; origin: string }

/** Where passkeys are at home; nothing where Lilypad is reached by a number: browsers refuse passkeys there. */
export function passkeyHome(address: string): PasskeyHome | undefined {
  const { hostname, origin } = new URL(address)
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? undefined : { name: hostname, origin }
}
