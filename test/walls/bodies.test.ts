import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeApp, uploadRoutes } from '../../src/app.tsx'
import { openDoor } from '../../src/door.ts'
import { bodyLimits } from '../../src/kernel/bodies.ts'
import { newId } from '../../src/kernel/ids.ts'
import { idOf } from '../../src/seed/ids.ts'
import { freePort } from '../faults/kill-tools.ts'
import { signedIn, stranger } from '../visitor.ts'
import { useTestDatabase } from '../world.ts'
import { addressOf, allRoutes } from './walk.ts'

// How much of what somebody sends is read, before and after it is known who asks. Seen from both ends of the socket.

const world = useTestDatabase('world')
const mb = 1024 * 1024
let port = 0
let close = async () => {}
/** The door's own ends of the connections. */
let inside: Socket[] = []
const watch = (message: unknown) => {
  const { socket } = message as { socket: Socket }
  if (socket.localPort === port) inside.push(socket)
}
beforeAll(async () => {
  port = await freePort()
  close = await openDoor({ host: '127.0.0.1', port }, makeApp({ address: `http://localhost:${port}`, post: async () => undefined }).fetch)
  subscribe('net.server.socket', watch)
})
afterAll(async () => {
  unsubscribe('net.server.socket', watch)
  await close()
})
beforeEach(() => { inside = [] })

/** Say the first lines, then as much of a body as is taken, up to so much. Ends with what was heard, and what the door read of it. */
async function send(path: string, { says, offers, cookie = '', site = 'same-origin' }: { says: number | 'chunked'; offers: number; cookie?: string; site?: string }) {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', (piece) => { heard += piece.toString() })
  socket.on('error', () => undefined)
  const over = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const length = says === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${says}`
  socket.write(`POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\nsec-fetch-site: ${site}\r\ncookie: ${cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\n${length}\r\n\r\n`)
  const piece = 'words=x&'.repeat(8192)
  for (let sent = 0; sent < offers && !socket.destroyed; sent += piece.length) {
    const bytes = says === 'chunked' ? `${piece.length.toString(16)}\r\n${piece}\r\n` : piece.slice(0, offers - sent)
    await Promise.race([over, new Promise<void>((resolve) => socket.write(bytes, () => resolve()))])
  }
  if (offers === 0) while (!heard.includes('</html>') && !socket.destroyed) await new Promise((resolve) => setTimeout(resolve, 5))
  else await over
  socket.destroy()
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1]), heard, read: inside[0]!.bytesRead }
}

describe('from a stranger', () => {
  test.each(['/sessions', '/sign-in-links', '/prepare/x.y/words', '/listened/x.y/answer', '/carers', '/nowhere'])('what says that it is large is refused at %s before a byte of it came', async (path) => {
    const { status, heard, read } = await send(path, { says: 12 * mb, offers: 0 })
    expect([status, read < 1_000]).toEqual([413, true])
    expect(heard).toContain('The limit is 256 kB.')
    expect(heard).toContain('Nothing was changed.')
  })

  test.each([['says that it is large', 64 * mb], ['does not say how large it is', 'chunked']] as const)('of what %s little is read, however much is sent', async (_what, says) => {
    const { read } = await send('/sessions', { says, offers: 64 * mb })
    expect(read).toBeLessThan(2 * mb)
  })

  test('nor is it read for a page of another site, which is refused anyway', async () => {
    expect((await send('/sessions', { says: 64 * mb, offers: 0, site: 'cross-site' })).status).toBe(413)
    expect((await send('/sessions', { says: 'chunked', offers: 64 * mb, site: 'cross-site' })).read).toBeLessThan(2 * mb)
    expect(inside).toHaveLength(2)
  })

  test('with a cookie that was never a session’s no more is taken', async () => {
    for (const cookie of [`lilypad=${idOf('lochside')}.${'x'.repeat(43)}`, 'lilypad=x', `lilypad-device=${'x'.repeat(43)}`]) {
      inside = []
      expect((await send('/carers', { says: 3 * mb, offers: 0, cookie })).status).toBe(413)
    }
  })

  test('a long talk is no stranger’s, and comes back whole to whoever’s session ran out', async () => {
    const talk = 'ঘুম '.repeat(50_000)
    const jo = await signedIn('jo-reid')
    await world.owner.query('update sessions set expires_at = began_at where account_id = $1', [idOf('lochside', 'worker', 'jo-reid')])
    const answer = await jo.post('/carers', { id: newId(), callName: talk }, { 'content-length': '2000000' })
    expect([answer.status, answer.html.includes(talk)]).toEqual([401, true])
    expect((await stranger().post('/carers', { callName: talk }, { 'content-length': '2000000' })).status).toBe(413)
  })
})

describe('from somebody who is signed in', () => {
  test('no address reads more than its own, whatever is said, but the one that takes files', async () => {
    const { cookie } = await signedIn('jo-reid')
    const routes = (await allRoutes()).filter(({ method }) => method === 'POST')
    expect(routes.length).toBeGreaterThan(80)
    expect(uploadRoutes.filter((name) => !routes.some((route) => route.name === name))).toEqual([])
    for (const route of routes) {
      inside = []
      const { status, heard, read } = await send(addressOf(route, []), { says: 65 * mb, offers: 0, cookie })
      expect([route.name, status, read < 1_000, heard.includes('The limit is 12 MB')]).toEqual([route.name, 413, true, uploadRoutes.includes(route.name)])
    }
  })

  test.each([[bodyLimits.form + 1, '/carers', 413], [bodyLimits.form - 1, '/carers', 422], [bodyLimits.form + 1, `/carers/${idOf('lochside', 'carer', 'asha-menon')}/documents`, 422], [bodyLimits.upload + 1, `/carers/${idOf('lochside', 'carer', 'asha-menon')}/documents`, 413]])('%d bytes to %s: %d', async (length, path, status) => {
    const jo = await signedIn('jo-reid')
    const answer = await jo.post(path, { words: 'x'.repeat(length - 6) }, { 'content-length': String(length) })
    expect(answer.status).toBe(status)
  })
})
