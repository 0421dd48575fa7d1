import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { saysTwoSteps } from './provider.ts'
import { domainOf, readDomains, readIssuer } from './schema.ts'

describe('an issuer', () => {
  test.each(['https://login.example.org', 'https://login.example.org/tenant/v2.0', 'http://localhost:4000', 'http://127.0.0.1:4000/oidc', 'http://[::1]:4000'])('%s can be asked', (issuer) => expect(readIssuer(issuer)).toBe(issuer))
  test.each(['http://login.example.org', 'http://localhost.evil.example', 'ftp://a.example', 'https://a.example/?x', 'https://a.example/#x', 'https://me:pw@a.example', 'login.example.org', '', 'javascript:alert(1)'])('%s cannot', (issuer) => expect(readIssuer(issuer)).toBeUndefined())
  test('may be pasted with the address of its description', () => expect(readIssuer(' https://a.example/.well-known/openid-configuration ')).toBe('https://a.example'))
})

describe('the ends of addresses', () => {
  test('are read with or without @, in any case, once each', () => expect(readDomains('Lochside.example.org, @other.example\nlochside.example.org.')).toEqual(['lochside.example.org', 'other.example']))
  test.each(['', 'org', 'a b', 'https://a.example', '*.example.org', '-a.example', 'a_b.example'])('%j is none', (words) => expect(readDomains(words)).toBeUndefined())
  test('an address belongs to what stands after its last @', () => {
    fc.assert(fc.property(fc.string(), fc.domain(), (before, domain) => { expect(domainOf(`${before}@${domain}`)).toBe(domain.toLowerCase()) }))
    expect(domainOf('"a@lochside.example.org"@evil.example')).toBe('evil.example')
  })
})

test('only what says so counts as two steps', () => {
  expect([{ amr: ['mfa'] }, { amr: ['pwd', 'mfa'] }, { acr: 'phr' }, { acr: 'phrh' }].map(saysTwoSteps)).toEqual([true, true, true, true])
  expect([{}, { amr: ['pwd'] }, { amr: 'mfa' }, { amr: ['otp'] }, { acr: '1' }, { acr: 'mfa' }, { amr: null }].map(saysTwoSteps)).toEqual(Array(7).fill(false))
})
