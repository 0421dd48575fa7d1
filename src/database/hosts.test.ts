import { expect, test } from 'vitest'
import { asLogin } from './migrate.ts'
import { asUser, findWriter, hostByHost, namedIn } from './hosts.ts'

test('an address with several hosts is one address for each; any other stays as it is', () => {
  expect(hostByHost('postgres://owner:p%40ss@one:5432,two:5433,[::1]/lilypad?sslmode=verify-full')).toEqual([
    'postgres://owner:p%40ss@one:5432/lilypad?sslmode=verify-full', 'postgres://owner:p%40ss@two:5433/lilypad?sslmode=verify-full', 'postgres://owner:p%40ss@[::1]/lilypad?sslmode=verify-full',
  ])
  for (const url of ['postgres://owner@one/lilypad', 'postgres://owner:a,b@one/lilypad', 'postgres://owner@/lilypad?host=/run/a,b', 'postgres://%2Frun%2Fa/lilypad', '', 'https://a,b/']) expect(hostByHost(url)).toEqual([url])
})

test('the app’s own log-in is at the same hosts', () => {
  expect(asUser('postgres://owner:secret@one:1,two:2/lilypad?sslmode=require', 'somebody', 'p@ss')).toBe('postgres://somebody:p%40ss@one:1,two:2/lilypad?sslmode=require')
  const { connectionString = '' } = asLogin({ connectionString: 'postgresql://owner:secret@one:1,two:2/lilypad' })
  expect(connectionString).toMatch(/^postgresql:\/\/lilypad_login:[0-9a-f]{64}@one:1,two:2\/lilypad$/)
  expect(namedIn('postgres://o%40wner:p%40:ss@one,two/lilypad')).toEqual({ user: 'o@wner', password: 'p%40:ss' })
  expect(asLogin({ connectionString: 'postgres://owner@/lilypad?host=/run/postgresql' }).connectionString).toBe('postgres://lilypad_login@/lilypad?host=/run/postgresql')
})

test('with no host that answers, it is said in a way that counts as "not now"', async () => {
  await expect(findWriter('postgres://owner@127.0.0.1:1,127.0.0.1:2/lilypad')).rejects.toMatchObject({ code: '57P03', message: 'None of the database’s 2 hosts can be written to now.' })
})
