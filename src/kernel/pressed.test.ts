import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { stranger, theApp, address } from '../../test/visitor.ts'
import { useTestDatabase } from '../../test/world.ts'
import { type Env, secureHeaders } from './http.tsx'

useTestDatabase('empty')

const ask = (path: string, accepted?: string) => theApp().fetch(new Request(address + path, { headers: accepted === undefined ? {} : { 'accept-encoding': accepted } }), { incoming: { socket: { remoteAddress: '203.0.113.9' } } })
const unpack = { br: brotliDecompressSync, gzip: gunzipSync, deflate: inflateSync, none: (bytes: Buffer) => bytes }

test.each([
  ['gzip, deflate, br, zstd', 'br'], ['br;q=0, gzip', 'gzip'], ['gzip', 'gzip'], ['deflate', 'deflate'], ['identity', 'none'], ['', 'none'], [undefined, 'none'], ['gzip;q=0', 'none'], ['nonsense;;q=x', 'none'],
] as const)('a page is pressed as far as whoever asks can read it: asked with %j it comes as %s, and is the same page', async (accepted, way) => {
  const answer = await ask('/sign-in', accepted)
  expect([answer.headers.get('content-encoding') ?? 'none', answer.headers.get('vary')]).toEqual([way, 'Accept-Encoding'])
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(unpack[way](bytes).toString('utf8')).toBe((await stranger().get('/sign-in')).html)
})

test('every answer carries the headers that keep others out, also one that went wrong, and a redirect', async () => {
  for (const path of ['/sign-in', '/nowhere', '/today', '/', '/healthz']) {
    const { headers } = await ask(path, 'br')
    expect([path, headers.get('x-frame-options'), headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('content-security-policy')?.startsWith("default-src 'none'")]).toEqual([path, 'DENY', 'nosniff', 'same-origin', true])
  }
})

test('one that was made by hand, with no thought of them, carries them too, and a stricter one stays', async () => {
  const app = new Hono<Env>().use(secureHeaders).get('/', () => new Response('by hand', { headers: { 'referrer-policy': 'no-referrer' } }))
  const { headers } = await app.request('/')
  expect([headers.get('x-frame-options'), headers.get('referrer-policy')]).toEqual(['DENY', 'no-referrer'])
})
