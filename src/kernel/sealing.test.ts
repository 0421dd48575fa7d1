import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seal, unseal, useKey } from './sealing.ts'

const key = randomBytes(32)

test('what was sealed opens at its own place, and nowhere else', () => {
  useKey(key)
  fc.assert(fc.property(fc.uint8Array(), fc.string(), fc.string(), (bytes, place, other) => {
    const sealed = seal(Buffer.from(bytes), place)
    expect(unseal(sealed, place)).toEqual(Buffer.from(bytes))
    if (place !== other) expect(unseal(sealed, other)).toBeUndefined()
  }))
})

test('altered anywhere, or cut short, it does not open', () => {
  useKey(key)
  const sealed = seal(Buffer.from('the secret of an app'), 'here')
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed)
    altered[at]! ^= 1
    expect(unseal(altered, 'here')).toBeUndefined()
    expect(unseal(sealed.subarray(0, at), 'here')).toBeUndefined()
  }
})

test('twice the same is sealed differently, holds nothing readable, and does not open with another key', () => {
  useKey(key)
  const [one, other] = [seal(Buffer.from('the secret'), 'here'), seal(Buffer.from('the secret'), 'here')]
  expect([one.equals(other), one.includes('the secret')]).toEqual([false, false])
  useKey(randomBytes(32))
  expect(unseal(one, 'here')).toBeUndefined()
  expect(() => useKey(randomBytes(16))).toThrow('32 bytes')
})
