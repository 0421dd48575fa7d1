import { createCipheriv, createDecipheriv } from 'node:crypto'
import { BackupProblem } from './problem.ts'
import { headerBytes, makeHeader, readHeader, type Secret } from './secrets.ts'

/** The plain bytes of every chunk but the last, which may have fewer (or none). */
export const chunkBytes = 65_536
const tagBytes = 16
const end = Buffer.from('LILYEND\n')
const whole = chunkBytes + tagBytes

/** A chunk's place in the file is its nonce: eleven bytes of number and one that says whether it is the last. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 3)
  nonce.writeUInt8(last ? 1 : 0, 11)
  return nonce
}

/**
 * Seal a stream (AES-256-GCM): a header, then chunk after chunk, then an end. A chunk that was altered, moved, left out or
 * put in does not open, and neither does a file that lacks its last. docs/running/backup.md writes the format down.
 */
export async function* seal(source: AsyncIterable<Buffer>, secret: Secret): AsyncGenerator<Buffer> {
  const { header, key } = await makeHeader(secret)
  let number = 0
  const close = (plain: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++, last))
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  yield header
  let waiting = Buffer.alloc(0)
  for await (const piece of source) {
    waiting = Buffer.concat([waiting, piece])
    // One byte more must be there: only then is this chunk surely not the last.
    for (; waiting.length > chunkBytes; waiting = waiting.subarray(chunkBytes)) yield close(waiting.subarray(0, chunkBytes), false)
  }
  yield Buffer.concat([close(waiting, true), end])
}

/** Open what {@link seal} made; nothing is given out that was not checked. Throws {@link BackupProblem} in a sentence. */
export async function* unseal(source: AsyncIterable<Buffer>, secret: Secret | undefined): AsyncGenerator<Buffer> {
  let [key, number]: [Buffer | undefined, number] = [undefined, 0]
  const open = (sealed: Buffer, last: boolean): Buffer => {
    const at = sealed.length - tagBytes
    if (at < 0) throw cutShort()
    const decipher = createDecipheriv('aes-256-gcm', key!, nonceOf(number, last), { authTagLength: tagBytes }).setAuthTag(sealed.subarray(at))
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, at)), decipher.final()])
    } catch {
      throw new BackupProblem(`The backup was changed or damaged after it was made (in its part ${number + 1}).`)
    } finally {
      number += 1
    }
  }
  let waiting = Buffer.alloc(0)
  for await (const piece of source) {
    waiting = Buffer.concat([waiting, piece])
    if (!key) {
      if (waiting.length < headerBytes) continue
      key = await readHeader(waiting.subarray(0, headerBytes), secret)
      waiting = waiting.subarray(headerBytes)
    }
    for (; waiting.length > whole + end.length; waiting = waiting.subarray(whole)) yield open(waiting.subarray(0, whole), false)
  }
  if (!key || !waiting.subarray(-end.length).equals(end)) throw cutShort()
  yield open(waiting.subarray(0, -end.length), true)
}

function cutShort(): BackupProblem {
  return new BackupProblem('The backup is not whole: the file was cut short, or something was added at its end.')
}
