import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { BackupProblem, notABackup } from './problem.ts'

/** What a backup is sealed with: words somebody knows, or the 32 bytes of a key file. */
export type Secret = { kind: 'passphrase'; words: string } | { kind: 'key'; bytes: Buffer }

export const headerBytes = 64
const magic = Buffer.from('LILYPAD\n')
const version = 1
const kinds = { passphrase: 1, key: 2 } as const
/** RFC 9106, the second of its two recommended settings: 64 MiB, 3 passes, 4 lanes. */
const effort = { memory: 65_536, passes: 3, lanes: 4 }
/** More than this no backup asks for; a file that does is not one of ours. */
const mostEffort = { memory: 1_048_576, passes: 16, lanes: 16 }
const argon2id = 2

/** Does a file begin as a sealed backup does? */
export function isSealed(begin: Buffer): boolean {
  return begin.subarray(0, magic.length).equals(magic)
}

/** A new header for a file to be sealed, and the key for its chunks. Every file has a salt, and so a key, of its own. */
export async function makeHeader(secret: Secret): Promise<{ header: Buffer; key: Buffer }> {
  const header = Buffer.alloc(headerBytes)
  magic.copy(header)
  header.writeUInt8(version, 8)
  header.writeUInt8(kinds[secret.kind], 9)
  if (secret.kind === 'passphrase') for (const [at, cost] of [effort.memory, effort.passes, effort.lanes].entries()) header.writeUInt32BE(cost, 12 + 4 * at)
  randomBytes(16).copy(header, 24)
  const { key, check } = await deriveKeys(header, secret)
  check.copy(header, 40)
  sumOf(header).copy(header, 56)
  return { header, key }
}

/** The key for the chunks of a sealed file. Throws {@link BackupProblem} in a sentence when the header or the secret does not fit. */
export async function readHeader(header: Buffer, secret: Secret | undefined): Promise<Buffer> {
  if (header.length < headerBytes) throw new BackupProblem('The backup is not whole: the file was cut short.')
  if (!sumOf(header).equals(header.subarray(56))) throw new BackupProblem('The backup was changed or damaged after it was made: its beginning is not as it was written.')
  if (header.readUInt8(8) > version) throw new BackupProblem('This backup was sealed by a newer Lilypad. Update Lilypad first.')
  const kind = header.readUInt8(9) === kinds.passphrase ? 'passphrase' : 'key'
  const named = kind === 'key' ? 'a key file' : 'a passphrase'
  if (!secret) throw new BackupProblem(`This backup is sealed with ${named}, which is needed to open it.`)
  if (secret.kind !== kind) throw new BackupProblem(`This backup is sealed with ${named}, and that is not what was given.`)
  const { key, check } = await deriveKeys(header, secret)
  if (!check.equals(header.subarray(40, 56))) throw new BackupProblem(kind === 'key' ? 'This key file does not open the backup: it was sealed with another.' : 'This passphrase does not open the backup: it was sealed with another.')
  return key
}

/** Which secret opens a sealed file: what its header says. */
export function kindOfSecret(header: Buffer): Secret['kind'] {
  return header.readUInt8(9) === kinds.key ? 'key' : 'passphrase'
}

async function deriveKeys(header: Buffer, secret: Secret): Promise<{ key: Buffer; check: Buffer }> {
  const [memory, passes, lanes] = [12, 16, 20].map((at) => header.readUInt32BE(at)) as [number, number, number]
  const salt = header.subarray(24, 40)
  if (secret.kind === 'passphrase' && (memory > mostEffort.memory || passes > mostEffort.passes || lanes > mostEffort.lanes || Math.min(passes, lanes) < 1 || memory < 8 * lanes)) throw notABackup()
  const root = secret.kind === 'key' ? secret.bytes
    : await hashRaw(Buffer.from(secret.words.normalize('NFKC')), { algorithm: argon2id, memoryCost: memory, timeCost: passes, parallelism: lanes, outputLen: 32, salt })
  const info = Buffer.concat([Buffer.from('lilypad backup\n'), header.subarray(0, 40)])
  const derived = Buffer.from(hkdfSync('sha256', root, salt, info, 48))
  return { key: derived.subarray(0, 32), check: derived.subarray(32) }
}

/** No secret is in this: it only tells damage from a wrong passphrase. */
function sumOf(header: Buffer): Buffer {
  return createHash('sha256').update(header.subarray(0, 56)).digest().subarray(0, 8)
}
