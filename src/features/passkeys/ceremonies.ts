import { createHash, randomBytes } from 'node:crypto'
import { isId } from '../../kernel/ids.ts'
import type { PasskeyHome as Home } from '../accounts/index.ts'

/** Whose passkey it is, as the device keeps it: organisation and account, so that both are known before any question is asked. */
export function writeOwner(organisation: string, account: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from((organisation + account).replaceAll('-', ''), 'hex'))
}

function readOwner(handle: string | undefined): { organisation: string; account: string } | undefined {
  const hex = Buffer.from(handle ?? '', 'base64url').toString('hex')
  const [organisation, account] = [hex.slice(0, 32), hex.slice(32)].map((id) => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
  return isId(organisation) && isId(account) ? { organisation, account } : undefined
}

/** What a device is asked to sign, and the hash that is all the database holds of it. */
export function makeChallenge(): { challenge: string; bytes: Uint8Array<ArrayBuffer>; hash: Buffer } {
  const bytes = new Uint8Array(randomBytes(32))
  const challenge = Buffer.from(bytes).toString('base64url')
  return { challenge, bytes, hash: hashChallenge(challenge) }
}

function hashChallenge(challenge: string): Buffer {
  return createHash('sha256').update(`lilypad passkey challenge\n${challenge}`).digest()
}

/** A device's answer as far as it can be read before anything is believed. `owner`: whose it says it is; a key that knows no more than one does not say. */
export interface Answer { credential: Buffer; challenge: string; challengeHash: Buffer; owner?: { organisation: string; account: string }; sent: Sent }
interface Sent { id: string; rawId: string; type: 'public-key'; response: Record<string, never>; clientExtensionResults: Record<string, never> }

/** Read what a browser sent. Nothing when it is no answer of a device. */
export function readAnswer(text: string): Answer | undefined {
  try {
    const sent = JSON.parse(text) as { id?: unknown; response?: { clientDataJSON?: unknown; userHandle?: unknown } }
    const { clientDataJSON, userHandle } = sent.response ?? {}
    if (typeof sent.id !== 'string' || typeof clientDataJSON !== 'string') return undefined
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) as { challenge?: unknown }
    if (typeof challenge !== 'string') return undefined
    const owner = readOwner(typeof userHandle === 'string' ? userHandle : undefined)
    return { credential: Buffer.from(sent.id, 'base64url'), challenge, challengeHash: hashChallenge(challenge), owner, sent: sent as unknown as Sent }
  } catch {
    return undefined
  }
}

interface KnownKey { credential: Buffer; publicKey: Buffer; counter: number; transports: string[] }

// Only those who use a passkey load the library.
const library = () => import('@simplewebauthn/server')

interface WhoAdds { organisation: string; account: string; label: string; name: string; own: readonly KnownKey[]; /** It must ask for a finger, a face or a PIN. */ verified: boolean }

/** What the browser needs to make a new passkey: one that can be found without an address, and no second one on the same device. */
export async function askForNewKey(home: Home, challenge: Uint8Array<ArrayBuffer>, who: WhoAdds): Promise<unknown> {
  return (await library()).generateRegistrationOptions({
    rpName: 'Lilypad', rpID: home.name, userName: who.label, userDisplayName: who.name, userID: writeOwner(who.organisation, who.account), challenge, attestationType: 'none', timeout: 300_000,
    authenticatorSelection: { residentKey: 'required', userVerification: who.verified ? 'required' : 'preferred' }, excludeCredentials: who.own.map(credentialOf),
  })
}

/** What the browser needs to sign with a passkey: any that it finds, or one of these. */
export async function askToSign(home: Home, challenge: Uint8Array<ArrayBuffer>, { own, verified }: { own?: readonly KnownKey[]; verified: boolean }): Promise<unknown> {
  return (await library()).generateAuthenticationOptions({
    rpID: home.name, challenge, timeout: 300_000, userVerification: verified ? 'required' : 'preferred', ...(own ? { allowCredentials: own.map(credentialOf) } : {}),
  })
}

const credentialOf = ({ credential, transports }: KnownKey) => ({ id: credential.toString('base64url'), transports })

export interface NewKey { credential: Buffer; publicKey: Buffer; counter: number; transports: string[]; verified: boolean }

/** The new key in a device's answer, if the answer is to this challenge, from this home and as it must be. */
export async function checkNewKey({ sent, challenge }: Answer, home: Home): Promise<NewKey | undefined> {
  const { verifyRegistrationResponse } = await library()
  const checked = await verifyRegistrationResponse({ response: sent as never, expectedChallenge: challenge, expectedOrigin: home.origin, expectedRPID: home.name, requireUserVerification: false }).catch(notRight)
  if (!checked?.verified) return undefined
  const { credential, userVerified } = checked.registrationInfo
  const transports = (credential.transports ?? []).filter((one) => typeof one === 'string' && /^[a-z-]{1,20}$/.test(one)).slice(0, 10)
  return { credential: Buffer.from(credential.id, 'base64url'), publicKey: Buffer.from(credential.publicKey), counter: credential.counter, transports, verified: userVerified }
}

/** What a right answer says: where the counter stands, and whether the device asked for a finger, a face or a PIN. */
export interface Signed { counter: number; verified: boolean }

/**
 * Whether a known key signed this challenge, at this home. The counter is given back and judged by whoever knows the last one: a counter
 * that went back is no wrong answer but a warning.
 */
export async function checkSigned({ sent, challenge }: Answer, key: KnownKey, home: Home): Promise<Signed | undefined> {
  const { verifyAuthenticationResponse } = await library()
  const credential = { id: key.credential.toString('base64url'), publicKey: new Uint8Array(key.publicKey), counter: -1, transports: key.transports }
  const checked = await verifyAuthenticationResponse({ response: sent as never, expectedChallenge: challenge, expectedOrigin: home.origin, expectedRPID: home.name, requireUserVerification: false, credential }).catch(notRight)
  return checked?.verified ? { counter: checked.authenticationInfo.newCounter, verified: checked.authenticationInfo.userVerified } : undefined
}

/** Whatever the library finds wrong with an answer, it is not right. What comes from a browser can be anything. */
function notRight(): undefined {
  return undefined
}
