import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { makeLink, openSealed, readLink, sealText } from './seal.ts'

const keys = () => { const { token } = makeLink(newId()); return readLink(token)! }
const texts = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 3000 }), fc.constant(''), fc.constant('ਮੈਂ ਥੱਕ ਗਈ ਹਾਂ 🪷'))

test('whatever is sealed opens again, with its own key in its own place', () => {
  fc.assert(fc.property(texts, (text) => {
    const { key, organisation } = keys()
    const place = { organisation, preparation: newId() }
    expect(openSealed(sealText(text, key, place), key, place)).toBe(text.toWellFormed())
  }))
})

test('another key, another page, another organisation, or one bit otherwise: it does not open', () => {
  fc.assert(fc.property(texts, fc.nat(), fc.integer({ min: 0, max: 7 }), (text, at, bit) => {
    const { key, organisation } = keys()
    const place = { organisation, preparation: newId() }
    const sealed = sealText(text, key, place)
    expect(openSealed(sealed, keys().key, place)).toBeUndefined()
    expect(openSealed(sealed, key, { ...place, preparation: newId() })).toBeUndefined()
    expect(openSealed(sealed, key, { ...place, organisation: newId() })).toBeUndefined()
    const flipped = Buffer.from(sealed)
    flipped[at % flipped.length]! ^= 1 << bit
    expect(openSealed(flipped, key, place)).toBeUndefined()
    expect(openSealed(sealed.subarray(0, at % sealed.length), key, place)).toBeUndefined()
  }))
})

test('every byte of a sealed page counts', () => {
  const { key, organisation } = keys()
  const place = { organisation, preparation: newId() }
  const sealed = sealText('I am up four times a night.', key, place)
  for (const at of sealed.keys()) {
    const flipped = Buffer.from(sealed)
    flipped[at]! ^= 0x40
    expect([at, openSealed(flipped, key, place)]).toEqual([at, undefined])
  }
})

test('what is kept tells neither the secret nor the key, and the same words never look the same', () => {
  const { token, lookUp } = makeLink(newId())
  const found = readLink(token)!
  const secret = Buffer.from(token.split('.')[1]!, 'base64url')
  expect(secret).toHaveLength(32)
  expect(found.lookUp).toEqual(lookUp)
  expect(found.key).toHaveLength(32)
  for (const one of [secret, found.key]) expect(lookUp.equals(one)).toBe(false)
  expect(secret.equals(found.key)).toBe(false)
  const place = { organisation: found.organisation, preparation: newId() }
  const [one, two] = [sealText('nights', found.key, place), sealText('nights', found.key, place)]
  expect(one.equals(two)).toBe(false)
  // Little is told by how long it is: a line and a page of writing are as long.
  expect(sealText('x'.repeat(900), found.key, place)).toHaveLength(one.length)
})

test('what is no token is no link', () => {
  const { token } = makeLink(newId())
  const [organisation, secret] = token.split('.') as [string, string]
  for (const wrong of [undefined, '', '.', organisation, `${organisation}.`, `.${secret}`, `${token}.x`, `x.${secret}`, `${organisation}.${secret.slice(1)}`, `${organisation}.${secret}A`, `${organisation}.${'%'.repeat(43)}`, `${organisation}.${secret.slice(0, 42)}/`]) expect([wrong, readLink(wrong)]).toEqual([wrong, undefined])
  fc.assert(fc.property(fc.string(), (text) => { expect(readLink(text)).toBeUndefined() }))
  expect(readLink(`${organisation}.${randomBytes(32).toString('base64url')}`)?.lookUp.equals(readLink(token)!.lookUp)).toBe(false)
})
