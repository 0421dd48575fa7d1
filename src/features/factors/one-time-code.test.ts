import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appAddress, codeOf, findStep, fromBase32, inFours, makeAppSecret, makeRecoveryCode, plainRecoveryCode, stepAt, toBase32 } from './one-time-code.ts'

const secret = Buffer.from('12345678901234567890')

// RFC 6238, appendix B (the rows of SHA-1).
test.each([
  [59, '94287082'], [1_111_111_109, '07081804'], [1_111_111_111, '14050471'], [1_234_567_890, '89005924'], [2_000_000_000, '69279037'], [20_000_000_000, '65353130'],
])('at second %i the code of RFC 6238 is %s', (second, code) => {
  expect(codeOf(secret, stepAt(new Date(second * 1000)), 8)).toBe(code)
})

// RFC 4226, appendix D.
test.each(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map((code, step) => [step, code] as const))('the code of step %i is RFC 4226’s', (step, code) => {
  expect(codeOf(secret, step)).toBe(code)
})

describe('a code', () => {
  const now = new Date('2027-01-01T12:00:10Z')
  const step = stepAt(now)

  test.each([[-2, false], [-1, true], [0, true], [1, true], [2, false]])('%i steps away is taken: %s', (away, taken) => {
    expect(findStep(secret, codeOf(secret, step + away), now, 0)).toBe(taken ? step + away : undefined)
  })

  test('works once, and none before it afterwards', () => {
    expect(findStep(secret, codeOf(secret, step), now, step)).toBeUndefined()
    expect(findStep(secret, codeOf(secret, step - 1), now, step)).toBeUndefined()
    expect(findStep(secret, codeOf(secret, step + 1), now, step)).toBe(step + 1)
  })

  test('may be typed with a space in it', () => {
    expect(findStep(secret, ` ${codeOf(secret, step).slice(0, 3)} ${codeOf(secret, step).slice(3)} `, now, 0)).toBe(step)
    for (const nothing of ['', '12345', '1234567', 'abcdef', '１２３４５６']) expect(findStep(secret, nothing, now, 0)).toBeUndefined()
  })
})

test('base 32 there and back, and RFC 4648’s own examples', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
    expect(fromBase32(inFours(toBase32(Buffer.from(bytes))).toLowerCase())).toEqual(Buffer.from(bytes))
  }))
  expect(['f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => toBase32(Buffer.from(text)))).toEqual(['MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'])
  expect([fromBase32(''), fromBase32('!!'), fromBase32('A1')]).toEqual([undefined, undefined, undefined])
})

test('what the app reads names the organisation and the address', () => {
  const address = new URL(appAddress(secret, 'Lochside Carers & Friends', 'jo+1@example.org'))
  expect([address.protocol, address.searchParams.get('secret'), address.searchParams.get('issuer')]).toEqual(['otpauth:', toBase32(secret), 'Lilypad Lochside Carers & Friends'])
  expect(decodeURIComponent(address.pathname)).toContain('Lilypad Lochside Carers & Friends:jo+1@example.org')
  expect(address.href).not.toContain('+')
})

test('a recovery code is 24 letters, 120 bits, known again however it is typed; secrets are never the same', () => {
  const codes = Array.from({ length: 200 }, makeRecoveryCode)
  expect(new Set(codes).size).toBe(200)
  for (const code of codes) {
    expect(code).toMatch(/^([a-z2-7]{4}-){5}[a-z2-7]{4}$/)
    expect(plainRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe(code.replaceAll('-', ''))
  }
  expect(makeAppSecret().equals(makeAppSecret())).toBe(false)
})
