import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '../test/faults/kill-tools.ts'
import { openDoor, ordinaryPatience, type Patience } from './door.ts'

let close: (() => Promise<void>) | undefined
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await close?.()
})

/** A door to a house that answers with what was sent; `/slow` waits until it is told. */
async function open(patience: Partial<Patience>) {
  const port = await freePort()
  let [goOn, arrived] = [() => {}, 0]
  const told = new Promise<void>((resolve) => { goOn = resolve })
  close = await openDoor({ host: '127.0.0.1', port }, async (request) => {
    if (new URL(request.url).pathname === '/slow') {
      arrived += 1
      await told
    }
    return new Response(`heard ${(await request.text()).length}`)
  }, { ...ordinaryPatience, ...patience })
  return { port, goOn, arrived: () => arrived, fetch: (path = '/') => fetch(`http://127.0.0.1:${port}${path}`) }
}

/** A connection that says this and stays. `heard` settles with everything that came when it ended. */
async function stay(port: number, words = ''): Promise<{ socket: Socket; heard: Promise<string> }> {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  let all = ''
  socket.on('data', (piece) => { all += piece.toString() })
  const heard = new Promise<string>((resolve) => { for (const end of ['close', 'error']) socket.once(end, () => resolve(all)) })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  if (words) socket.write(words)
  return { socket, heard }
}

test('whoever stands at the door and asks nothing makes way, the longest first, and is told so', async () => {
  const { port, fetch } = await open({ most: 5 })
  const idle = []
  for (let one = 0; one < 5; one += 1) idle.push(await stay(port, one === 0 ? '' : 'GET / HTTP/1.1\r\nHost:'))
  expect(await (await fetch()).text()).toBe('heard 0')
  expect(await idle[0]!.heard).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 30[\s\S]*Nothing was changed\. Try again in a minute\.\n$/)
  expect(idle[4]!.socket.destroyed).toBe(false)
})

test('whoever is being answered never makes way; the one too many is asked to come again, and may', async () => {
  const { port, goOn, arrived, fetch } = await open({ most: 3 })
  const busy = await Promise.all([1, 2, 3].map(() => stay(port, 'GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')))
  while (arrived() < 3) await new Promise((resolve) => setTimeout(resolve, 5))
  const refused = await fetch()
  expect([refused.status, refused.headers.get('retry-after'), await refused.text()]).toEqual([503, '30', 'Lilypad is very busy just now. Nothing was changed. Try again in a minute.\n'])
  goOn()
  for (const one of busy) expect(await one.heard).toMatch(/200 OK[\s\S]*heard 0$/)
  expect((await fetch()).status).toBe(200)
})

test('whoever sends a body drop by drop makes way too', async () => {
  const { port, fetch } = await open({ most: 2 })
  const slow = await stay(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc')
  const other = await stay(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc')
  expect((await fetch()).status).toBe(200)
  expect(await slow.heard).toContain('503')
  expect(other.socket.destroyed).toBe(false)
})

test.each<[string, string, Partial<Patience>]>([
  ['its first lines never come', 'GET / HTTP/1.1\r\nHost: x\r\n', { headers: 200 }],
  ['its body never comes', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc', { headers: 200, request: 400 }],
  ['it says nothing at all', '', { headers: 60_000, silence: 200 }],
])('a connection is let go when %s, and others are answered meanwhile', async (_what, words, patience) => {
  const { port, fetch } = await open(patience)
  const { heard } = await stay(port, words)
  expect((await fetch()).status).toBe(200)
  expect(await heard).toMatch(/^$|408 Request Timeout/)
})
