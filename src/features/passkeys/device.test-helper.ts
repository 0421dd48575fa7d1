import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

/** A device that holds passkeys, in software: what it answers is what a real one would (WebAuthn level 2, ES256, attestation "none"). */
export class Device {
  readonly credential = randomBytes(32)
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  /** How often it has signed; 0 for ever where a device does not count. */
  counter = 0
  handle = ''

  constructor(readonly how: { origin?: string; home?: string; verifies?: boolean } = {}) {}

  /** Make the key that was asked for. */
  create(options: Asked): string {
    this.handle = options.user!.id
    const attested = Buffer.concat([Buffer.alloc(16), uint16(this.credential.length), this.credential, coseKey(this.keys.publicKey)])
    const attestation = Buffer.concat([Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(Buffer.concat([this.data(0x40), attested]))])
    return this.answer({ clientDataJSON: this.client('webauthn.create', options.challenge), attestationObject: attestation.toString('base64url'), transports: ['internal'] })
  }

  /** Sign what was asked. `claims`: pretend to be somebody else's. */
  sign(options: Asked, { type = 'webauthn.get', claims, count = true }: { type?: string; claims?: string; count?: boolean } = {}): string {
    if (count) this.counter += 1
    const client = this.client(type, options.challenge)
    const data = this.data(0)
    const signed = Buffer.concat([data, createHash('sha256').update(Buffer.from(client, 'base64url')).digest()])
    const signature = createSign('sha256').update(signed).sign(this.keys.privateKey)
    return this.answer({ clientDataJSON: client, authenticatorData: data.toString('base64url'), signature: signature.toString('base64url'), userHandle: claims ?? this.handle })
  }

  private client(type: string, challenge: string): string {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.how.origin ?? 'http://localhost:3000', crossOrigin: false })).toString('base64url')
  }

  private data(more: number): Buffer {
    const flags = 0x01 | (this.how.verifies === false ? 0 : 0x04) | more
    return Buffer.concat([createHash('sha256').update(this.how.home ?? 'localhost').digest(), Buffer.from([flags]), uint32(this.counter)])
  }

  private answer(response: Record<string, unknown>): string {
    const id = this.credential.toString('base64url')
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {}, authenticatorAttachment: 'platform' })
  }
}

/** What Lilypad asks a browser for. */
export interface Asked { challenge: string; rpId?: string; rp?: { id: string; name: string }; user?: { id: string; name: string }; allowCredentials?: { id: string }[]; excludeCredentials?: { id: string }[]; userVerification?: string; authenticatorSelection?: { userVerification?: string } }

const uint16 = (value: number) => Buffer.from([value >> 8, value & 255])
const uint32 = (value: number) => { const four = Buffer.alloc(4); four.writeUInt32BE(value); return four }

// As much of CBOR (RFC 8949) as is said here.
const head = (major: number, length: number) => length < 24 ? Buffer.from([major << 5 | length]) : length < 256 ? Buffer.from([major << 5 | 24, length]) : Buffer.concat([Buffer.from([major << 5 | 25]), uint16(length)])
const text = (words: string) => Buffer.concat([head(3, words.length), Buffer.from(words)])
const bytes = (content: Buffer) => Buffer.concat([head(2, content.length), content])

/** A public key as COSE writes it (RFC 9053): EC2, ES256, P-256, x, y. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]), bytes(Buffer.from(x, 'base64url')), Buffer.from([0x22]), bytes(Buffer.from(y, 'base64url'))])
}
