import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { personal } from './schema.ts'
import list from './well-known-passwords.json'

/** How long a password may be, in Unicode characters after NFKC. No rule about which characters (NIST SP 800-63B, 5.1.1.2). */
export const passwordLength = { least: 12, most: 200 } as const

/** One password as it is hashed and compared: the same however the keyboard composes it. */
export function plainPassword(password: string): string {
  return password.normalize('NFKC')
}

/**
 * A new password. Error keys: `needed`, `tooShort`, `tooLong:200`, and `wellKnown` for one of those that are guessed first. The
 * value is in its plain form ({@link plainPassword}).
 */
export function newPassword() {
  const length = (password: string) => [...password].length
  return v.pipe(
    v.string('needed'), v.nonEmpty('needed'), v.transform(plainPassword),
    v.check((password) => length(password) >= passwordLength.least, 'tooShort'),
    v.check((password) => length(password) <= passwordLength.most, `tooLong:${passwordLength.most}`),
    v.check((password) => !isWellKnownPassword(password), 'wellKnown'), v.metadata({ ...personal }),
  )
}

/**
 * Whether this is a password that is guessed first: one that many people chose and that has leaked, such a word with digits and
 * marks round it, one of them (or a few characters) over and over, or a walk through the alphabet. The list is that of
 * `@zxcvbn-ts/language-common` (MIT). Asks nobody: the list is part of Lilypad, and is never unpacked.
 */
export function isWellKnownPassword(password: string): boolean {
  const plain = plainPassword(password).toLowerCase()
  const word = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const part = repeatedPart(plain)
  return [plain, word, part].some((one) => one !== '' && (one === 'lilypad' || isListed(one))) || (part !== '' && [...part].length <= 4) || isWalk(plain)
}

/** What is there over and over: `abc` of `abcabcabc`; nothing where nothing is. */
function repeatedPart(text: string): string {
  const size = (text + text).indexOf(text, 1)
  return size < text.length ? text.slice(0, size) : ''
}

/** Every character one after (or before) the last: `abcdefghijkl`, `987654321098`. */
function isWalk(text: string): boolean {
  const codes = [...text].map((one) => one.codePointAt(0)!)
  const steps = codes.slice(1).map((code, at) => (code - codes[at]! + 10) % 10)
  if (codes.length < 3) return false
  const digits = /^\d+$/.test(text)
  return [1, -1].some((step) => digits ? steps.every((one) => one === (step + 10) % 10) : codes.slice(1).every((code, at) => code - codes[at]! === step))
}

let hashes: Buffer | undefined
const size = 4

/** The first bytes of a word's hash: all that the list holds of it. */
export function shortHash(word: string): Buffer {
  return createHash('sha256').update(word).digest().subarray(0, size)
}

/**
 * Whether a word is on the list: by the first four bytes of its hash, among all of them in order. About one other word in
 * 90,000 is taken for one on the list, which costs nobody more than thinking of another.
 */
function isListed(word: string): boolean {
  hashes ??= Buffer.from(list.hashes, 'base64')
  const wanted = shortHash(word)
  let [low, high] = [0, hashes.length / size]
  while (low < high) {
    const middle = (low + high) >> 1
    const order = hashes.compare(wanted, 0, size, middle * size, (middle + 1) * size)
    if (order === 0) return true
    if (order < 0) low = middle + 1
    else high = middle
  }
  return false
}
