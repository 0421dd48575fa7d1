import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { isId } from '../../kernel/ids.ts'
import { plainPassword } from '../../kernel/passwords.ts'

/** A secret for a cookie or a link, and the hash that is all the database holds of it. */
export function makeSecret(): { secret: string; hash: Buffer } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: hashSecret(secret) }
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Cookies and links read `<organisation>.<secret>`, so that the organisation is known before any query. */
export function readToken(token: string | undefined): { organisation: string; hash: Buffer } | undefined {
  const [organisation, secret, more] = (token ?? '').split('.')
  if (!isId(organisation) || !secret || secret.length > 100 || more !== undefined) return undefined
  return { organisation, hash: hashSecret(secret) }
}

/** Hash of an e-mail address, for the small table that finds its organisation. */
export function hashAddress(email: string): Buffer {
  return createHash('sha256').update(`lilypad sign-in place\n${email.trim().toLowerCase()}`).digest()
}

/** Argon2id, OWASP's first recommendation (19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(plainPassword(password), { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
}

let decoy: Promise<string> | undefined

/** Whether the password is right. Takes as long for an account that does not exist. */
export async function isRightPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('somebody who is not here')
  const against = stored ?? (await decoy)
  // Those set before passwords were kept in their plain form are known by what was typed.
  const forms = new Set([plainPassword(password), password.normalize('NFC')])
  let right = false
  for (const form of forms) right ||= await verify(against, form).catch(() => false)
  return right && Boolean(stored)
}

/** Whether a password is nothing but the name or the address of the person, or what their organisation is called, with digits and marks or without. */
export function isOwnName(password: string, { name, email, organisation = '' }: { name: string; email: string | null; organisation?: string }): boolean {
  const letters = (text: string) => plainPassword(text).toLowerCase().replace(/[^\p{L}]/gu, '')
  const [before = '', after = ''] = (email ?? '').split('@')
  const own = [name, email ?? '', before, after, organisation].map(letters).filter((text) => text.length > 2)
  return own.includes(letters(password))
}
