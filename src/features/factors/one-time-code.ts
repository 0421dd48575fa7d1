import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

// RFC 6238 (TOTP) over RFC 4226 (HOTP): HMAC-SHA-1, a new code every 30 seconds. What every authenticator app understands.
const seconds = 30
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret: 160 bits, as RFC 4226 recommends. */
export function makeAppSecret(): Buffer {
  return randomBytes(20)
}

/** The step of time that a moment is in. */
export function stepAt(time: Date): number {
  return Math.floor(time.getTime() / 1000 / seconds)
}

/** The code of a step. */
export function codeOf(secret: Buffer, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = hash[hash.length - 1]! & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code this is: the present one, the one before or the one after (a clock may be half a minute out). Nothing when it
 * is none of them, or one that is not newer than the last that was used: each code works once.
 */
export function findStep(secret: Buffer, code: string, time: Date, lastUsed: number): number | undefined {
  const typed = Buffer.from(code.replace(/\D/g, ''))
  const now = stepAt(time)
  return [now, now - 1, now + 1].find((step) => {
    const right = Buffer.from(codeOf(secret, Math.max(0, step)))
    return typed.length === right.length && timingSafeEqual(typed, right) && step > lastUsed
  })
}

/** Bytes in base 32 (RFC 4648), as apps read secrets. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** The bytes behind base 32; nothing when it is none. Spaces and small letters are fine. */
export function fromBase32(text: string): Buffer | undefined {
  const plain = text.toUpperCase().replace(/[\s=-]/g, '')
  if (!/^[A-Z2-7]+$/.test(plain)) return undefined
  const bits = [...plain].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** Letters in groups of four, to be read and typed. */
export function inFours(text: string): string {
  return (text.match(/.{1,4}/g) ?? []).join(' ')
}

/** What an app reads out of the square code. The label names the organisation and the address, so that it is known among others. */
export function appAddress(secret: Buffer, organisation: string, email: string): string {
  const query = new URLSearchParams({ secret: toBase32(secret), issuer: `Lilypad ${organisation}` })
  return `otpauth://totp/${encodeURIComponent(`Lilypad ${organisation}`)}:${encodeURIComponent(email)}?${query.toString().replaceAll('+', '%20')}`
}

/** A recovery code: 120 random bits, in six groups of four (NIST SP 800-63B 3.1.2.2: from 112 on a plain hash will do). */
export function makeRecoveryCode(): string {
  return inFours(toBase32(randomBytes(15)).toLowerCase()).replaceAll(' ', '-')
}

/** A recovery code as it is compared: whatever was typed between its letters. What looks alike is taken for what it can be. */
export function plainRecoveryCode(typed: string): string {
  return typed.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l').replace(/8/g, 'b').replace(/[^a-z2-7]/g, '')
}
