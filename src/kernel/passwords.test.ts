import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { isWellKnownPassword, newPassword, plainPassword, shortHash } from './passwords.ts'

// LILYPAD_WRITE_PASSWORDS=1 writes the list anew, out of the package.
const list = join(import.meta.dirname, 'well-known-passwords.json')
const home = join(dirname(createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common')), '..')
const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
const words = [...new Set((JSON.parse(readFileSync(join(home, 'src/passwords.json'), 'utf8')) as string[]).map((word) => plainPassword(word).toLowerCase()))]

test('the list is that of the package, in its compact form', () => {
  const hashes = Buffer.concat([...new Set(words.map((word) => shortHash(word).toString('hex')))].toSorted().map((hash) => Buffer.from(hash, 'hex')))
  const wanted = `${JSON.stringify({ source: `@zxcvbn-ts/language-common ${version}, MIT licence; see NOTICE`, hashes: hashes.toString('base64') }, null, 1)}\n`
  if (process.env.LILYPAD_WRITE_PASSWORDS) writeFileSync(list, wanted)
  expect(readFileSync(list, 'utf8') === wanted, 'run LILYPAD_WRITE_PASSWORDS=1 npx vitest run src/kernel/passwords.test.ts').toBe(true)
})

test('every word of it is known, however it is written', () => {
  expect(words.length).toBeGreaterThan(49_000)
  expect(words.filter((word) => !isWellKnownPassword(word) || !isWellKnownPassword(word.toUpperCase()))).toEqual([])
})

/** What is said of a new password; nothing when it will do. */
function fault(password: string): string | undefined {
  return v.safeParse(newPassword(), password).issues?.[0]?.message
}

describe('a new password', () => {
  test.each(['three plain words', 'kettle on, boots off', 'Wide river; lily pad', '水蓮の葉の上で少し休んでいく人', 'ùìòàéêî ùìòàéêî?', 'horse 4592 kettle', '            x           '])('%s will do', (password) => {
    expect(fault(password)).toBeUndefined()
  })

  test.each([
    ['', 'needed'], ['eleven char', 'tooShort'], ['x', 'tooShort'], ['lily pad 🌿🌿', 'tooShort'], ['a'.repeat(5) + 'b'.repeat(196), 'tooLong:200'],
    ['1q2w3e4r5t6y', 'wellKnown'], ['Password1234', 'wellKnown'], ['!!!Football2024', 'wellKnown'], ['passwordpassword', 'wellKnown'], ['Lilypad 2026!', 'wellKnown'],
    ['aaaaaaaaaaaa', 'wellKnown'], ['abcabcabcabc', 'wellKnown'], ['12 12 12 12 ', 'wellKnown'], ['abcdefghijkl', 'wellKnown'], ['890123456789', 'wellKnown'], ['ｐａｓｓｗｏｒｄ１２３４', 'wellKnown'],
  ])('%s: %s', (password, said) => {
    expect(fault(password)).toBe(said)
  })

  test('is counted in characters, as people count: one written of two parts is one', () => {
    expect(fault('é'.normalize('NFD').repeat(3) + 'xyzwvut')).toBe('tooShort')
    expect([fault('🌿 the river '), fault('🌿 the rive')]).toEqual([undefined, 'tooShort'])
  })

  test('of twelve to two hundred random characters is hardly ever taken for a well-known one', () => {
    fc.assert(fc.property(fc.array(fc.uuid(), { minLength: 1, maxLength: 5 }), (ids) => fault(ids.join(' ')) === undefined))
  })

  test('is the same however the keyboard composes it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 12, maxLength: 20 }), (password) => {
      const [one, other] = ['NFC', 'NFD'].map((form) => v.safeParse(newPassword(), password.normalize(form)))
      expect(one!.output).toEqual(other!.output)
    }))
  })
})
