import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { isId } from '../../../kernel/ids.ts'

/** What a link gives to whoever holds it: where to look, and the key. Neither tells the other, and neither is kept. */
export interface LinkKeys { organisation: string; /** The hash the database finds the preparation by. */ lookUp: Buffer; key: Buffer }

/** To which page something is sealed: it opens nowhere else. */
export interface Place { organisation: string; preparation: string }

const [secretBytes, nonceBytes, tagBytes, block] = [32, 12, 16, 1024]
const form = 1

/** Two values out of one secret that tell nothing of each other (HKDF with SHA-256, RFC 5869, a label for each use). */
function derive(secret: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `lilypad preparation v${form} ${use}`, 32))
}

function keysOf(organisation: string, secret: Buffer): LinkKeys {
  return { organisation, lookUp: createHash('sha256').update(derive(secret, 'look up')).digest(), key: derive(secret, 'seal') }
}

/** A new link: its token `<organisation>.<secret>`, to be shown once, and the hash to keep. */
export function makeLink(organisation: string): { token: string; lookUp: Buffer } {
  const secret = randomBytes(secretBytes)
  return { token: `${organisation}.${secret.toString('base64url')}`, lookUp: keysOf(organisation, secret).lookUp }
}

/** What a token gives; nothing when it is no token at all. */
export function readLink(token: string | undefined): LinkKeys | undefined {
  const [organisation, text = '', more] = (token ?? '').split('.')
  if (!isId(organisation) || !/^[\w-]{43}$/.test(text) || more !== undefined) return undefined
  const secret = Buffer.from(text, 'base64url')
  return secret.length === secretBytes && secret.toString('base64url') === text ? keysOf(organisation, secret) : undefined
}

/** What a sealed page is bound to besides its key. */
function boundTo({ organisation, preparation }: Place): Buffer {
  return Buffer.from(`lilypad preparation v${form}\n${organisation}\n${preparation}`)
}

/**
 * Seal a text with AES-256-GCM: form, nonce, tag, and the text filled up to whole blocks so that its length tells little. The key
 * seals one page only, with a new nonce each time.
 */
export function sealText(text: string, key: Buffer, place: Place): Buffer {
  const words = Buffer.from(text, 'utf8')
  const filled = Buffer.alloc(Math.ceil((words.length + 4) / block) * block)
  filled.writeUInt32BE(words.length, 0)
  words.copy(filled, 4)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(boundTo(place))
  const sealed = Buffer.concat([cipher.update(filled), cipher.final()])
  return Buffer.concat([Buffer.from([form]), nonce, cipher.getAuthTag(), sealed])
}

/** Open what was sealed; nothing when a byte of it is another, or the key or the place is not the one it was sealed with. */
export function openSealed(sealed: Uint8Array, key: Buffer, place: Place): string | undefined {
  const whole = Buffer.from(sealed)
  const from = 1 + nonceBytes + tagBytes
  if (whole.length < from + block || whole[0] !== form) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, whole.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes })
    decipher.setAAD(boundTo(place))
    decipher.setAuthTag(whole.subarray(1 + nonceBytes, from))
    const filled = Buffer.concat([decipher.update(whole.subarray(from)), decipher.final()])
    return filled.subarray(4, 4 + filled.readUInt32BE(0)).toString('utf8')
  } catch {
    return undefined
  }
}
