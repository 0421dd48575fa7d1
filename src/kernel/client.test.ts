import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientAddress } from './client.ts'

test.each([
  ['203.0.113.7', undefined, 0, '203.0.113.7'],
  ['203.0.113.7', '198.51.100.1', 0, '203.0.113.7'],
  ['127.0.0.1', '198.51.100.1', 1, '198.51.100.1'],
  ['127.0.0.1', '6.6.6.6, 198.51.100.1', 1, '198.51.100.1'],
  ['127.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
  ['127.0.0.1', undefined, 2, '127.0.0.1'],
  ['127.0.0.1', '198.51.100.1', 2, '198.51.100.1'],
  ['127.0.0.1', '198.51.100.1:4711', 1, '198.51.100.1'],
  ['127.0.0.1', '[2001:db8::1]:4711', 1, '2001:db8:0:0::/64'],
  ['::ffff:203.0.113.7', undefined, 0, '203.0.113.7'],
  ['2001:0db8:0001:0002:0003:0004:0005:0006', undefined, 0, '2001:db8:1:2::/64'],
  ['fe80::1%eth0', undefined, 0, 'fe80:0:0:0::/64'],
  ['::1', undefined, 0, '0:0:0:0::/64'],
  [undefined, undefined, 0, 'unknown'],
  ['127.0.0.1', 'nonsense', 1, 'unknown'],
])('from %s, forwarded for %s, behind %i of our own: %s', (connection, forwarded, proxies, address) => {
  expect(clientAddress(connection, forwarded, proxies)).toBe(address)
})

test('whatever a stranger writes into the header, with none of our own or with one, it is never believed', () => {
  fc.assert(fc.property(fc.string(), (words) => {
    expect(clientAddress('203.0.113.7', words, 0)).toBe('203.0.113.7')
    expect(clientAddress('127.0.0.1', `${words}, 203.0.113.7`, 1)).toBe('203.0.113.7')
  }))
})

test('two neighbours in one IPv6 network count as one, two networks as two', () => {
  const network = fc.array(fc.integer({ min: 0, max: 65_535 }).map((one) => one.toString(16)), { minLength: 4, maxLength: 4 }).map((parts) => parts.join(':'))
  fc.assert(fc.property(network, network, (one, other) => {
    expect(clientAddress(`${one}:1:2:3:4`, undefined, 0)).toBe(clientAddress(`${one}:a:b:c:d`, undefined, 0))
    expect(clientAddress(`${one}:1:2:3:4`, undefined, 0) === clientAddress(`${other}:1:2:3:4`, undefined, 0)).toBe(one === other)
  }))
})
