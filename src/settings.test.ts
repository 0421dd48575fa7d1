import path from 'node:path'
import { expect, test } from 'vitest'
import { isDatabasePlain, readSettings, SettingProblem } from './settings.ts'

/** The sentence an administrator reads instead of a start. */
function refusalOf(env: Record<string, string>): string {
  try {
    readSettings(env)
  } catch (error) {
    if (error instanceof SettingProblem) return error.message
    throw error
  }
  return ''
}

test('with nothing set, it is a trial on this machine alone, with the made-up world', () => {
  expect(readSettings({})).toEqual({
    address: 'http://localhost:3000', host: '127.0.0.1', port: 3000, data: './data', demo: true, proxies: 0, key: undefined,
    databaseUrl: undefined, databaseAppUrl: undefined, databaseReplicaUrl: undefined, connections: 20, keepPlans: true, mailUrl: undefined, mailFrom: undefined,
    moveTo: undefined,
    backups: { at: undefined, keep: 14, beforeUpdate: true, keyFile: undefined, passphrase: undefined, passphraseFile: undefined, folder: path.join('data', 'backups') },
  })
})

test('an empty setting is no setting', () => {
  expect(readSettings({ PORT: '', HOST: '', LILYPAD_URL: '', LILYPAD_DATA: '', DATABASE_URL: '', LILYPAD_DEMO: '' })).toEqual(readSettings({}))
})

test('the address follows the port, and the public address wins over both', () => {
  expect(readSettings({ PORT: '3001' }).address).toBe('http://localhost:3001')
  expect(readSettings({ PORT: '3001', LILYPAD_URL: 'https://carers.example.org/' }).address).toBe('https://carers.example.org')
  expect(readSettings({ LILYPAD_URL: 'http://127.0.0.1:8080' }).address).toBe('http://127.0.0.1:8080')
})

test.each(['abc', '0', '65536', '3000.5', '-1'])('PORT=%s is refused, with what to give instead', (port) => {
  expect(refusalOf({ PORT: port })).toBe(`PORT=${port} is not a port. Give a number from 1 to 65535, such as 3000.`)
})

test.each(['-1', 'one', '1.5', '10'])('LILYPAD_PROXIES=%s is refused, with what to give instead', (proxies) => {
  expect(refusalOf({ LILYPAD_PROXIES: proxies })).toContain(`LILYPAD_PROXIES=${proxies} is not a number of proxies.`)
  expect(readSettings({ LILYPAD_PROXIES: '2' }).proxies).toBe(2)
})

test.each(['0.0.0.0', '192.168.1.20', '::'])('HOST=%s without a public address is refused, with how to put Caddy or nginx in front', (host) => {
  const refusal = refusalOf({ HOST: host })
  expect(refusal).toContain(`HOST=${host} would open Lilypad to the network without https.`)
  for (const way of ['reverse_proxy 127.0.0.1:3000', 'proxy_pass http://127.0.0.1:3000', 'LILYPAD_URL=https://carers.example.org npm start']) expect(refusal).toContain(way)
  expect(readSettings({ HOST: host, LILYPAD_URL: 'https://carers.example.org' }).host).toBe(host)
})

test.each(['http://carers.example.org', 'ftp://localhost', 'http://localhost.evil.example'])('LILYPAD_URL=%s is refused: it must be https', (url) => {
  expect(refusalOf({ LILYPAD_URL: url })).toContain('LILYPAD_URL must begin with https:// (only localhost may do without)')
})

test('an address that is none, and one with a path, are refused in their own sentences', () => {
  expect(refusalOf({ LILYPAD_URL: 'carers' })).toBe('LILYPAD_URL=carers is not an address. Give one like https://carers.example.org.')
  for (const url of ['https://carers.example.org/lilypad', 'https://carers.example.org/?a=b', 'https://carers.example.org/#a']) {
    expect(refusalOf({ LILYPAD_URL: url })).toBe('LILYPAD_URL is the bare address of the site, without a path: https://carers.example.org')
  }
})

test('the made-up world is told only where nobody else can reach it, unless it is asked for', () => {
  expect(readSettings({ LILYPAD_DEMO: 'off' }).demo).toBe(false)
  expect(readSettings({ LILYPAD_URL: 'https://carers.example.org' }).demo).toBe(false)
  expect(readSettings({ LILYPAD_URL: 'https://carers.example.org', LILYPAD_DEMO: 'on' }).demo).toBe(true)
  expect(readSettings({ HOST: '0.0.0.0', LILYPAD_URL: 'https://carers.example.org' }).demo).toBe(false)
})

test.each([
  ['DATABASE_URL', 'postgres//lilypad:canaryword@db/lilypad'], ['DATABASE_URL', 'http://lilypad:canaryword@db/lilypad'], ['DATABASE_APP_URL', 'canaryword'],
  ['LILYPAD_SMTP_URL', 'mail:canaryword'], ['LILYPAD_SMTP_URL', 'https://me:canaryword@mail.example.org'],
])('%s=%s is refused without repeating what may be a password', (name, value) => {
  expect(refusalOf({ [name]: value })).toMatch(new RegExp(`^${name} is not an address that Lilypad can use. Give one like \\w+://`))
  expect(refusalOf({ [name]: value })).not.toContain('canaryword')
})

test.each([
  ['postgres://lilypad@db.example.org/lilypad', true], ['postgres://lilypad@db.example.org/lilypad?sslmode=disable', true], ['postgres://lilypad@db.example.org/lilypad?sslmode=prefer', true],
  ['postgres://lilypad@db.example.org/lilypad?sslmode=verify-full', false], ['postgres://lilypad@db.example.org/lilypad?ssl=true', false],
  ['postgres://lilypad@localhost/lilypad', false], ['postgres://lilypad@[::1]:5432/lilypad', false], ['postgres:///lilypad?host=/var/run/postgresql', false],
  ['postgres://lilypad@/lilypad', false], ['postgres://lilypad@%2Fvar%2Frun%2Fpostgresql/lilypad', false], [undefined, false],
])('what is said to the database at %s can be read on the way: %s', (databaseUrl, plain) => {
  expect(isDatabasePlain(readSettings({ DATABASE_URL: databaseUrl }))).toBe(plain)
})

test('a database may have several hosts, a copy to read from only one; any of them without TLS is said', () => {
  const several = 'postgres://owner:secret@one:5432,two:5432/lilypad'
  expect(readSettings({ DATABASE_URL: several }).databaseUrl).toBe(several)
  expect(refusalOf({ DATABASE_REPLICA_URL: several })).toContain('DATABASE_REPLICA_URL names one host')
  expect(refusalOf({ DATABASE_URL: 'postgres://owner:secret@one:port,two/lilypad' })).not.toContain('secret')
  expect(refusalOf({ DATABASE_URL: 'postgres://owner:secret@one:port,two/lilypad' })).toContain('DATABASE_URL is not an address')
  expect(isDatabasePlain({ databaseUrl: 'postgres://owner@localhost,two/lilypad' })).toBe(true)
  expect(isDatabasePlain({ databaseUrl: `${several}?sslmode=verify-full` })).toBe(false)
})

test.each(['3', 'many', '1.5', '2000'])('LILYPAD_CONNECTIONS=%s is refused, with what to give instead', (connections) => {
  expect(refusalOf({ LILYPAD_CONNECTIONS: connections })).toContain(`LILYPAD_CONNECTIONS=${connections} is not how many connections each process may have.`)
  expect(readSettings({ LILYPAD_CONNECTIONS: '8' }).connections).toBe(8)
})
