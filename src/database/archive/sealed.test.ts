import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BackupProblem } from './problem.ts'
import { chunkBytes, seal, unseal } from './sealed.ts'
import { headerBytes, type Secret } from './secrets.ts'

const key: Secret = { kind: 'key', bytes: randomBytes(32) }
const [tag, end] = [16, 8]

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function gather(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const found: Buffer[] = []
  for await (const piece of source) found.push(piece)
  return Buffer.concat(found)
}
const sealed = (plain: Buffer, secret: Secret = key, size = 10_000) => gather(seal(inPieces(plain, size), secret))
const opened = (file: Buffer, secret: Secret | undefined = key, size = 10_000) => gather(unseal(inPieces(file, size), secret))

test('whatever is sealed opens again, however it comes in pieces', async () => {
  const sizes = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 2 * chunkBytes + 7))
  await fc.assert(fc.asyncProperty(sizes, fc.integer({ min: 900, max: 200_000 }), fc.integer({ min: 900, max: 200_000 }), async (size, writing, reading) => {
    const plain = randomBytes(size)
    const file = await sealed(plain, key, writing)
    expect(file.length).toBe(headerBytes + size + tag * Math.max(1, Math.ceil(size / chunkBytes)) + end)
    expect((await opened(file, key, reading)).equals(plain)).toBe(true)
  }), { numRuns: 40 })
})

test('the same words sealed twice have nothing in common, and a passphrase is the same however a keyboard composes it', async () => {
  const words = { kind: 'passphrase', words: 'kaffe på bryggan i solen' } as const
  const [one, other] = [await sealed(Buffer.alloc(1000), words), await sealed(Buffer.alloc(1000), words)]
  expect(one.subarray(24, 40).equals(other.subarray(24, 40))).toBe(false)
  expect(one.subarray(headerBytes).equals(other.subarray(headerBytes))).toBe(false)
  expect((await opened(one, { ...words, words: words.words.normalize('NFD') })).length).toBe(1000)
  await expect(opened(one, { ...words, words: 'kaffe pa bryggan i solen' })).rejects.toThrow('This passphrase does not open the backup')
  await expect(opened(one, key)).rejects.toThrow('This backup is sealed with a passphrase, and that is not what was given.')
})

test('cut anywhere: refused, and only what was checked was given out', async () => {
  const plain = randomBytes(3 * chunkBytes + 100)
  const file = await sealed(plain)
  const edges = [0, 1, 63, 64, 65, headerBytes + chunkBytes + tag, headerBytes + 2 * (chunkBytes + tag), headerBytes + 3 * (chunkBytes + tag), file.length - end, file.length - 1]
  await fc.assert(fc.asyncProperty(fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: file.length - 1 })), async (length) => {
    const given: Buffer[] = []
    const reading = (async () => { for await (const piece of unseal(inPieces(file.subarray(0, length), 7_001), key)) given.push(piece) })()
    await expect(reading).rejects.toThrow('The backup is not whole')
    expect(plain.subarray(0, Buffer.concat(given).length).equals(Buffer.concat(given))).toBe(true)
  }), { numRuns: 60 })
})

test('any bit changed, anywhere: refused in a sentence', async () => {
  const file = await sealed(randomBytes(chunkBytes + 500))
  await fc.assert(fc.asyncProperty(fc.oneof(fc.integer({ min: 0, max: headerBytes - 1 }), fc.integer({ min: 0, max: file.length - 1 })), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
    const other = Buffer.from(file)
    other.writeUInt8(other.readUInt8(at) ^ (1 << bit), at)
    await expect(opened(other)).rejects.toThrow(BackupProblem)
    await expect(opened(other)).rejects.toThrow(at < file.length - end ? /was changed or damaged/ : /is not whole/)
  }), { numRuns: 200 })
})

test('parts moved, left out, put in twice or taken from another file: refused', async () => {
  const plain = randomBytes(4 * chunkBytes)
  const [file, other] = [await sealed(plain), await sealed(plain)]
  const whole = chunkBytes + tag
  const part = (from: Buffer, number: number) => from.subarray(headerBytes + number * whole, headerBytes + (number + 1) * whole)
  const head = file.subarray(0, headerBytes)
  const finish = file.subarray(-end)
  const made = (...parts: Buffer[]) => Buffer.concat([head, ...parts, finish])
  const [a, b, c, d] = [0, 1, 2, 3].map((number) => part(file, number)) as [Buffer, Buffer, Buffer, Buffer]
  expect((await opened(made(a, b, c, d))).equals(plain)).toBe(true)
  for (const parts of [[b, a, c, d], [a, c, d], [a, b, b, c, d], [a, b, c], [a, b, d], [d], [], [a, part(other, 1), c, d], [a, b, c, d, d]]) {
    await expect(opened(made(...parts))).rejects.toThrow(BackupProblem)
  }
  await expect(opened(Buffer.concat([file, Buffer.from('x')]))).rejects.toThrow(BackupProblem)
  await expect(opened(Buffer.concat([await sealed(Buffer.from('few')), Buffer.from('x')]))).rejects.toThrow('something was added at its end')
})

test('a header that asks for more work than any of ours is refused before the work is done', async () => {
  const file = await sealed(Buffer.from('x'), { kind: 'passphrase', words: 'four plain little words' })
  file.writeUInt32BE(0xffff_ffff, 12)
  createHash('sha256').update(file.subarray(0, 56)).digest().copy(file, 56, 0, 8)
  await expect(opened(file, { kind: 'passphrase', words: 'four plain little words' })).rejects.toThrow('This file is not a backup of Lilypad.')
})
