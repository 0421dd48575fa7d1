import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

let key: Buffer | undefined

/** Give the kernel the installation's key: 32 bytes. Only the start and the tests do this. */
export function useKey(bytes: Buffer): void {
  if (bytes.length !== 32) throw new Error('The installation’s key must have 32 bytes.')
  key = bytes
}

/** Which key something was sealed with: enough to see that it was another, and nothing of the key itself. */
function markOf(bytes: Buffer): Buffer {
  return createHash('sha256').update('lilypad key mark\n').update(bytes).digest().subarray(0, 4)
}

function theKey(): Buffer {
  if (!key) throw new Error('The kernel has no key yet: call useKey first.')
  return key
}

/**
 * Seal something that a copy of the database alone must not tell (AES-256-GCM). `place` says where it belongs: moved to another
 * row, it does not open.
 */
export function seal(plain: Buffer, place: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', theKey(), iv).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([markOf(theKey()), iv, cipher.getAuthTag(), sealed])
}

/** Open it again; nothing when it was altered, belongs elsewhere, or was sealed with another key. */
export function unseal(sealed: Buffer, place: string): Buffer | undefined {
  if (sealed.length < 32 || !sealed.subarray(0, 4).equals(markOf(theKey()))) return undefined
  const decipher = createDecipheriv('aes-256-gcm', theKey(), sealed.subarray(4, 16), { authTagLength: 16 }).setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(16, 32))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(32)), decipher.final()])
  } catch {
    return undefined
  }
}
