import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BackupProblem, notABackup } from './problem.ts'
import { headerBytes, isSealed, kindOfSecret, type Secret } from './secrets.ts'
import { seal, unseal } from './sealed.ts'

/**
 * Write lines into one file: gzipped, sealed unless `secret` is 'plain', for its owner's eyes only. It is written beside and
 * appears under its name when every byte is on the disk and `check` has looked at it; when something goes wrong, nothing of it stays.
 */
export async function writeLines(file: string, lines: AsyncIterable<string>, secret: Secret | 'plain', check: (written: string) => Promise<unknown>, signal?: AbortSignal): Promise<void> {
  const beside = `${file}.${randomBytes(4).toString('hex')}.part`
  try {
    const into = createWriteStream(beside, { mode: 0o600, flags: 'wx', flush: true })
    if (secret === 'plain') await pipeline(Readable.from(lines), createGzip(), into, { signal })
    else await pipeline(Readable.from(lines), createGzip(), (packed: AsyncIterable<Buffer>) => seal(packed, secret), into, { signal })
    await check(beside)
    await rename(beside, file)
    await settleFolder(path.dirname(file))
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** The new name itself must be on the disk too. Where a folder cannot be opened (Windows), the system sees to it. */
async function settleFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** How a file is sealed: with which kind of secret, or not at all. */
export async function findSealing(file: string): Promise<Secret['kind'] | 'plain'> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
    return isSealed(buffer.subarray(0, bytesRead)) ? kindOfSecret(buffer) : 'plain'
  } finally {
    await handle.close()
  }
}

/** The lines of a backup, opened and unpacked. Throws {@link BackupProblem} in a sentence when it is none, or is not as it was written. */
export async function* readLines(file: string, secret?: Secret): AsyncGenerator<string> {
  const sealed = await findSealing(file) !== 'plain'
  const unpacked = createGunzip()
  const from = createReadStream(file)
  let wrong: unknown
  // Whatever goes wrong while reading ends the loop below; the first fault is the one to tell.
  const reading = (sealed ? pipeline(from, (source: AsyncIterable<Buffer>) => unseal(source, secret), unpacked) : pipeline(from, unpacked)).catch((error: unknown) => { wrong = error })
  let begun = false
  try {
    for await (const line of splitLines(unpacked)) {
      begun = true
      yield line
    }
    await reading
    if (wrong) throw wrong
  } catch (error) {
    throw sentenceOf(wrong ?? error, begun)
  } finally {
    from.destroy()
  }
}

/** A line at a time, and never more of the file than that: a row of a document is long, and there may be many. */
async function* splitLines(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let parts: Buffer[] = []
  for await (const piece of source) {
    let from = 0
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
      yield Buffer.concat([...parts, piece.subarray(from, at)]).toString('utf8')
      parts = []
      from = at + 1
    }
    if (from < piece.length) parts.push(piece.subarray(from))
  }
  if (parts.length > 0) yield Buffer.concat(parts).toString('utf8')
}

function sentenceOf(error: unknown, begun: boolean): unknown {
  const packed = (error as { code?: string }).code?.startsWith('Z_')
  if (!packed) return error
  return begun ? new BackupProblem('The backup is not whole: the file was cut short or damaged.') : notABackup()
}
